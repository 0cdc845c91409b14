import LadderModel
import Pages

/// Everything that a link can lead to, by the names that links use.
struct LinkIndex: Sendable {
  /// Author's pages by path below `content/`.
  private(set) var pages: [String: Ref<Page>] = [:]

  /// Author's pages by `kind:id`.
  private(set) var ids: [String: Ref<Page>] = [:]

  /// For each author's page, the ids that a link may point at.
  private(set) var anchors: [Set<String>] = []

  /// Every path in real letter case by the path in lower case; empty without suggestions.
  private(set) var byFoldedPath: [String: String] = [:]
  private(set) var glossary: Ref<Page>?

  /// Glossary terms by id and by each of their names, folded; the first of several.
  private(set) var termsByID: [String: Int] = [:]
  private(set) var termsByName: [String: Int] = [:]
  let drafts: Set<String>

  /// All paths, sorted; empty without suggestions.
  private(set) var names: [String] = []

  /// - Parameter suggests: whether to know what a broken link may have meant.
  init(_ plan: SitePlan, suggests: Bool) {
    let ladder = plan.ladder
    drafts = Set(ladder.drafts)
    var anchors = ladder.pages.map { Set($0.anchors) }
    for level in ladder.levels {
      for cell in level.cells {
        anchors[level.page.index].insert(cell.anchor)
        anchors[level.page.index].formUnion(cell.statements.map(\.anchor))
      }
    }
    self.anchors = anchors
    for ref in ladder.pageRefs {
      let page = ladder[ref]
      pages[page.path] = ref
      ids["\(page.kind.rawValue):\(page.id)"] = ref
      if page.kind == .glossary { glossary = ref }
    }
    for (index, term) in ladder.terms.enumerated().reversed() {
      termsByID[term.id] = index
      for name in [term.title] + term.forms { termsByName[name.foldedName] = index }
    }
    guard suggests else { return }
    let files = plan.assets.union(SiteFiles.names)
    names = files.union(ladder.pages.map(\.path)).union(plan.pages.map(\.path.text)).sorted()
    for name in names { byFoldedPath[name.lowercased()] = name }
  }
}
