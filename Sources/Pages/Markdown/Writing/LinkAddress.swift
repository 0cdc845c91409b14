/// What kind of address a link or image has, judged as a browser would judge it.
enum LinkAddress: Equatable {
  /// `http:` or `https:` with a host.
  case web

  /// `mailto:` and `tel:`.
  case contact

  /// A picture inside a `data:` address.
  case pictureData

  /// A path, an anchor, or one of the ladder's own schemes: resolved by whoever shows the page.
  case inner(scheme: String?)

  /// Runs a script or reads the reader's disk.
  case script(scheme: String)

  /// Begins with two slashes: a host under whatever scheme the page has.
  case withoutScheme

  /// `http:` or `https:` without a host.
  case withoutHost

  case unknown(scheme: String)

  /// The schemes that name something of the ladder.
  static let ladderSchemes: Set<String> = [
    "level", "role", "track", "dimension", "transition", "guide", "page", "term",
  ]

  /// - Parameter destination: with entities and escapes undone.
  init(_ destination: some Collection<UInt8>) {
    // Browsers drop control characters and blanks at the start, and tabs and line ends anywhere
    // (WHATWG URL Standard, section 4.4); a backslash is a slash to them.
    let bytes = destination.drop { $0 <= 0x20 }.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    if bytes.prefix(2).count(where: isSlash) == 2 {
      self = .withoutScheme
      return
    }
    guard let scheme = Self.scheme(of: bytes) else {
      self = .inner(scheme: nil)
      return
    }
    let rest = bytes.dropFirst(scheme.utf8.count + 1)
    switch scheme {
    case "http", "https":
      let host = rest.dropFirst(2).first
      let hasHost =
        rest.prefix(2).elementsEqual([0x2F, 0x2F]) && host.map { !isSlash($0) } ?? false
      self = hasHost ? .web : .withoutHost
    case "mailto", "tel": self = .contact
    case "data": self = Self.isPicture(rest) ? .pictureData : .script(scheme: scheme)
    case "javascript", "vbscript", "file": self = .script(scheme: scheme)
    case _ where Self.ladderSchemes.contains(scheme): self = .inner(scheme: scheme)
    default: self = .unknown(scheme: scheme)
    }
  }

  /// The letters before a colon, in lower case; nil when there is no scheme.
  private static func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
    let name = bytes[..<colon]
    guard let first = name.first, 0x41...0x5A ~= first & ~0x20 else { return nil }
    let isName = name.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isName ? String(decoding: name, as: UTF8.self).lowercased() : nil
  }

  /// `image/png`, `gif`, `jpeg` or `webp`: the kinds of picture that can hold no script.
  private static func isPicture(_ rest: some Collection<UInt8>) -> Bool {
    let type = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    return ["image/png", "image/gif", "image/jpeg", "image/webp"]
      .contains(String(decoding: type, as: UTF8.self).lowercased())
  }
}
