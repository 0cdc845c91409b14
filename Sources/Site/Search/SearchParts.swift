import LadderModel
import Pages

/// Which pages and levels each file of the search index holds.
package struct SearchParts: Sendable {
  struct Part: Sendable {
    /// Of ``SearchParts/pages``.
    var pages: Range<Int>

    /// Of the ladder's levels.
    var levels: Range<Int>
  }

  /// In bytes, about. One file as long as it is lighter.
  private static let limit = 900_000

  /// At least one.
  let all: [Part]

  /// The pages that the search finds.
  let pages: [PlannedPage]

  /// By an author's page, its place among ``pages``; -1 when it is none of them.
  let positions: [Int]

  /// First all pages and then all levels, in their order, as many as a file may hold.
  package init(_ plan: SitePlan) {
    pages = plan.pages.filter { page in
      if case .directory = page.content { false } else { page.isListed }
    }
    let count = pages.count
    let weights =
      pages.map { Self.weight(of: $0, plan.ladder) }
      + plan.ladder.levels.map { Self.weight(of: $0) }
    all = weights.stretches(upTo: Self.limit).map { stretch in
      Part(
        pages: stretch.clamped(to: 0..<count),
        levels: max(0, stretch.lowerBound - count)..<max(0, stretch.upperBound - count))
    }
    var positions = [Int](repeating: -1, count: plan.ladder.pages.count)
    for (index, page) in pages.enumerated() {
      guard let source = page.source, plan.path(of: source) == page.path else { continue }
      positions[source.index] = index
    }
    self.positions = positions
  }

  private static func weight(of page: PlannedPage, _ ladder: borrowing Ladder) -> Int {
    guard let source = page.source else { return 150 }
    // What the cells of a level say stands with the level.
    if case .level = page.content { return 600 }
    return ladder[source].document.html.count + 150
  }

  private static func weight(of level: Level) -> Int {
    level.cells.reduce(150) { sum, cell in
      guard cell.carriedFrom == nil else { return sum + 40 }
      return cell.statements.reduce(sum + 60 + (cell.lead?.range.count ?? 0)) {
        $0 + $1.lead.range.count + $1.rest.range.count + 20
      }
    }
  }
}
