import LadderModel
import Pages

/// Which pages and levels each file of the search index holds.
struct SearchParts {
  struct Part {
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

  /// First all pages and then all levels, in their order, as many as a file may hold.
  init(_ site: ResolvedSite) {
    pages = site.plan.pages.filter { page in
      if case .directory = page.content { false } else { page.isListed }
    }
    let count = pages.count
    let weights =
      pages.map { Self.weight(of: $0, site) }
      + site.ladder.levelRefs.map { Self.weight(of: $0, site.ladder) }
    all = weights.stretches(upTo: Self.limit).map { stretch in
      Part(
        pages: stretch.clamped(to: 0..<count),
        levels: max(0, stretch.lowerBound - count)..<max(0, stretch.upperBound - count))
    }
  }

  private static func weight(of page: PlannedPage, _ site: ResolvedSite) -> Int {
    guard let source = page.source else { return 150 }
    // What the cells of a level say stands with the level.
    if case .level = page.content { return 600 }
    return site.ladder[source].document.html.count + 150
  }

  private static func weight(of level: Ref<Level>, _ ladder: Ladder) -> Int {
    ladder[level].cells.reduce(150) { sum, cell in
      guard cell.carriedFrom == nil else { return sum + 40 }
      return cell.statements.reduce(sum + 60 + (cell.lead?.range.count ?? 0)) {
        $0 + $1.lead.range.count + $1.rest.range.count + 20
      }
    }
  }
}
