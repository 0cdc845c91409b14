import NIOCore

/// What the address that we listen on means for people: what to open, and whether others can.
struct ListeningAddress: Sendable {
  /// Full addresses, the best first.
  let links: [String]

  /// Names beside those of the loopback that requests may be for.
  let names: [String]

  /// Whether other machines can reach it.
  let isOpen: Bool

  /// - Parameter host: what the user wrote.
  init(_ address: SocketAddress, askedFor host: String) {
    let own = address.ipAddress ?? host
    let port = address.port ?? 0
    isOpen = !(own.hasPrefix("127.") || own == "::1")
    let isEverywhere = own == "0.0.0.0" || own == "::"
    let reachable = isEverywhere ? Self.machineAddresses() : [own]
    // An address can't be taken over by another name's owner, so ours are all fine.
    names = reachable + (isEverywhere || host == own ? [] : [host])
    let shown = isEverywhere && reachable.isEmpty ? [PreviewOptions.loopback] : reachable
    links = shown.map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(port)/" }
  }

  /// The addresses by which others may know this machine; those that only hold on one cable are
  /// left out.
  private static func machineAddresses() -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    let all = devices.compactMap { $0.address?.ipAddress }
    let others = all.filter {
      !$0.hasPrefix("127.") && $0 != "::1" && !$0.lowercased().hasPrefix("fe80")
    }
    // The short ones first.
    return others.filter { !$0.contains(":") } + others.filter { $0.contains(":") }
  }
}
