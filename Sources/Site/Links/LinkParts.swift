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
    var rest = Substring(destination)
    if let hash = rest.firstIndex(of: "#") {
      anchor = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    } else {
      anchor = nil
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[mark...])
      rest = rest[..<mark]
    } else {
      query = ""
    }
    path = String(rest)
    scheme = rest.firstIndex(of: ":").map { String(rest[..<$0]) }
      .flatMap { Self.schemes.contains($0) ? $0 : nil }
  }
}
