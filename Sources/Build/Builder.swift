package import Checks
package import Diagnostics
import LadderModel
import Pages
import Site
import Templates

/// Builds a site: the phases in their order, a line for each arrow of the data flow.
///
///     content/*.md ─┐
///                   ├─> SourceFile ─> ParsedPage ─> Ladder ─> SitePlan ─> RenderedPage ─> site/
///     ladder.yml  ──┘                                             ▲
///     templates/* ───────────────────────────> Template ──────────┘
///
/// Each phase returns its best value together with what is wrong, so that one run reports
/// everything. Pages are rendered only when nothing before was wrong, and nothing is written while
/// there is an error.
package struct Builder: Sendable {
  private let options: BuildOptions
  private let progress: @Sendable (BuildPhase) -> Void

  package init(
    _ options: BuildOptions, progress: @escaping @Sendable (BuildPhase) -> Void = { _ in }
  ) {
    self.options = options
    self.progress = progress
  }

  /// Makes the site and publishes it.
  package func build() async -> BuildReport {
    let output = OutputFolder(
      path: options.output ?? options.root + "/site", shownAs: options.output ?? "site",
      isShownInProject: options.output == nil, root: options.root)
    if let refusal = output.refusal() { return BuildReport(diagnostics: [refusal]) }
    var cache = ParseCache(isReused: false)
    return await make(
      reusing: &cache, options.isStrict ? .withoutHints : .errorsOnly, into: .folder(output))
  }

  /// Makes the whole site in memory, and writes nothing.
  ///
  /// - Parameter cache: pages that an earlier build of this project parsed; it changes how long
  ///   this takes and nothing else.
  /// - Returns: pages, data files and assets; none of them when there is an error.
  package func make(reusing cache: inout ParseCache) async -> BuildReport {
    await make(reusing: &cache, .errorsOnly, into: .memory)
  }

  /// Makes the whole site, keeps nothing of it, and runs every rule: what is wrong with the ladder.
  ///
  /// - Parameter ask: finds what is wrong with links to other sites, which no build looks at.
  package func check(
    asking ask: (@Sendable ([WebLink]) async -> [Diagnostic])? = nil
  ) async -> BuildReport {
    var cache = ParseCache(isReused: false)
    return await make(reusing: &cache, .everything, into: .nowhere, asking: ask)
  }

  private func make(
    reusing cache: inout ParseCache, _ extent: CheckPass.Extent, into destination: SiteDestination,
    asking ask: (@Sendable ([WebLink]) async -> [Diagnostic])? = nil
  ) async -> BuildReport {
    var log = Log(isStrict: options.isStrict)
    progress(.reading)
    let sources = log.take(await ProjectReader(root: options.root).read())
    log.report.sourceCount = sources.content.count + sources.templates.count + 1
    progress(.parsing(files: log.report.sourceCount))
    async let compiled = TemplateLibrary.compile(
      sources.templates, prefix: "templates/", known: ResolvedSite.shapeOfTemplateData,
      objects: ResolvedSite.objectsOfTemplateData, shared: ResolvedSite.sharedTemplateData)

    let settings = sources.config.map { log.take(Settings.read($0)) } ?? .standard
    let ladder = await read(sources.content, settings, reusing: &cache, &log)
    progress(.planning)
    let baseURL = options.baseURL ?? settings.baseURL
    let (site, listing, isComplete) = await plan(
      ladder, sources.assets.map(\.path), baseURL, for: destination, &log)
    let library = log.take(await compiled)
    if !sources.templates.isEmpty { log.add(site.missingTemplates(in: library)) }
    let subject = CheckSubject(
      site, contentFiles: sources.contentAssets.map { Self.pathInContent($0.path) },
      templates: sources.templates, today: options.today, isForAllRules: extent != .errorsOnly)
    log.report.subject = subject
    progress(.judging)
    let answers = await ask?(subject.webLinks) ?? []
    log.judge(
      await findings(subject, CheckPass(settings, extent, isComplete: isComplete)) + answers,
      by: Judgement(ladder), isComplete: isComplete && extent == .everything)
    guard !log.report.diagnostics.hasErrors else { return log.report }

    let making = SiteMaking(
      site: site, library: library, listing: listing,
      assets: sources.assets.map { OutputFile(path: $0.path, copying: $0.file) })
    await make(making, into: destination, &log)
    return log.report
  }

  private static func pathInContent(_ path: String) -> String {
    String(path.dropFirst("content/".utf8.count))
  }

  /// Parses the pages and puts the ladder together. What only this needs is gone when it returns,
  /// unless the cache keeps it.
  private func read(
    _ files: [SourceFile], _ settings: Settings, reusing cache: inout ParseCache, _ log: inout Log
  ) async -> Ladder {
    let markdown = MarkdownOptions(allowsRawHTML: settings.rawHTML == .allow)
    let pages = log.take(await cache.parse(files, options: markdown))
    progress(.modelling)
    let unread =
      pages.count == files.count
      ? [] : Set(files.map { Self.pathInContent($0.path) }).subtracting(pages.map(\.path))
    let reader = LadderReader(
      pages, settings: settings, includesDrafts: options.includesDrafts, unread: unread)
    let cuts = await concurrentMap(reader.levels) { reader.cut($0) }
    let ladder = log.take(reader.read(cuts: cuts))
    release(pages)
    return ladder
  }

  /// Plans the site and resolves every link. What only this needs is gone when it returns.
  ///
  /// - Returns: also whether nothing was wrong before links were resolved.
  private func plan(
    _ ladder: Ladder, _ assets: [String], _ baseURL: String?, for destination: SiteDestination,
    _ log: inout Log
  ) async -> (ResolvedSite, SiteListing, isComplete: Bool) {
    // What needs no address goes on meanwhile.
    async let index = LinkIndex(ladder)
    async let uses = findTerms(ladder)
    async let comparisons = compareLevels(of: ladder)
    let plan = log.take(
      SitePlan.plan(
        ladder, assets: assets, root: options.siteRoot ?? baseURL.map(SitePath.root),
        hasSitemap: baseURL != nil))
    async let listing = SiteListing(plan, assets: assets, baseURL: baseURL, for: destination)
    let isComplete = !log.hasMistakes
    let graph = log.take(await resolveLinks(plan, await index))
    let site = ResolvedSite(
      plan: plan, graph: graph, terms: TermIndex(plan, uses: await uses),
      comparisons: await comparisons, searchParts: await listing.searchParts, baseURL: baseURL)
    return (site, await listing, isComplete)
  }

  private func make(
    _ making: SiteMaking, into destination: SiteDestination, _ log: inout Log
  ) async {
    let opened = log.take(destination.open(for: making.listing))
    guard let opened, !log.report.diagnostics.hasErrors else { return }
    let count = making.site.plan.pages.count
    log.report.pageCount = count
    progress(.rendering(pages: count))
    let made = log.take(await making.make(into: opened))
    if !log.report.diagnostics.hasErrors {
      progress(.checking(pages: count))
      log.add(await making.problems(with: made.scans))
    }
    release(made.scans)
    guard !log.report.diagnostics.hasErrors else { return opened.abandon() }

    switch opened {
    case .nowhere: break
    case .memory:
      log.report.files = zip(making.listing.paths, made.kept).compactMap { path, kept in
        if case .bytes(let bytes) = kept { RenderedFile(path: path, bytes: bytes) } else { nil }
      }.sorted { $0.path < $1.path }
      log.report.assets = making.assets
    case .publication(let publication):
      progress(.writing(files: made.kept.count + making.assets.count))
      let copied = await concurrentMap(Array(making.assets.indices), chunk: 16) {
        publication.stage(making.assets[$0].contents, number: made.kept.count + $0)
      }
      let staged = made.kept.compactMap { if case .staged(let file) = $0 { file } else { nil } }
      log.report.published = log.take(publication.finish(staged + copied))
    }
  }

  private func resolveLinks(_ plan: SitePlan, _ index: LinkIndex) async -> Diagnosed<LinkGraph> {
    let resolver = LinkResolver(plan, index)
    let links = await concurrentRuns(plan.ladder.pageRefs, length: 64) {
      LinkGraph.links(of: $0, plan.ladder, resolver)
    }
    return LinkGraph.resolve(plan, resolver, links)
  }

  private func findTerms(_ ladder: Ladder) async -> [[TermIndex.Use]] {
    let matcher = TermMatcher(ladder.terms)
    return await concurrentMap(ladder.pages) { TermIndex.uses(on: $0, ladder, matcher) }
  }

  private func compareLevels(of ladder: Ladder) async -> [StepComparison] {
    await concurrentMap(ladder.steps) { StepComparison($0, in: ladder) }
  }

  private func findings(_ subject: CheckSubject, _ pass: CheckPass) async -> [Diagnostic] {
    await concurrentMap(Array(pass.pieces), chunk: 1) { pass.findings(subject, piece: $0) }
      .flatMap(\.self)
  }
}

