import Diagnostics
import LadderModel

/// Counterparts of which one is assessed by a dimension that the other leaves out.
enum UnequalDimensions {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let known = Set(MissingCells.gaps(in: ladder).map { [$0.level.index, $0.dimension.index] })
    var seen: Set<[Int]> = []
    return ladder.activeLevels.flatMap { level -> [Diagnostic] in
      ladder.dimensions(of: ladder[level].track).compactMap { dimension in
        let key = [level.index, dimension.index]
        guard ladder[level].cell(dimension) == nil, !known.contains(key),
          isUsed(dimension, on: ladder[level].track, ladder),
          let other = ladder.counterparts(of: level).first(where: {
            ladder[$0].cell(dimension) != nil
          }),
          seen.insert(key).inserted
        else { return nil }
        return Diagnostic(
          .unequalDimensions,
          "\(ladder.name(level)) says nothing of \(ladder.name(dimension)), as its counterpart \(ladder.name(other)) does",
          at: ladder.place(of: level),
          help:
            "write a section '## \(ladder.page(of: dimension).title)', or limit the dimension with 'tracks'"
        )
      }
    }
  }

  /// A track that never has the dimension is reported once, on the dimension's page.
  private static func isUsed(
    _ dimension: Ref<Dimension>, on track: Ref<Track>, _ ladder: Ladder
  ) -> Bool {
    ladder[track].levels.contains { ladder[$0].cell(dimension) != nil }
  }
}
