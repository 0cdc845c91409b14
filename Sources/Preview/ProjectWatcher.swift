import Build
import NIOPosix

/// Waits for the project's files to change.
///
/// What counts is how often a signature is taken: at most a fiftieth of one core goes into that,
/// however large the project is. Where the system tells of changes, it is taken as soon as they are
/// over, and otherwise seldom.
struct ProjectWatcher: Sendable {
  /// A change is over when nothing more changes for so long. Longer than the steps of a file's
  /// time stamp (10 ms on Linux): what is written after it has another time.
  private static let calm = Duration.milliseconds(12)

  /// A change that goes on for so long is shown as far as it got.
  private static let patience = Duration.milliseconds(1500)

  private let root: String
  private let events: FolderEvents?
  private var seen: ProjectSignature
  private var cost: Duration = .zero

  /// What was put into a new folder before that was watched caused no event.
  private var hasNewFolders = false

  /// Every change from now on will be found.
  init(root: String, polls: Bool) async {
    self.root = root
    events = polls ? nil : FolderEvents()
    seen = await ProjectSignature.take(of: root)
    watch()
  }

  /// Waits for a change, and for its end.
  ///
  /// - Returns: the paths that changed since the last time.
  mutating func next() async throws(CancellationError) -> (
    paths: [String], at: ContinuousClock.Instant
  ) {
    while !Task.isCancelled {
      let isTold = try await waitForHint()
      let start = ContinuousClock.now
      let settled =
        isTold ? await lookWhenCalm(since: start) : try await lookUntilEqual(since: start)
      let paths = settled.changes(since: seen)
      hasNewFolders = settled.folders != seen.folders
      seen = settled
      watch()
      // Nothing when a file was there for a moment only.
      if !paths.isEmpty { return (paths, start) }
    }
    throw CancellationError()
  }

  private func watch() { events?.watch(seen, of: root) }

  private mutating func look() async -> ProjectSignature {
    let start = ContinuousClock.now
    let signature = await ProjectSignature.take(of: root)
    cost = ContinuousClock.now - start
    return signature
  }

  /// Returns when it is time to look.
  ///
  /// - Returns: whether the system told of a change.
  private mutating func waitForHint() async throws(CancellationError) -> Bool {
    guard events != nil else {
      // With what waking up costs, a fiftieth.
      try await sleep(max(cost * 60, .milliseconds(50)))
      return false
    }
    if hasNewFolders {
      hasNewFolders = false
      return false
    }
    return await isTold(within: max(cost * 200, .milliseconds(500)))
  }

  /// Whether the system tells of a change before the time is over.
  private func isTold(within time: Duration) async -> Bool {
    // On a thread of its own: it blocks, and the others have work to do.
    let answer = try? await NIOThreadPool.singleton.runIfActive {
      events?.wait(milliseconds: Int(time / .milliseconds(1)))
    }
    return answer ?? false
  }

  /// Looks once, when the system tells of no more changes.
  private mutating func lookWhenCalm(since start: ContinuousClock.Instant) async -> ProjectSignature
  {
    func mayWait() -> Bool { ContinuousClock.now - start < Self.patience }
    while true {
      while await isTold(within: Self.calm), mayWait() {}
      let now = await look()
      // Of what happened meanwhile it may have seen a part. What is not waited for any more is left
      // for the next time.
      guard mayWait(), await isTold(within: .zero) else { return now }
    }
  }

  /// Looks until two looks in a row see the same. Needed where the system does not tell.
  private mutating func lookUntilEqual(
    since start: ContinuousClock.Instant
  ) async throws(CancellationError) -> ProjectSignature {
    var last = await look()
    while last != seen {
      try await sleep(Self.calm)
      let now = await look()
      if now == last || ContinuousClock.now - start > Self.patience { return now }
      last = now
    }
    return last
  }

  private func sleep(_ time: Duration) async throws(CancellationError) {
    do {
      try await Task.sleep(for: time)
    } catch {
      throw CancellationError()
    }
  }
}
