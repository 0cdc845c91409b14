import Build
import NIOPosix

/// Waits for the project's files to change.
///
/// What counts is how often a signature is taken: at most a fiftieth of one core goes into that,
/// however large the project is. Where the system tells of changes, it is taken at once when it
/// does, and otherwise seldom.
struct ProjectWatcher: Sendable {
  /// A change is over when nothing more changes for so long. Longer than the steps of a file's
  /// time stamp (10 ms on Linux): what is written after it has another time.
  private static let calm = Duration.milliseconds(15)

  /// A change that goes on for so long is shown as far as it got.
  private static let patience = Duration.milliseconds(1500)

  private let root: String
  private let events: FolderEvents?
  private var seen: ProjectSignature
  private var cost: Duration = .zero

  /// Every change from now on will be found.
  init(root: String, polls: Bool) {
    self.root = root
    events = polls ? nil : FolderEvents()
    seen = ProjectSignature.take(of: root)
    watch()
  }

  /// Waits for a change, and for its end.
  ///
  /// - Returns: the paths that changed since the last time.
  mutating func next() async throws(CancellationError) -> (
    paths: [String], at: ContinuousClock.Instant
  ) {
    while true {
      try await waitForHint()
      let now = look()
      guard now != seen else { continue }
      let start = ContinuousClock.now
      let settled = try await settle(now, since: start)
      let paths = settled.changes(since: seen)
      seen = settled
      watch()
      // Nothing when a file was there for a moment only.
      if !paths.isEmpty { return (paths, start) }
    }
  }

  private func watch() { events?.watch(seen, of: root) }

  private mutating func look() -> ProjectSignature {
    let start = ContinuousClock.now
    let signature = ProjectSignature.take(of: root)
    cost = ContinuousClock.now - start
    return signature
  }

  private func waitForHint() async throws(CancellationError) {
    guard let events else { return try await sleep(max(cost * 50, .milliseconds(50))) }
    let pause = max(cost * 200, .milliseconds(500))
    // On a thread of its own: it blocks, and the others have work to do.
    try? await NIOThreadPool.singleton.runIfActive {
      events.wait(milliseconds: Int(pause / .milliseconds(1)))
    }
  }

  private mutating func settle(
    _ first: ProjectSignature, since start: ContinuousClock.Instant
  ) async throws(CancellationError) -> ProjectSignature {
    var last = first
    while true {
      try await sleep(Self.calm)
      let now = look()
      if now == last || ContinuousClock.now - start > Self.patience { return now }
      last = now
    }
  }

  private func sleep(_ time: Duration) async throws(CancellationError) {
    do {
      try await Task.sleep(for: time)
    } catch {
      throw CancellationError()
    }
  }
}
