import Build

/// The site that all connections serve, and the tabs that wait for the next one.
actor LiveSite {
  /// A tab that wants to know when it no longer shows the newest.
  private struct Waiter {
    let target: RequestTarget?
    let epoch: String
    let limit: Task<Void, Never>
    let answer: CheckedContinuation<Change, Never>
  }

  /// What a waiting tab is told.
  struct Change: Sendable {
    let epoch: Epoch
    let problems: ProblemList

    /// How long the tab is to wait before it asks again.
    let pause: Duration
  }

  /// A browser opens at most six connections to a host, all tabs together. So that the seventh tab
  /// loads, and style sheets do, this many may wait; the others ask again every two seconds.
  private static let waiterLimit = 3

  /// Some proxies and browsers give up on an answer after 30 seconds.
  private static let patience = Duration.seconds(25)

  private(set) var showing = Showing()

  /// Those who wait for the first build; `nil` since it is over.
  private var early: [CheckedContinuation<Void, Never>]? = []
  private var waiters: [(id: Int, waiter: Waiter)] = []
  private var lastID = 0

  /// Shows a new build, and tells every waiting tab for which it makes a difference.
  func show(_ next: Showing) {
    let old = showing
    showing = next
    // A site is let go of file by file; nobody has to wait for that.
    defer { release(old) }
    for waiting in early ?? [] { waiting.resume() }
    early = nil
    let (told, others) = waiters.partitioned {
      next.epoch(at: $0.waiter.target).text != $0.waiter.epoch
    }
    waiters = others
    for entry in told { tell(entry.waiter, pause: .zero) }
  }

  /// Returns when there is something to show.
  func firstBuild() async {
    guard early != nil else { return }
    await withCheckedContinuation { early?.append($0) }
  }

  /// Returns when what a path leads to is no longer what the epoch says, or after a while.
  func change(from epoch: String, at target: RequestTarget?) async -> Change {
    let now = showing.epoch(at: target)
    guard now.text == epoch else {
      return Change(epoch: now, problems: showing.problems, pause: .zero)
    }
    lastID += 1
    let id = lastID
    return await withCheckedContinuation { answer in
      let limit = Task { [weak self] in
        guard (try? await Task.sleep(for: Self.patience)) != nil else { return }
        await self?.giveUp(id)
      }
      waiters.append(
        (id, Waiter(target: target, epoch: epoch, limit: limit, answer: answer)))
      if waiters.count > Self.waiterLimit {
        tell(waiters.removeFirst().waiter, pause: .seconds(2))
      }
    }
  }

  private func giveUp(_ id: Int) {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
    tell(waiters.remove(at: index).waiter, pause: .zero)
  }

  private func tell(_ waiter: Waiter, pause: Duration) {
    waiter.limit.cancel()
    waiter.answer.resume(
      returning: Change(
        epoch: showing.epoch(at: waiter.target), problems: showing.problems, pause: pause))
  }
}

extension Array {
  fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
