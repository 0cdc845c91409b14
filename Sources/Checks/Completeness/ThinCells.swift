import Diagnostics
import LadderModel

/// Cells that are far thinner than those around them.
enum ThinCells {
  /// How many times more words a neighbour has.
  private static let factor = 4

  /// Below this a neighbour is itself too short to measure by.
  private static let leastWords = 40

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let counts = ladder.levels.map { $0.cells.map(words) }
    return ladder.activeLevels.flatMap { level in
      ladder[level].cells.enumerated().compactMap { index, cell -> Diagnostic? in
        guard cell.carriedFrom == nil, !cell.statements.isEmpty else { return nil }
        let own = counts[level.index][index]
        let around = neighbours(of: index, level, ladder, counts)
        guard around.count >= 2, let least = around.min(), least >= leastWords,
          own * factor <= least
        else { return nil }
        return Diagnostic(
          .thinCell,
          "'\(ladder.page(of: cell.dimension).title)' has \(own) words here; around it are \(least) and more",
          at: ladder.page(of: level).file.place(cell.range),
          help: "say as much as its neighbours do, or accept it with a reason")
      }
    }
  }

  private static func words(in cell: Cell) -> Int {
    cell.statements.reduce(0) { $0 + WordScan.ranges(in: Array($1.text.utf8)).count }
  }

  /// The words of the cells below and above, and the median of the level's other cells.
  ///
  /// - Parameter counts: how many words each level's cells have.
  private static func neighbours(
    of cell: Int, _ level: Ref<Level>, _ ladder: Ladder, _ counts: [[Int]]
  ) -> [Int] {
    let dimension = ladder[level].cells[cell].dimension
    let vertical = [ladder[level].below.first, ladder[level].above.first].compactMap(\.self)
      .compactMap { neighbour in
        ladder[neighbour].cells.firstIndex { $0.dimension == dimension }
          .map { counts[neighbour.index][$0] }
      }
    var others = counts[level.index]
    others.remove(at: cell)
    others.sort()
    return others.isEmpty ? vertical : vertical + [others[others.count / 2]]
  }
}