extension Builder {
  /// The report in the making: hands on each phase's value and keeps what was wrong.
  private struct Log {
    let isStrict: Bool
    var report = BuildReport()

    /// As the phases report it.
    private var raw: [Diagnostic] = []

    init(isStrict: Bool) { self.isStrict = isStrict }

    mutating func take<Value>(_ result: Diagnosed<Value>) -> Value {
      add(result.diagnostics)
      return result.value
    }

    mutating func add(_ diagnostics: [Diagnostic]) {
      guard !diagnostics.isEmpty else { return }
      raw += diagnostics
      report.diagnostics = strictly(raw)
    }

    /// Whether something was wrong that a rule would report a second time in other words.
    var hasMistakes: Bool { raw.contains { !$0.code.isRule } }

    /// Adds the findings of the rules; all that was found so far is judged with them.
    mutating func judge(_ findings: [Diagnostic], by judgement: Judgement, isComplete: Bool) {
      let judged = judgement.judge(raw + findings, isComplete: isComplete)
      raw = judged.findings
      report.accepted = judged.accepted
      report.diagnostics = strictly(raw)
    }

    private func strictly(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
      let judged = diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        if isStrict, diagnostic.severity == .warning { diagnostic.severity = .error }
        return diagnostic
      }
      return judged.sortedAndUnique()
    }
  }
}
