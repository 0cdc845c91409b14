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

  /// Every path in real letter case by the path in lower case.
  private(set) var byFoldedPath: [String: String] = [:]
  private(set) var glossary: Ref<Page>?

  /// Glossary terms by id and by each of their names, folded; the first of several.
  private(set) var termsByID: [String: Int] = [:]
  private(set) var termsByName: [String: Int] = [:]
  let drafts: Set<String>

  /// All paths, sorted, for suggestions.
  let names: [String]

  init(_ plan: SitePlan) {
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
    var names: Set<String> = plan.assets.union(SiteFiles.names)
    for ref in ladder.pageRefs {
      let page = ladder[ref]
      pages[page.path] = ref
      ids["\(page.kind.rawValue):\(page.id)"] = ref
      names.insert(page.path)
      if page.kind == .glossary { glossary = ref }
    }
    for (index, term) in ladder.terms.enumerated().reversed() {
      termsByID[term.id] = index
      for name in [term.title] + term.forms { termsByName[name.foldedName] = index }
    }
    for page in plan.pages { names.insert(page.path.text) }
    self.names = names.sorted()
    for name in self.names { byFoldedPath[name.lowercased()] = name }
  }
}
