/// An http or https address in its parts.
///
/// Only what is read here is asked: the address is put together anew from these parts, so that
/// nobody else can read another host out of it.
struct WebAddress: Sendable, Hashable {
  let isSecure: Bool

  /// Lower case; an IPv6 address without its brackets.
  let host: String
  let port: Int

  /// Path and query, beginning with `/`; no fragment.
  let path: String

  /// `nil` when it is no such address, or its host's name holds more than ASCII letters, digits,
  /// `-`, `_` and `.`.
  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    switch text[..<colon].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//"),
      !rest.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C })
    else { return nil }
    let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest[authority.endIndex...].prefix { $0 != "#" }
    self.path = path.hasPrefix("/") ? String(path) : "/" + path
    // A name and password are not sent: they are no part of what a reader's link shows.
    var place = authority
    if let at = place.lastIndex(of: "@") { place = place[place.index(after: at)...] }
    var digits: Substring = ""
    if place.hasPrefix("[") {
      guard let close = place.firstIndex(of: "]") else { return nil }
      host = place[place.index(after: place.startIndex)..<close].lowercased()
      guard !host.isEmpty, host.utf8.allSatisfy(Self.isInIPv6) else { return nil }
      let behind = place[place.index(after: close)...]
      guard behind.isEmpty || behind.hasPrefix(":") else { return nil }
      digits = behind.dropFirst()
    } else {
      let name = place.prefix { $0 != ":" }
      host = name.lowercased()
      guard !host.isEmpty, host.utf8.allSatisfy(Self.isInName) else { return nil }
      digits = place[name.endIndex...].dropFirst()
    }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let number = digits.isEmpty ? (isSecure ? 443 : 80) : Int(digits) ?? 0
    guard (1...65535).contains(number) else { return nil }
    port = number
  }

  /// `https://example.com:443/a?b`
  var text: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(isSecure ? "https" : "http")://\(name):\(port)\(path)"
  }

  /// What is asked one at a time.
  var place: String { "\(host):\(port)" }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private static func isInIPv6(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x66, 0x2E, 0x3A: true
    default: false
    }
  }
}
