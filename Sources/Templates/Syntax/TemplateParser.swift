import Diagnostics

/// Reads tokens into statements. A tag that makes no sense is reported and left out, and reading
/// goes on behind it, so that one run finds what is wrong everywhere.
struct TemplateParser {
  /// Thrown when the tag at hand cannot be read; what is wrong has been reported.
  struct Stop: Error {}

  /// A tag that waits for its end.
  struct OpenTag {
    let name: String
    let range: Range<Int>
    let ends: [String]
  }

  /// Tags may be nested this deep, and so may expressions.
  static let depthLimit = 64

  let file: SourceFile
  let tokens: [TemplateToken]
  var index = 0
  var diagnostics: [Diagnostic] = []
  var openTags: [OpenTag] = []
  var expressionDepth = 0
  var hasReportedNesting = false

  init(file: SourceFile, tokens: [TemplateToken]) {
    self.file = file
    self.tokens = tokens
  }

  // The tokens at hand. The last token is always `end`, which is never passed.

  var token: TemplateToken { tokens[index] }

  var next: TemplateToken { tokens[min(index + 1, tokens.count - 1)] }

  func text(_ token: TemplateToken) -> String {
    String(decoding: file.bytes[token.range], as: UTF8.self)
  }

  var word: String? { token.kind == .name ? text(token) : nil }

  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  mutating func skip(_ symbol: TemplateSymbol) -> Bool {
    guard token.kind == .symbol, token.symbol == symbol else { return false }
    advance()
    return true
  }

  mutating func skip(word: String) -> Bool {
    guard self.word == word else { return false }
    advance()
    return true
  }

  func isAt(_ symbol: TemplateSymbol) -> Bool { token.kind == .symbol && token.symbol == symbol }

  mutating func report(_ message: String, _ range: Range<Int>, help: String? = nil) {
    diagnostics.append(Diagnostic(.templateSyntax, message, at: file.place(range), help: help))
  }

  mutating func stop(_ message: String, _ range: Range<Int>, help: String? = nil) -> Stop {
    // An invalid token has been reported by the scanner; what follows from it is no news.
    if token.kind != .invalid { report(message, range, help: help) }
    return Stop()
  }

  /// Names what stands at hand, for messages.
  var found: String {
    switch token.kind {
    case .tagEnd, .outputEnd: "the tag ends here"
    case .end: "the template ends here"
    case .string: "text stands here"
    default: "'\(text(token))' stands here"
    }
  }

  mutating func expect(_ symbol: TemplateSymbol, after what: String) throws(Stop) {
    guard skip(symbol) else {
      throw stop("'\(symbol.rawValue)' is missing after \(what)", token.range, help: "\(found)")
    }
  }

  mutating func expectName(_ what: String) throws(Stop) -> Expression.Word {
    guard token.kind == .name else {
      throw stop("\(what) is missing", token.range, help: "\(found)")
    }
    let word = Expression.Word(text: text(token), range: token.range)
    advance()
    return word
  }

  mutating func expectText(_ what: String) throws(Stop) -> Expression.Word {
    guard token.kind == .string else {
      throw stop(
        "\(what) must be written as text in quotes", token.range,
        help: "templates are found before any page is rendered, so their names cannot be computed")
    }
    let range = token.range
    let value = try parseString()
    return Expression.Word(text: value, range: range.lowerBound + 1..<range.upperBound - 1)
  }

  // Bodies

  mutating func parseTemplate() -> [Statement] {
    var statements: [Statement] = []
    while token.kind != .end {
      statements += parseBody(ends: [])
      guard token.kind != .end else { break }
      // An end tag that no open tag waits for.
      let name = text(tokens[index + 1])
      report("'{% \(name) %}' closes nothing here", tokens[index + 1].range)
      skipTag()
    }
    return statements
  }

  /// Reads statements up to an end tag, which is left at hand: one of `ends`, or one that an outer
  /// tag waits for.
  mutating func parseBody(ends: [String]) -> [Statement] {
    var statements: [Statement] = []
    while token.kind != .end {
      switch token.kind {
      case .text:
        statements.append(Statement(kind: .text, range: token.range))
        advance()
      case .outputStart:
        if let statement = parseOutput() { statements.append(statement) }
      case .tagStart:
        if next.kind == .name, isEnd(text(next), ends) { return statements }
        if let statement = parseTag() { statements.append(statement) }
      default: advance()
      }
    }
    return statements
  }

  private func isEnd(_ name: String, _ ends: [String]) -> Bool {
    ends.contains(name) || openTags.contains { $0.ends.contains(name) }
      || name.hasPrefix("end") || name == "else" || name == "elif"
  }

  private mutating func parseOutput() -> Statement? {
    let start = token.range
    advance()
    do {
      let expression = try parseTuple()
      let end = token.range
      guard token.kind == .outputEnd else {
        throw stop(
          "'}}' is missing after the expression", token.range, help: "\(found)")
      }
      advance()
      return Statement(kind: .output(expression), range: start.lowerBound..<end.upperBound)
    } catch {
      skipTag()
      return nil
    }
  }

  /// Goes behind the end of the tag at hand.
  mutating func skipTag() {
    while token.kind != .end, token.kind != .tagEnd, token.kind != .outputEnd {
      advance()
      if token.kind == .text || token.kind == .tagStart || token.kind == .outputStart { return }
    }
    advance()
  }
}
