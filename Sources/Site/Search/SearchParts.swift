import LadderModel
import Pages

/// Which pages and levels each file of the search index holds.
struct SearchParts {
  struct Part {
    /// Of ``pages(of:)``.
    var pages: Range<Int>

    /// Of the ladder's levels.
    var levels: Range<Int>
  }

  /// In bytes, about. One file as long as it is lighter.
  private static let limit = 900_000

  /// At least one.
  let all: [Part]

  /// First all pages and then all levels, in their order, as many as a file may hold.
  init(_ site: ResolvedSite) {
    let weights = Self.pages(of: site).map { Self.weight(of: $0, site) }
    let levels = site.ladder.levelRefs.map { Self.weight(of: $0, site.ladder) }
    var parts = [Part(pages: 0..<0, levels: 0..<0)]
    var weight = 0
    func isFull(with more: Int) -> Bool {
      if weight > 0, weight + more > Self.limit {
        weight = more
        return true
      }
      weight += more
      return false
    }
    for (index, own) in weights.enumerated() {
      if isFull(with: own) { parts.append(Part(pages: index..<index, levels: 0..<0)) }
      parts[parts.count - 1].pages = parts[parts.count - 1].pages.lowerBound..<(index + 1)
    }
    for (index, own) in levels.enumerated() {
      if isFull(with: own) {
        parts.append(Part(pages: weights.count..<weights.count, levels: index..<index))
      }
      parts[parts.count - 1].levels = parts[parts.count - 1].levels.lowerBound..<(index + 1)
    }
    all = parts
  }

  /// The pages that the search finds.
  static func pages(of site: ResolvedSite) -> [PlannedPage] {
    site.plan.pages.filter { page in
      if case .directory = page.content { false } else { page.isListed }
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
