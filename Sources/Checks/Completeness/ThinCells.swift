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
    return ladder.activeLevels.flatMap { level in
      ladder[level].cells.filter { $0.carriedFrom == nil && !$0.statements.isEmpty }.compactMap {
        cell -> Diagnostic? in
        let own = words(in: cell)
        let around = neighbours(of: cell, level, ladder)
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
  private static func neighbours(of cell: Cell, _ level: Ref<Level>, _ ladder: Ladder) -> [Int] {
    let vertical = [ladder[level].below.first, ladder[level].above.first].compactMap(\.self)
      .compactMap { ladder[$0].cell(cell.dimension) }.map(words)
    let others = ladder[level].cells.filter { $0.dimension != cell.dimension }.map(words).sorted()
    return others.isEmpty ? vertical : vertical + [others[others.count / 2]]
  }
}
