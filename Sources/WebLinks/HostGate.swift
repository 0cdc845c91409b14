/// Lets one request at a time go to a host, and leaves a pause behind each.
actor HostGate {
  private let pause: Duration
  private var busy: Set<String> = []
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  init(pause: Duration) {
    self.pause = pause
  }

  /// Runs the request once it is its turn.
  nonisolated func pass<Answer: Sendable>(
    _ host: String, _ request: @Sendable () async -> Answer
  ) async -> Answer {
    await enter(host)
    let answer = await request()
    // Whoever waits for this host waits for the pause too; a sleep that is cut short does no harm.
    if pause > .zero { try? await Task.sleep(for: pause) }
    await leave(host)
    return answer
  }

  private func enter(_ host: String) async {
    guard !busy.insert(host).inserted else { return }
    await withCheckedContinuation { waiting[host, default: []].append($0) }
  }

  private func leave(_ host: String) {
    guard var queue = waiting[host], !queue.isEmpty else {
      busy.remove(host)
      return
    }
    // The place is handed on, so nobody gets in between.
    let next = queue.removeFirst()
    waiting[host] = queue
    next.resume()
  }
}
