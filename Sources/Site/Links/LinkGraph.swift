package import Diagnostics
package import LadderModel
import Pages

/// Every link of every page, resolved, and who links to whom.
package struct LinkGraph: Sendable {
  /// For each author's page, the targets of its document's links in their order; `nil` where a
  /// link is broken, which has been reported.
  package let targets: [[LinkTarget?]]

  /// For each author's page, the other pages whose text links to it, in order of path.
  package let backlinks: [[Ref<Page>]]

  /// The author's pages with links to a part of a derived page, whose parts are known only once it is
  /// made.
  let pagesToCheck: [Ref<Page>]

  /// The entries of the main navigation: label and target.
  package let navigation: [(title: String, target: LinkTarget)]

  /// The logo's path in the site.
  package let logo: SitePath?

  /// Broken links of one page for which a nearest name is looked for.
  private static let suggestionsPerPage = 100

  package static func resolve(_ plan: SitePlan) -> Diagnosed<LinkGraph> {
    let resolver = LinkResolver(plan, LinkIndex(plan.ladder))
    return resolve(plan, resolver, links(of: plan.ladder.pageRefs[...], plan.ladder, resolver))
  }

  /// The links of one page.
  package struct PageLinks: Sendable {
    fileprivate let targets: [LinkTarget?]
    fileprivate let diagnostics: [Diagnostic]
    fileprivate let hasDerivedAnchors: Bool
  }

  /// Resolves the links of a run of pages; independent of all others.
  ///
  /// Neighbours link to the same places: what a destination means in a folder is found out once.
  ///
  /// - Parameter resolver: one that makes no suggestions will do: ``resolve(_:_:_:)`` looks again at
  ///   pages with broken links.
  package static func links(
    of run: ArraySlice<Ref<Page>>, _ ladder: Ladder, _ resolver: LinkResolver
  ) -> [PageLinks] {
    var known: [String: LinkTarget] = [:]
    var folder: Substring.UTF8View?
    return run.map { ref in
      let own = ladder[ref].path.folderOfPath.utf8
      if folder.map({ !$0.elementsEqual(own) }) ?? true {
        folder = own
        known = [:]
      }
      return links(of: ref, ladder, resolver, &known)
    }
  }

  /// - Parameter known: where destinations lead, as found on pages of the same folder so far.
  private static func links(
    of ref: Ref<Page>, _ ladder: Ladder, _ resolver: LinkResolver,
    _ known: inout [String: LinkTarget]
  ) -> PageLinks {
    let page = ladder[ref]
    var diagnostics: [Diagnostic] = []
    let targets = page.document.links.map { link -> LinkTarget? in
      // An anchor by itself means the page that it stands on.
      let isShared =
        link.kind == .link
        && link.destination.utf8.first.map { $0 != UInt8(ascii: "#") } ?? false
      if isShared, let target = known[link.destination] { return target }
      var wanted = LinkResolver.Link(
        destination: link.destination, place: page.file.place(link.range), from: page.path,
        page: ref)
      wanted.suggests = diagnostics.count < suggestionsPerPage
      wanted.isPicture = link.kind == .image
      switch resolver.resolve(wanted) {
      case .success(let target):
        if isShared { known[link.destination] = target }
        return target
      case .failure(let problem):
        guard var diagnostic = problem.diagnostic else { return nil }
        if isFootnote(link.range, in: page.file.bytes) {
          diagnostic.help = "footnotes are not read; put the note in a sentence of its own"
        }
        diagnostics.append(diagnostic)
        return nil
      }
    }
    return PageLinks(
      targets: targets, diagnostics: diagnostics,
      hasDerivedAnchors: targets.contains { $0?.derivedAnchor != nil })
  }

  /// Whether a destination is that of `[^1]: text`, which CommonMark takes for a link's definition.
  private static func isFootnote(_ destination: Range<Int>, in bytes: [UInt8]) -> Bool {
    let line = bytes[..<destination.lowerBound].reversed().prefix { $0 != 0x0A && $0 != 0x0D }
    return line.reversed().drop { $0 == 0x20 }.starts(with: "[^".utf8)
  }

  /// Puts together what was found page by page, and resolves the links of `ladder.yml`.
  ///
  /// - Parameter links: of the ladder's pages, in their order.
  package static func resolve(
    _ plan: SitePlan, _ resolver: LinkResolver, _ links: [PageLinks]
  ) -> Diagnosed<LinkGraph> {
    let ladder = plan.ladder
    var made: LinkResolver?
    func suggesting() -> LinkResolver {
      let resolver = made ?? LinkResolver(plan)
      made = resolver
      return resolver
    }
    let links = zip(ladder.pageRefs, links).map { ref, page in
      guard !page.diagnostics.isEmpty else { return page }
      var known: [String: LinkTarget] = [:]
      return Self.links(of: ref, ladder, suggesting(), &known)
    }
    var diagnostics = links.flatMap(\.diagnostics)
    var backlinks = [[Ref<Page>]](repeating: [], count: ladder.pages.count)
    for (ref, page) in zip(ladder.pageRefs, links) {
      for case let target? in page.targets {
        // Pages come in their order, so a page that was noted is the last one.
        guard let other = target.page, other != ref, backlinks[other.index].last != ref else {
          continue
        }
        backlinks[other.index].append(ref)
      }
    }
    let file = ladder.settings.file
    func fromRoot(_ destination: Located<String>, isPicture: Bool = false) -> LinkTarget? {
      var link = LinkResolver.Link(
        destination: destination.value, place: file.place(destination.range), from: "", page: nil)
      link.isPicture = isPicture
      if case .success(let target) = resolver.resolve(link) { return target }
      if case .failure(let problem) = suggesting().resolve(link),
        let diagnostic = problem.diagnostic
      {
        diagnostics.append(diagnostic)
      }
      return nil
    }
    let written = ladder.settings.navigation?.compactMap { entry in
      fromRoot(entry.destination).map { (entry.title ?? $0.title, $0) }
    }
    let logo = ladder.settings.logo.flatMap { fromRoot($0, isPicture: true)?.path }
    let graph = LinkGraph(
      targets: links.map(\.targets), backlinks: backlinks,
      pagesToCheck: zip(ladder.pageRefs, links).filter(\.1.hasDerivedAnchors).map(\.0),
      navigation: written ?? standardNavigation(plan), logo: logo)
    return Diagnosed(graph, diagnostics)
  }

  /// What a reader looks for first, as far as the ladder has it.
  private static func standardNavigation(
    _ plan: SitePlan
  ) -> [(title: String, target: LinkTarget)] {
    let wanted = [
      ("Tracks", "tracks/index.html"), ("Matrix", "matrix.html"), ("Map", "dual-track.html"),
      ("Steps", "steps/index.html"), ("Roles", "roles/index.html"),
      ("Transitions", "transitions/index.html"), ("Guides", "guides/index.html"),
      ("Glossary", "glossary.html"),
    ]
    return wanted.compactMap { title, path in
      plan.page(at: path).map {
        (
          title,
          LinkTarget(path: $0.path, anchor: nil, query: "", title: $0.title, page: $0.source)
        )
      }
    }
  }
}
