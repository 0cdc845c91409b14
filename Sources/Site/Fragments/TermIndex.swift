package import LadderModel
import Pages

/// Finds where glossary terms are used in the pages' running text.
package struct TermIndex: Sendable {
  /// One use of a term.
  package struct Use: Sendable {
    /// Byte range in the document's HTML.
    package let range: Range<Int>

    /// Index into the ladder's terms.
    package let term: Int
  }

  /// For each author's page, the uses in its document, in order and not overlapping; at one place
  /// the longest term counts.
  package let uses: [[Use]]

  /// Where the terms are defined.
  let glossary: SitePath?

  package init(_ plan: SitePlan) {
    let matcher = TermMatcher(plan.ladder.terms)
    self.init(plan, uses: plan.ladder.pages.map { Self.uses(on: $0, plan.ladder, matcher) })
  }

  /// Puts together what was found page by page.
  ///
  /// - Parameter uses: on the ladder's pages, in their order.
  package init(_ plan: SitePlan, uses: [[Use]]) {
    self.uses = uses
    glossary = plan.ladder.glossary.map { plan.path(of: $0) }
  }

  /// The uses on one page; independent of all others.
  package static func uses(on page: Page, _ ladder: Ladder, _ matcher: TermMatcher) -> [Use] {
    guard !matcher.isEmpty else { return [] }
    let document = page.document
    var uses: [Use] = []
    for range in document.prose.lazy.map(\.range) {
      matcher.appendUses(in: document.html, range, to: &uses)
    }
    // A definition does not link to itself.
    guard page.kind == .glossary else { return uses }
    return uses.filter { use in
      !ladder.terms[use.term].definition.range.contains(use.range.lowerBound)
    }
  }

  /// The uses inside a stretch of a document.
  func uses(in range: Range<Int>, of page: Ref<Page>) -> ArraySlice<Use> {
    let all = uses[page.index]
    let first = all.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return all[first..<end]
  }
}
