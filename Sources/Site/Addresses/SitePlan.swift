package import Diagnostics
package import LadderModel

/// Every page of the site and its address.
package struct SitePlan: Sendable {
  package let ladder: Ladder

  /// In order of path.
  package private(set) var pages: [PlannedPage] = []

  /// Files below `content/` and `templates/assets/` that are copied, by path in the site.
  package let assets: Set<String>

  package let trackGroups: TrackGroups
  private(set) var directory = Directory()

  /// The guides page by page when one page is too short for the list of them; else none.
  let guideParts: [[Ref<Page>]]

  /// A list of more pages than these is parted.
  private static let longestList = 400

  /// The author's pages on each of the pages that hold the whole ladder.
  private let printParts: [PrintPart]

  /// Places of the pages that others look for by what they show.
  private var byContent: [PlannedPage.Content: Int] = [:]

  /// By path, the number of the page in the order of planning; and by that its place.
  private var numbers: [String: Int] = [:]
  private var places: [Int] = []

  /// The addresses of pages that other pages always link to, in parallel with `ladder.pages`.
  private var pagePaths: [SitePath] = []

  /// Plans the site of a ladder.
  ///
  /// - Parameters:
  ///   - assets: paths in the site of the files that are copied.
  ///   - root: the site's on its host, when that is known; see ``SitePath/root(of:)``.
  ///   - hasSitemap: whether it is known where the site is published.
  package static func plan(
    _ ladder: Ladder, assets: [String], root: String? = nil, hasSitemap: Bool = false
  ) -> Diagnosed<SitePlan> {
    var plan = SitePlan(ladder: ladder, assets: Set(assets), hasSitemap: hasSitemap)
    var diagnostics = plan.addContentPages()
    plan.addDerivedPages()
    plan.addNotFound(root: root)
    diagnostics += plan.addRedirects()
    plan.addDirectory()
    diagnostics += plan.settle() + plan.takenNames()
    return Diagnosed(plan, diagnostics)
  }

  /// The files of the site that are neither pages nor copies. Only an address makes a sitemap.
  let dataFiles: Set<String>

  private init(ladder: Ladder, assets: Set<String>, hasSitemap: Bool) {
    self.ladder = ladder
    self.assets = assets
    dataFiles = hasSitemap ? SiteFiles.names : SiteFiles.names.subtracting([SiteFiles.sitemap])
    trackGroups = TrackGroups(ladder)
    guideParts =
      ladder.guides.count > Self.longestList ? ladder.guides.chunks(of: Self.longestList) : []
    printParts = PrintPart.parts(of: ladder)
    pagePaths = ladder.pages.map { SitePath(Self.output(of: $0.path)) }
  }

  package func page(_ content: PlannedPage.Content) -> PlannedPage? {
    byContent[content].map { pages[$0] }
  }

  package func page(at path: String) -> PlannedPage? {
    guard let number = numbers[path.foldedPath], pages[places[number]].path.text == path else {
      return nil
    }
    return pages[places[number]]
  }

  /// Where an author's page is shown.
  package func path(of page: Ref<Page>) -> SitePath { pagePaths[page.index] }
  package func path(of level: Ref<Level>) -> SitePath { path(of: ladder[level].page) }

  /// The counterparts of a level that are drawn beside it: those on the tracks of its group.
  func counterparts(beside level: Ref<Level>) -> [Ref<Level>] {
    ladder.counterparts(of: level, on: trackGroups.tracks(beside: ladder[level].track))
  }

  /// The author's pages that are whole on one page of the site: those of a page to print.
  func printed(on content: PlannedPage.Content) -> [Ref<Page>] {
    switch content {
    case .print(let part?): printParts[part].pages
    case .print(nil): printParts.count == 1 ? printParts[0].pages : []
    default: []
    }
  }

  /// How long a page takes to make, in pages that show one page of an author's.
  package func weight(of page: PlannedPage) -> Int {
    let shown =
      switch page.content {
      case .print: printed(on: page.content).count
      case .matrix(nil) where trackGroups.parts.isEmpty: ladder.activeLevels.count
      case .matrixPart(let group):
        trackGroups.groups[group].reduce(0) { $0 + ladder[$1].levels.count }
      default: 1
      }
    return max(1, shown)
  }

  /// About how many bytes of HTML a page will have, where that is known and worth knowing.
  func bytes(of page: PlannedPage) -> Int? {
    switch page.content {
    case .print(let part?): printParts[part].bytes
    case .print(nil) where printParts.count == 1: printParts[0].bytes
    default: nil
    }
  }

  /// How many parts the whole ladder is printed in; 0 when it is all on one page.
  var printPartCount: Int { printParts.count == 1 ? 0 : printParts.count }

  package static func path(of step: Step, in ladder: Ladder) -> String {
    "steps/\(ladder.page(of: step.from).id)-to-\(ladder.page(of: step.to).id).html"
  }

  private static func sheet(of step: Step, in ladder: Ladder) -> String {
    path(of: step, in: ladder).dropLast(5) + "-sheet.html"
  }

  static func output(of path: String) -> String { path.dropLast(3) + ".html" }

  private mutating func add(_ content: PlannedPage.Content, _ path: String, _ title: String) {
    add(content, SitePath(path), title, source: nil)
  }

  private mutating func add(
    _ content: PlannedPage.Content, _ path: SitePath, _ title: String, source: Ref<Page>?
  ) {
    pages.append(PlannedPage(content: content, path: path, title: title, source: source))
  }

  private mutating func addContentPages() -> [Diagnostic] {
    for ref in ladder.pageRefs {
      let page = ladder[ref]
      switch page.kind {
      case .home, .section, .track, .level, .dimension, .role, .transition: break
      case .guide, .glossary, .page:
        add(.page(ref), path(of: ref), page.title, source: ref)
      }
    }
    for ref in ladder.trackRefs { addEntity(.track(ref), ladder[ref].page) }
    for ref in ladder.levelRefs { addEntity(.level(ref), ladder[ref].page) }
    for ref in ladder.dimensionRefs { addEntity(.dimension(ref), ladder[ref].page) }
    for ref in ladder.roleRefs { addEntity(.role(ref), ladder[ref].page) }
    for ref in ladder.transitionRefs { addEntity(.transition(ref), ladder[ref].page) }
    return []
  }

  private mutating func addEntity(_ content: PlannedPage.Content, _ page: Ref<Page>) {
    add(content, path(of: page), ladder[page].title, source: page)
  }

  private mutating func addDerivedPages() {
    let home = ladder.pageRefs.first { ladder[$0].kind == .home }
    add(
      .index(.home, home), SitePath("index.html"),
      home.map { ladder[$0].title } ?? ladder.settings.title, source: home)
    addIndex(.track, "Tracks", isNeeded: !ladder.tracks.isEmpty)
    addIndex(.dimension, "Dimensions", isNeeded: !ladder.dimensions.isEmpty)
    addIndex(.role, "Roles", isNeeded: !ladder.roles.isEmpty)
    addIndex(.transition, "Transitions", isNeeded: !ladder.transitions.isEmpty)
    addIndex(.guide, "Guides", isNeeded: !ladder.guides.isEmpty)
    for number in guideParts.indices {
      add(
        .indexPart(.guide, number), "guides/part-\(number + 1).html",
        "Guides, part \(number + 1) of \(guideParts.count)")
    }
    if !ladder.activeLevels.isEmpty {
      add(.matrix(nil), "matrix.html", "Matrix")
      for ref in ladder.trackRefs where !ladder[ref].levels.isEmpty {
        let page = ladder.page(of: ref)
        add(.matrix(ref), "matrix/\(page.id).html", "\(page.title): matrix")
      }
      add(.map, "dual-track.html", "Tracks side by side")
      add(.compare, "compare.html", "Compare levels")
      add(.ranks, "ranks/index.html", "Ranks")
      for rank in ladder.ranks { add(.rank(rank), "ranks/\(rank).html", "Rank \(rank)") }
    }
    if !ladder.steps.isEmpty { add(.steps, "steps/index.html", "Steps and switches") }
    for (index, step) in ladder.steps.enumerated() {
      let title = "\(ladder.page(of: step.from).title) to \(ladder.page(of: step.to).title)"
      add(.step(index), Self.path(of: step, in: ladder), title)
      guard step.kind == .promotion else { continue }
      add(.sheet(index), Self.sheet(of: step, in: ladder), "\(title): sheet for evidence")
    }
    for group in trackGroups.parts { addParts(of: group) }
    add(.print(nil), "print.html", "The whole ladder")
    if printParts.count > 1 {
      for part in printParts.indices {
        add(
          .print(part), "print/\(part + 1).html",
          "The whole ladder, part \(part + 1) of \(printParts.count)")
      }
    }
  }

  /// Servers show it at the address that was asked for, however deep that lies.
  private mutating func addNotFound(root: String?) {
    let path = SitePath("404.html", anywhereBelow: root ?? "")
    add(.notFound, path, "Page not found", source: nil)
  }

  /// Comes last, because it lists all others.
  private mutating func addDirectory() {
    directory = Directory(
      of: pages, ladder, glossary: ladder.glossary.map { path(of: $0) })
    add(.directory(nil), "a-z.html", "A to Z")
    guard directory.isSplit else { return }
    for (number, letter) in directory.letters.enumerated() {
      let start = letter.from.map { ", from \($0)" } ?? ""
      add(.directory(number), "a-z/\(number + 1).html", "A to Z: \(letter.title)\(start)")
    }
  }

  /// What a group of tracks is drawn on, where not all are drawn together.
  private mutating func addParts(of group: Int) {
    let tracks = trackGroups.groups[group].filter { !ladder[$0].levels.isEmpty }
    guard !tracks.isEmpty else { return }
    let folder = "groups/\(group + 1)"
    let name = ladder.name(of: tracks)
    add(.matrixPart(group), "\(folder)/matrix.html", "Matrix: \(name)")
    add(.mapPart(group), "\(folder)/map.html", "Tracks side by side: \(name)")
    add(.stepsPart(group), "\(folder)/steps.html", "Steps: \(name)")
    let levels = tracks.flatMap { ladder[$0].levels }
    for rank in ladder.ranks where levels.contains(where: { ladder[$0].rank.contains(rank) }) {
      add(.rankPart(rank, group: group), "\(folder)/ranks/\(rank).html", "Rank \(rank): \(name)")
    }
    for ref in ladder.dimensionRefs where tracks.contains(where: { ladder[ref].applies(to: $0) }) {
      let page = ladder.page(of: ref)
      add(
        .dimensionPart(ref, group: group), "\(folder)/dimensions/\(page.id).html",
        "\(page.title): \(name)")
    }
  }

  private mutating func addIndex(_ kind: PageKind, _ title: String, isNeeded: Bool) {
    guard let folder = kind.folder else { return }
    let source = ladder.pageRefs.first { ladder[$0].kind == .section && ladder[$0].id == folder }
    guard isNeeded || source != nil else { return }
    add(
      .index(kind, source), SitePath("\(folder)/index.html"),
      source.map { ladder[$0].title } ?? title, source: source)
  }

  private mutating func addRedirects() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for ref in ladder.pageRefs {
      for alias in ladder[ref].aliases {
        let place = ladder[ref].file.place(alias.range)
        guard let path = AliasPath.path(alias.value) else {
          diagnostics.append(
            Diagnostic(
              .unusableAddress, "alias '\(alias.value)' is no address in this site", at: place,
              help: "write the old path from the site's root, for example levels/ic/old-name.html"))
          continue
        }
        if path.hasSuffix(".md.html") {
          diagnostics.append(
            Diagnostic(
              .unusableAddress, "alias '\(alias.value)' was never an address of this site",
              at: place,
              help: "write the page's, not its file's: '\(path.dropLast(8)).html'"))
          continue
        }
        add(.redirect(ref), SitePath(path), ladder[ref].title, source: ref)
      }
    }
    return diagnostics
  }

  /// Copies that would take the place of files that are made.
  private func takenNames() -> [Diagnostic] {
    assets.filter { SiteFiles.names.contains($0.foldedPath) && !$0.hasPrefix("assets/") }.sorted()
      .map { name in
        Diagnostic(
          .pathCollision, "'\(name)' is a file that Ladder writes itself",
          at: SourceFile(path: "content/" + name).wholePlace,
          help: "rename it, or put it into a folder")
      }
  }

  /// Sorts the pages, and reports addresses that two of them claim, letter case ignored.
  private mutating func settle() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let files = Dictionary(
      assets.union(SiteFiles.names).map { ($0.foldedPath, $0) }, uniquingKeysWith: min)
    var kept: [PlannedPage] = []
    kept.reserveCapacity(pages.count)
    var claims = [String: Int](minimumCapacity: pages.count)
    for page in pages {
      let key = page.path.text.foldedPath
      if let file = files[key] {
        diagnostics.append(collision(of: page, with: (file, nil)))
      } else if let other = claims[key] {
        diagnostics.append(collision(of: page, with: (kept[other].path.text, kept[other].source)))
      } else {
        claims[key] = kept.count
        kept.append(page)
      }
    }
    let order = kept.indices.sorted { kept[$0].path < kept[$1].path }
    pages = order.map { kept[$0] }
    places = order
    for (place, index) in order.enumerated() {
      places[index] = place
      switch kept[index].content {
      case .page, .redirect: continue
      default: byContent[kept[index].content] = place
      }
    }
    numbers = claims
    return diagnostics
  }

  private func collision(
    of page: PlannedPage, with other: (path: String, source: Ref<Page>?)
  ) -> Diagnostic {
    let place = (page.source ?? other.source).map { ladder[$0].file.wholePlace }
    let notes = other.source.map {
      [Diagnostic.Note("the other page", at: ladder[$0].file.wholePlace)]
    }
    if let alias = alias(at: page.path.text, of: page.source ?? other.source) {
      return Diagnostic(
        .pathCollision, "there is a page at '\(page.path.text)' already", at: alias,
        notes: page.source == nil ? [] : notes ?? [],
        help: "take this alias out: whoever asks for it finds that page")
    }
    return Diagnostic(
      .pathCollision, "'\(page.path.text)' would be written twice, also as '\(other.path)'",
      at: place ?? ladder.settings.file.wholePlace, notes: page.source == nil ? [] : notes ?? [],
      help:
        "rename one of the two; addresses that differ only in letter case are the same on many disks"
    )
  }

  /// Where a page claims an address as an old one of its own.
  private func alias(at path: String, of ref: Ref<Page>?) -> SourcePlace? {
    guard let ref else { return nil }
    let page = ladder[ref]
    let aliases = page.aliases.map { (path: AliasPath.path($0.value), range: $0.range) }
    let alias =
      aliases.first { $0.path == path }
      ?? aliases.first { $0.path?.foldedPath == path.foldedPath }
    return alias.map { page.file.place($0.range) }
  }
}

extension String {
  /// Equal for paths that some disks take for the same.
  fileprivate var foldedPath: String {
    let isFolded = utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isFolded ? self : lowercased()
  }
}
