import Diagnostics
import LadderModel
import Pages

/// Levels that say nothing of a dimension.
enum MissingCells {
  /// A cell that should be there.
  struct Gap: Hashable {
    let level: Ref<Level>
    let dimension: Ref<Dimension>

    /// The dimension is on lower levels, and on none from here to the top.
    let isEnd: Bool
  }

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    if ladder.dimensions.isEmpty { return withoutDimensions(ladder) }
    return gaps(in: ladder).map { gap in
      let (level, dimension) = (ladder.name(gap.level), ladder.name(gap.dimension))
      let title = ladder.page(of: gap.dimension).title
      let id = ladder.page(of: gap.dimension).id
      if gap.isEnd {
        return Diagnostic(
          .dimensionStops, "\(dimension) stops below \(level)", at: ladder.place(of: gap.level),
          help: "say that it stays as it is with 'carries: [\(id)]', or write '## \(title)'")
      }
      let help =
        ladder[gap.level].below.isEmpty
        ? "write a section '## \(title)'"
        : "write a section '## \(title)', or 'carries: [\(id)]' if it stays as it is below"
      return Diagnostic(
        .missingDimension, "\(level) says nothing of \(dimension)",
        at: ladder.place(of: gap.level), help: help)
    }
  }

  /// Levels alone make no matrix, which is what most authors come for.
  private static func withoutDimensions(_ ladder: Ladder) -> [Diagnostic] {
    guard let level = ladder.activeLevels.first else { return [] }
    let page = ladder.page(of: level)
    let heading = page.document.headings.first { $0.level == 2 }
    let help =
      heading.map {
        "if '## \($0.text)' is one, write content/dimensions/\($0.id).md with 'title: \($0.text)'"
      } ?? "write one, like content/dimensions/craft.md, and a section '## Craft' on each level"
    return [
      Diagnostic(
        .missingDimension,
        "there is no dimension, so what levels say is in no matrix and can't be cited",
        at: ladder.place(of: level), help: help)
    ]
  }

  /// The gaps of all tracks. A track whose grid is mostly empty is sparse on purpose and has none.
  static func gaps(in ladder: Ladder) -> [Gap] {
    ladder.trackRefs.flatMap { track -> [Gap] in
      let rungs = ladder[track].rungs
      let used = ladder.dimensions(of: track).map { dimension in
        (dimension, rungs.indices.filter { has(rungs[$0], dimension, ladder) })
      }.filter { !$0.1.isEmpty }
      let filled = used.reduce(0) { $0 + $1.1.count }
      guard filled * 2 >= used.count * rungs.count else { return [] }
      return used.flatMap { gaps(of: $0, on: $1, rungs) }
    }
  }

  private static func has(_ rung: [Ref<Level>], _ dimension: Ref<Dimension>, _ ladder: Ladder)
    -> Bool
  {
    rung.contains { ladder[$0].cell(dimension) != nil }
  }

  private static func gaps(
    of dimension: Ref<Dimension>, on present: [Int], _ rungs: [[Ref<Level>]]
  ) -> [Gap] {
    guard let first = present.first, let last = present.last else { return [] }
    let isDense = present.count * 2 >= last - first + 1
    // A dimension that begins higher up is a choice, unless nearly every level has it.
    let isNearlyEverywhere = rungs.count >= 3 && present.count * 4 >= rungs.count * 3
    return rungs.indices.filter { !present.contains($0) }.flatMap { index -> [Gap] in
      let isEnd = index > last
      let isMissing =
        isEnd ? index == last + 1 : index < first ? isNearlyEverywhere : isDense
      return isMissing
        ? rungs[index].map { Gap(level: $0, dimension: dimension, isEnd: isEnd) } : []
    }
  }
}
