package import Build
import Diagnostics
import NIOCore

/// Serves a project's site from memory, builds it anew whenever a file changes, and lets open pages
/// know.
package struct Preview: Sendable {
  /// What there is to say, in this order: listening, the first build with its phases, and then each
  /// change.
  package enum Event: Sendable {
    /// - Parameters:
    ///   - addresses: what to open, the best first.
    ///   - isOpen: whether other machines can reach it.
    case listening(addresses: [String], isOpen: Bool)
    case began(BuildPhase)
    case built(Rebuild)
  }

  private let options: PreviewOptions
  private let report: @Sendable (Event) -> Void

  package init(_ options: PreviewOptions, report: @escaping @Sendable (Event) -> Void) {
    self.options = options
    self.report = report
  }

  /// Runs until the program ends.
  package func run() async throws(PreviewFailure) {
    let listener = try await Listener.open(host: options.host, port: options.port)
    let address = ListeningAddress(listener.address, askedFor: options.host)
    report(.listening(addresses: address.links, isOpen: address.isOpen))
    let live = LiveSite()
    let responder = Responder(hosts: HostRule(others: address.names), live: live)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await build(for: live, editors: !address.isOpen) }
        group.addTask {
          // Until then connections are accepted and wait: whoever comes early sees the site.
          await live.firstBuild()
          try await listener.serve(responder)
        }
        try await group.next()
        group.cancelAll()
      }
    } catch {
      throw PreviewFailure(message: "the preview had to stop: \(error)")
    }
  }

  /// Builds, shows, waits for a change, and so on: one build at a time.
  ///
  /// - Parameter editors: whether the overlay links to files of this machine.
  private func build(for live: LiveSite, editors: Bool) async throws {
    var build = BuildOptions(root: options.root)
    build.includesDrafts = true
    build.siteRoot = "/"
    let builder = Builder(build) { [report] in report(.began($0)) }
    var cache = ParseCache()
    // Before the first build, so that no change is missed that is made during it.
    var watcher = await ProjectWatcher(root: options.root, polls: options.polls)
    var start = ContinuousClock.now
    var changed: [String]?
    while true {
      let result = await builder.make(reusing: &cache)
      let site = result.filesInMemory()
      let problems = (result.diagnostics + site.diagnostics).sortedAndUnique()
      var showing = await live.showing
      if problems.hasErrors {
        showing.problems = ProblemList(problems, editedIn: editors ? build.absoluteRoot : nil)
      } else {
        showing = Showing(site: ServedSite(site.value))
      }
      await live.show(showing)
      report(
        .built(
          Rebuild(
            changed: changed, diagnostics: problems, pageCount: result.pageCount,
            sourceCount: result.sourceCount, duration: ContinuousClock.now - start,
            servesEarlier: problems.hasErrors && showing.site != nil)))
      let next = try await watcher.next()
      (changed, start) = (next.paths, next.at)
    }
  }
}
