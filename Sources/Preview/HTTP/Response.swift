import NIOHTTP1

/// An answer, before it is written to a connection.
struct Response: Sendable {
  var status: HTTPResponseStatus
  var type = ContentType.text

  /// The body in pieces, so that a page need not be copied to put something in.
  var body: [ArraySlice<UInt8>] = []

  /// Without quotes; `nil` for what changes with each question.
  var tag: String?

  /// A path on this server.
  var location: String?

  /// Whether the connection can't be used any more: what follows on it is not a request.
  var closes = false

  init(_ status: HTTPResponseStatus, type: String, body: [ArraySlice<UInt8>], tag: String? = nil) {
    self.status = status
    self.type = type
    self.body = body
    self.tag = tag
  }

  /// A few plain words. They never repeat what was asked.
  init(_ status: HTTPResponseStatus, _ words: String) {
    self.init(status, type: ContentType.text, body: [Array("\(words)\n".utf8)[...]])
  }

  var length: Int { body.reduce(0) { $0 + $1.count } }

  /// What the pages of a published site declare in a `meta` element; here also for what is no page.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; base-uri 'none'; form-action 'none'"

  /// No header here lets another site read anything.
  var headers: HTTPHeaders {
    var headers: HTTPHeaders = [
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "same-origin",
    ]
    if status != .notModified { headers.add(name: "Content-Length", value: String(length)) }
    // Not for others: a policy of its own would stop a browser's reader for PDF.
    if type == ContentType.html || type.hasPrefix("image/svg") {
      headers.add(name: "Content-Security-Policy", value: Self.policy)
    }
    if let tag { headers.add(name: "ETag", value: "\"\(tag)\"") }
    if let location { headers.add(name: "Location", value: location) }
    if status == .methodNotAllowed { headers.add(name: "Allow", value: "GET, HEAD") }
    if closes { headers.add(name: "Connection", value: "close") }
    return headers
  }

  /// The same without its body, for whoever has it already.
  func unlessKnown(_ tags: [String]) -> Response {
    guard let tag, status == .ok else { return self }
    let known = tags.joined(separator: ",").split(separator: ",").map { entry in
      let entry = entry.drop { $0 == " " || $0 == "\t" }
      // Compared weakly, as RFC 9110, section 13.1.2 has it.
      return entry.hasPrefix("W/") ? entry.dropFirst(2) : entry
    }
    let isKnown = known.contains { field in
      let field = field.split(separator: " ").first ?? ""
      return field == "*" || field == "\"\(tag)\""
    }
    guard isKnown else { return self }
    var response = self
    response.status = .notModified
    response.body = []
    return response
  }
}
