package import LadderModel
import Pages

/// Everything that a link can lead to, by the names that links use.
package struct LinkIndex: Sendable {
  /// Author's pages by path below `content/`.
  private(set) var pages: [String: Ref<Page>] = [:]

  /// Author's pages by `kind:id`.
  private(set) var ids: [String: Ref<Page>] = [:]

  /// The ids of the cells and statements on a level's page, by the page's index.
  private var cellAnchors: [Int: Set<String>] = [:]

  /// Every path in real letter case by the path in lower case; empty without suggestions.
  private(set) var byFoldedPath: [String: String] = [:]
  private(set) var glossary: Ref<Page>?

  /// Glossary terms by title, by id and by each of their names, folded; the first of several.
  private(set) var termsByTitle: [String: Int] = [:]
  private(set) var termsByID: [String: Int] = [:]
  private(set) var termsByName: [String: Int] = [:]
  let drafts: Set<String>

  /// Paths of the pages that the ladder could not take.
  let unread: Set<String>

  /// All paths, sorted; empty without suggestions.
  private(set) var names: [String] = []

  /// What links lead to; not yet what a broken one may have meant.
  package init(_ ladder: Ladder) {
    drafts = Set(ladder.drafts)
    unread = ladder.unread
    for level in ladder.levels {
      cellAnchors[level.page.index] = Set(
        level.cells.flatMap { cell in [cell.anchor] + cell.statements.map(\.anchor) })
    }
    for ref in ladder.pageRefs {
      let page = ladder[ref]
      pages[page.path] = ref
      ids["\(page.kind.rawValue):\(page.id)"] = ref
      if page.kind == .glossary { glossary = ref }
    }
    for (index, term) in ladder.terms.enumerated().reversed() {
      termsByTitle[term.title] = index
      termsByID[term.id] = index
      for name in [term.title] + term.forms { termsByName[name.foldedName] = index }
    }
  }

  /// Knows what a broken link may have meant as well.
  init(suggestingFrom plan: SitePlan) {
    self.init(plan.ladder)
    let files = plan.assets.union(plan.dataFiles)
    names = files.union(plan.ladder.pages.map(\.path)).union(plan.pages.map(\.path.text)).sorted()
    for name in names { byFoldedPath[name.lowercased()] = name }
  }

  /// Whether a link may point at an id on an author's page.
  func has(_ anchor: String, on ref: Ref<Page>, _ page: Page) -> Bool {
    page.anchors.contains(anchor) || cellAnchors[ref.index]?.contains(anchor) ?? false
  }

  /// All ids on an author's page that a link may point at, sorted.
  func anchors(on ref: Ref<Page>, _ page: Page) -> [String] {
    page.anchors.union(cellAnchors[ref.index] ?? []).sorted()
  }
}
