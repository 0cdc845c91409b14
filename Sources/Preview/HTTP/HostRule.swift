/// Whom the preview answers.
///
/// A page of another site can make a browser ask 127.0.0.1 under a name of its own (DNS
/// rebinding), and could then read drafts. Such a request carries that name as its host, so only
/// names that nobody else can own are accepted: loopback, and the addresses that we listen on.
struct HostRule: Sendable {
  /// In lower case, without a port, IPv6 without brackets.
  private let names: Set<String>

  /// - Parameter others: names and addresses beside those of the loopback.
  init(others: [String] = []) {
    names = Set(["localhost", "127.0.0.1", "::1"] + others.map { $0.lowercased() })
  }

  /// - Parameter hosts: the values of all `Host` fields of a request: exactly one has to be there.
  func accepts(hosts: [String]) -> Bool {
    guard hosts.count == 1, let name = Self.name(of: hosts[0]) else { return false }
    return names.contains(name)
  }

  /// Whether the page that asks is one of ours. Browsers say so with each `fetch` to another origin
  /// and leave it out when they just follow a link.
  ///
  /// - Parameter host: the accepted `Host`.
  func accepts(origins: [String], host: String) -> Bool {
    origins.allSatisfy { $0.lowercased() == "http://" + host.lowercased() }
  }

  /// The name in `name:port`, `name` or `[::1]:port`.
  private static func name(of host: String) -> String? {
    let host = host.lowercased()
    let name: Substring
    let rest: Substring
    if host.utf8.first == UInt8(ascii: "[") {
      guard let end = host.firstIndex(of: "]") else { return nil }
      name = host[host.index(after: host.startIndex)..<end]
      rest = host[host.index(after: end)...]
    } else {
      let colon = host.firstIndex(of: ":") ?? host.endIndex
      (name, rest) = (host[..<colon], host[colon...])
    }
    let isPort = rest.isEmpty || (rest.first == ":" && UInt16(rest.dropFirst()) != nil)
    return isPort ? String(name) : nil
  }
}
