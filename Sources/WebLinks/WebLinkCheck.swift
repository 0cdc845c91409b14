package import Checks
package import Diagnostics
import NIOPosix

/// Asks whether the web pages that a ladder links to are there: `ladder check --external`.
///
/// Each address is asked once, however many pages link to it: with HEAD, and with GET where that
/// is refused. Private networks are left alone unless allowed: who can add a link must not be able
/// to make a build server knock at its neighbours' doors. That holds for every redirect too, and
/// the name is looked up once and the answer handed on, so it can't change in between.
package struct WebLinkCheck: Sendable {
  package struct Options: Sendable {
    /// Ask addresses in private networks too.
    package var allowsPrivate = false

    /// How many hosts are asked at the same time; each gets one request at a time.
    package var hostsAtOnce = 8

    /// Between two requests to a host.
    package var pause = Duration.milliseconds(250)

    /// Before something that failed is tried a second and last time.
    package var retryPause = Duration.seconds(1)

    /// For one request, in seconds.
    package var timeLimit = 20

    /// Redirects that are followed from one link.
    package var mostRedirects = 8

    package init() {}
  }

  private let options: Options
  private let gate: HostGate

  package init(_ options: Options = Options()) {
    self.options = options
    gate = HostGate(pause: options.pause)
  }

  /// Whether there is a curl to ask with; blocks for a moment.
  package static var isPossible: Bool { Curl.isHere }

  /// What is wrong with links; in no order.
  package func findings(_ links: [WebLink]) async -> [Diagnostic] {
    let places = Dictionary(grouping: links) { String($0.address.prefix { $0 != "#" }) }
    var findings: [Diagnostic] = []
    var byHost: [String: [WebAddress]] = [:]
    var written: [WebAddress: [String]] = [:]
    for address in places.keys.sorted() {
      guard let parsed = WebAddress(address) else {
        let verdict = Verdict.doubtful("can't be asked: write its host in ASCII letters and digits")
        findings += (places[address] ?? []).compactMap { verdict.finding($0.address, at: $0.place) }
        continue
      }
      if written[parsed] == nil { byHost[parsed.place, default: []].append(parsed) }
      written[parsed, default: []].append(address)
    }
    for (address, verdict) in await verdicts(byHost.keys.sorted().compactMap { byHost[$0] }) {
      for link in (written[address] ?? []).flatMap({ places[$0] ?? [] }) {
        if let finding = verdict.finding(link.address, at: link.place) { findings.append(finding) }
      }
    }
    return findings
  }

  /// A task for each host, some at a time; blocking calls run on threads of their own.
  private func verdicts(_ hosts: [[WebAddress]]) async -> [(WebAddress, Verdict)] {
    let threads = NIOThreadPool(numberOfThreads: options.hostsAtOnce)
    threads.start()
    let verdicts = await withTaskGroup(of: [(WebAddress, Verdict)].self) { group in
      var results: [(WebAddress, Verdict)] = []
      for (index, addresses) in hosts.enumerated() {
        if index >= options.hostsAtOnce, let done = await group.next() { results += done }
        group.addTask {
          var verdicts: [(WebAddress, Verdict)] = []
          for address in addresses {
            verdicts.append((address, await verdict(on: address, threads)))
          }
          return verdicts
        }
      }
      for await done in group { results += done }
      return results
    }
    try? await threads.shutdownGracefully()
    return verdicts
  }

  /// Follows an address to its end.
  private func verdict(on start: WebAddress, _ threads: NIOThreadPool) async -> Verdict {
    var address = start
    for _ in 0...options.mostRedirects {
      let addresses: [NetworkAddress]
      let host = address.host
      switch await run(threads, { NetworkAddress.lookup(host) }) {
      case .found(let found): addresses = found
      case .unknown where !Curl.hasProxy: return .dead("has a host that does not exist")
      case .failed where !Curl.hasProxy: return .doubtful("has a host that could not be looked up")
      default: addresses = []
      }
      if !options.allowsPrivate, addresses.contains(where: \.isPrivate) {
        return .isPrivate(
          address == start ? "lies in a private network" : "redirects into a private network")
      }
      switch await answer(of: address, at: addresses, threads) {
      case .none(let status): return Verdict(curl: status)
      case .status(300..<400, let redirect?):
        guard let next = WebAddress(redirect) else {
          return .doubtful("redirects to '\(redirect.prefix(80))', which can't be asked")
        }
        address = next
      case .status(let status, _): return Verdict(status: status)
      }
    }
    return .dead("redirects more than \(options.mostRedirects) times")
  }

  /// HEAD, then GET where HEAD is refused; once more where nothing came back or the server stumbled.
  private func answer(
    of address: WebAddress, at addresses: [NetworkAddress], _ threads: NIOThreadPool
  ) async -> Curl.Answer {
    var answer = Curl.Answer.none(0)
    for attempt in 0...1 {
      if attempt > 0 { try? await Task.sleep(for: options.retryPause) }
      answer = await ask(address, .head, at: addresses, threads)
      switch answer {
      case .status(429, _): return answer
      case .status(400..., _): answer = await ask(address, .get, at: addresses, threads)
      // Some servers hang up on HEAD.
      case .none(52), .none(56), .none(92):
        answer = await ask(address, .get, at: addresses, threads)
      default: break
      }
      switch answer {
      case .status(500..., _), .none(7), .none(28), .none(35), .none(52), .none(56): continue
      default: return answer
      }
    }
    return answer
  }

  private func ask(
    _ address: WebAddress, _ method: Curl.Method, at addresses: [NetworkAddress],
    _ threads: NIOThreadPool
  ) async -> Curl.Answer {
    let seconds = options.timeLimit
    return await gate.pass(address.place) {
      await run(threads) { Curl.ask(address, method, at: addresses, seconds: seconds) }
    }
  }

  private func run<Value: Sendable>(
    _ threads: NIOThreadPool, _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    // The pool refuses work only after it was shut down, which happens last.
    (try? await threads.runIfActive(body)) ?? body()
  }
}
