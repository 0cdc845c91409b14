import LadderModel
import Pages
import Templates

/// What every template sees.
extension PageValues {
  mutating func commonData() -> Data {
    [
      ("site", .record(siteRecord())), ("page", .record(pageRecord())),
      ("root", .text(path.rootPrefix)), ("navigation", navigation()),
    ]
  }

  private func siteRecord() -> TemplateRecord {
    records.site { makeSiteRecord() }
  }

  private func makeSiteRecord() -> TemplateRecord {
    let settings = ladder.settings
    return TemplateRecord(
      Shapes.site,
      [
        .text(settings.title), optional(settings.organization), optional(settings.description),
        .text(settings.language), .bool(settings.isIndexed), link(to: .index(.home, homeSource)),
        site.graph.logo.map { link(to: $0) } ?? .null, .bool(settings.accent != nil),
        link(to: .matrix(nil)), link(to: .map), link(to: .steps), link(to: .ranks),
        link(to: .compare), link(to: .directory(nil)), link(to: .print(nil)),
        link(to: SitePath(SiteFiles.json)), link(to: SitePath(SiteFiles.csv)),
      ])
  }

  private var homeSource: Ref<Page>? { site.plan.page(at: "index.html")?.source }

  private func pageRecord() -> TemplateRecord {
    let source = page.source.map { ladder[$0] }
    let backlinks = page.source.map { site.graph.backlinks[$0.index] } ?? []
    let canonical = page.isListed ? site.baseURL.map { path.absolute(below: $0) } : nil
    return TemplateRecord(
      Shapes.pageOfSite,
      [
        .text(page.title), optional(source?.summary), .text(path.text), optional(canonical),
        .text(source?.kind.rawValue ?? "derived"), .text(source?.status.rawValue ?? "active"),
        optional(source?.owner), optional(source?.reviewed), optional(editURL(source)),
        optional(feedbackURL(reference: page.title)), .list(breadcrumbs()),
        .list(contents(source)), .list(neighbours()),
        references(Array(backlinks.prefix(Self.mostBacklinks))),
        .int(max(0, backlinks.count - Self.mostBacklinks)), extra(source),
      ])
  }

  private func extra(_ source: Page?) -> TemplateValue {
    let entry = source?.frontMatter.first { $0.key == FrontMatterKey.extra.rawValue }
    return entry.map { TemplateValue($0.value) } ?? .null
  }

  /// A longer list is no help, and on a page that all others link to would weigh more than they do.
  private static let mostBacklinks = 100

  private func editURL(_ source: Page?) -> String? {
    guard let source, let pattern = ladder.settings.sourceURL else { return nil }
    return Self.filled(pattern, path: "content/" + source.path, reference: source.title)
  }

  /// Where a reader can comment on this page or on one statement of it.
  func feedbackURL(reference: String) -> String? {
    ladder.settings.feedbackURL.map {
      Self.filled($0, path: path.text, reference: reference)
    }
  }

  private static func filled(_ pattern: String, path: String, reference: String) -> String {
    let path = String(decoding: PercentEncoding.path(path), as: UTF8.self)
    let reference = String(decoding: PercentEncoding.component(reference), as: UTF8.self)
    return pattern.split(separator: "{path}", omittingEmptySubsequences: false)
      .map {
        $0.split(separator: "{ref}", omittingEmptySubsequences: false).joined(separator: reference)
      }
      .joined(separator: path)
  }

  private func navigation() -> TemplateValue {
    let entries = site.graph.navigation
    let section = section
    let isEntry = entries.contains { $0.target.path == path }
    return records.navigation(on: isEntry ? path.text : nil, in: section) {
      .list(
        entries.map { entry in
          let isSame = entry.target.path == path
          return .record(
            TemplateRecord(
              Shapes.navigation,
              [
                .text(entry.title), link(to: entry.target.path, anchor: entry.target.anchor),
                .bool(isSame), .bool(!isSame && entry.target.path.text == section),
              ]))
        })
    }
  }

  /// The index page of the section that this page belongs to.
  private var section: String? {
    switch page.content {
    case .track, .level: "tracks/index.html"
    case .dimension, .dimensionPart: "dimensions/index.html"
    case .role: "roles/index.html"
    case .transition: "transitions/index.html"
    case .step, .sheet, .stepsPart: "steps/index.html"
    case .matrix(.some), .matrixPart: "matrix.html"
    case .rank, .ranks, .rankPart, .mapPart: "dual-track.html"
    case .indexPart: "guides/index.html"
    case .page(let ref): ladder[ref].kind == .guide ? "guides/index.html" : nil
    default: nil
    }
  }

  /// The pages that stand beside this one, if they are few enough for a list at its foot: a level's
  /// are those of its track.
  private func neighbours() -> [TemplateValue] {
    let pages: [Ref<Page>] =
      switch page.content {
      case .track: ladder.tracks.map(\.page)
      case .level(let ref): ladder[ladder[ref].track].levels.map { ladder[$0].page }
      case .dimension: ladder.dimensionRefs.map { ladder[$0].page }
      case .role: ladder.roleRefs.map { ladder[$0].page }
      case .transition: ladder.transitionRefs.map { ladder[$0].page }
      case .page(let ref) where ladder[ref].kind == .guide: ladder.guides
      default: []
      }
    guard (2...24).contains(pages.count) else { return [] }
    return pages.map { ref in
      .record(
        reference(ref).extended(as: Shapes.pageOfSection, by: [.bool(ref == page.source)]))
    }
  }

  private func breadcrumbs() -> [TemplateValue] {
    guard path.text != "index.html" else { return [] }
    var crumbs: [TemplateValue] = []
    func add(_ title: String, _ target: SitePath) {
      crumbs.append(.record(TemplateRecord(Shapes.entry, [.text(title), link(to: target)])))
    }
    add("Home", SitePath("index.html"))
    let sectionPath: String? =
      switch page.content {
      case .rank, .rankPart: "ranks/index.html"
      default: section
      }
    if let sectionPath, let index = site.plan.page(at: sectionPath), index.path != path {
      add(index.title, index.path)
    }
    if case .level(let ref) = page.content {
      let track = ladder[ladder[ref].track].page
      add(ladder[track].title, site.plan.path(of: track))
    }
    if case .sheet(let index) = page.content, let step = site.plan.page(.step(index)) {
      add(step.title, step.path)
    }
    return crumbs
  }

  /// The second- and third-level headings of the author's text.
  private func contents(_ source: Page?) -> [TemplateValue] {
    guard let source else { return [] }
    return source.document.headings.filter { (2...3).contains($0.level) }.map { heading in
      .record(
        TemplateRecord(
          Shapes.heading, [.text(heading.text), .text(heading.id), .int(heading.level)]))
    }
  }
}
