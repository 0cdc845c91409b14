#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The address of a machine: four bytes, or sixteen.
struct NetworkAddress: Sendable, Hashable {
  let bytes: [UInt8]

  /// Whether it leads to nobody but this machine, its own network, or a purpose of its own: the
  /// registries of RFC 6890, and multicast. Addresses that carry one of IPv4 are judged by it.
  var isPrivate: Bool {
    if bytes.count == 4 { return Self.isPrivate(v4: bytes) }
    guard bytes.count == 16 else { return true }
    // ::ffff:0:0/96, 64:ff9b::/96 (RFC 6052) and 2002::/16 (RFC 3056).
    if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
      || bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
    {
      return Self.isPrivate(v4: Array(bytes[12...]))
    }
    if bytes.starts(with: [0x20, 0x02]) { return Self.isPrivate(v4: Array(bytes[2..<6])) }
    // Only 2000::/3 is given out to the world; 2001:db8::/32 is for examples.
    return bytes[0] & 0xE0 != 0x20 || bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
  }

  private static func isPrivate(v4 bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): true
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): true
    case (192, 0, 0), (192, 0, 2), (198, 18...19, _), (198, 51, 100), (203, 0, 113): true
    default: false
    }
  }

  /// "10.0.0.7" or "[fe80:0:0:0:0:0:0:1]", as curl's `--resolve` takes it.
  var text: String {
    guard bytes.count == 16 else { return bytes.map { "\($0)" }.joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map {
      String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
    }
    return "[\(groups.joined(separator: ":"))]"
  }

  enum Lookup: Sendable {
    case found([NetworkAddress])

    /// There is no such name.
    case unknown

    /// Nobody could be asked, now at least.
    case failed
  }

  /// Asks the system for the addresses of a name, or reads an address; blocks.
  static func lookup(_ host: String) -> Lookup {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard status == 0 else { return status == EAI_NONAME ? .unknown : .failed }
    var addresses: [NetworkAddress] = []
    var next = list
    while let entry = next {
      if let address = NetworkAddress(entry.pointee), !addresses.contains(address) {
        addresses.append(address)
      }
      next = entry.pointee.ai_next
    }
    return addresses.isEmpty ? .unknown : .found(addresses)
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private init?(_ entry: addrinfo) {
    guard let pointer = entry.ai_addr else { return nil }
    let raw = UnsafeRawPointer(pointer)
    switch entry.ai_family {
    case AF_INET:
      let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      bytes = withUnsafeBytes(of: address) { Array($0) }
    case AF_INET6:
      let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      bytes = withUnsafeBytes(of: address) { Array($0) }
    default: return nil
    }
  }
}
