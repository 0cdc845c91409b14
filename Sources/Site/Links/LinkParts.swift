/// A destination taken apart: `path?query#anchor`, and its scheme if it is one of ours.
struct LinkParts {
  /// The schemes that name pages by kind and id.
  static let schemes: Set<String> = [
    "track", "level", "dimension", "role", "transition", "guide", "page", "term",
  ]

  let path: String

  /// With its `?`, or empty.
  let query: String

  /// `nil` without a `#`.
  let anchor: String?
  let scheme: String?

  init(_ destination: String) {
    // By bytes: what is looked for is ASCII, and characters cost ten times as much.
    var rest = destination[...]
    if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
      anchor = String(rest[rest.utf8.index(after: hash)...])
      rest = rest[..<hash]
    } else {
      anchor = nil
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = String(rest[mark...])
      rest = rest[..<mark]
    } else {
      query = ""
    }
    path = String(rest)
    scheme = rest.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(rest[..<$0]) }
      .flatMap { Self.schemes.contains($0) ? $0 : nil }
  }
}
