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

  /// End tags of tags that do not exist: they have been reported with their tag.
  var forgivenEnds: [String] = []

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

  /// Reports something that should stand before the token at hand.
  mutating func missing(_ what: String, help: String? = nil) -> Stop {
    let next =
      switch token.kind {
      case .end: "the end of the template"
      case .string: "the text"
      default: "'\(text(token))'"
      }
    return stop("\(what) is missing before \(next)", token.range, help: help)
  }

  mutating func expect(_ symbol: TemplateSymbol, help: String? = nil) throws(Stop) {
    guard skip(symbol) else { throw missing("'\(symbol.rawValue)'", help: help) }
  }

  mutating func expectName(_ what: String) throws(Stop) -> Expression.Word {
    guard token.kind == .name else {
      throw missing(what)
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
      let name = text(next)
      if !isForgiven(name) { report("'{% \(name) %}' closes nothing here", next.range) }
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

  /// Whether an end tag that closes nothing follows from a mistake that is known already.
  mutating func isForgiven(_ name: String) -> Bool {
    guard let index = forgivenEnds.firstIndex(of: name) else { return false }
    forgivenEnds.remove(at: index)
    return true
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
        throw missing("'}}'", help: "values are joined by operators, as text by '~'")
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
