import Diagnostics

extension TemplateScanner {
  /// Scans what stands between `{{` and `}}` or `{%` and `%}`.
  mutating func scanExpression(_ opener: Int, _ content: Int, isTag: Bool) {
    let firstToken = tokens.count
    let firstDiagnostic = diagnostics.count
    tokens.append(TemplateToken(isTag ? .tagStart : .outputStart, opener..<content))
    var brackets: [OpenBracket] = []
    var index = content
    while true {
      index = WhiteSpace.end(from: index, in: bytes, end: end)
      if index >= end || startsTag(index) {
        diagnostics.removeLast(diagnostics.count - firstDiagnostic)
        reportUnclosed(opener, content, isTag: isTag, found: index, brackets.last)
        standIn(firstToken, isTag: isTag)
        return
      }
      // Without an open brace, the end is the end, whatever else is open.
      if brackets.last?.braces ?? 0 == 0,
        let closing = closing(at: index, isTag: isTag)
      {
        if let bracket = brackets.last {
          reportBracket(bracket, before: isTag ? "%}" : "}}")
          // Behind all others: what is read up to here ends here.
          tokens.append(TemplateToken(.invalid, index..<index))
        }
        tokens.append(TemplateToken(isTag ? .tagEnd : .outputEnd, index..<closing.end))
        finish(closing.end, closing.sign, trims: isTag)
        return
      }
      index = scanWord(at: index, &brackets)
    }
  }

  /// `{%` and `{#` cannot stand inside a tag: the tag before was not closed.
  private func startsTag(_ index: Int) -> Bool {
    byte(index) == UInt8(ascii: "{")
      && (byte(index + 1) == UInt8(ascii: "%") || byte(index + 1) == UInt8(ascii: "#"))
  }

  private func closing(at index: Int, isTag: Bool) -> (end: Int, sign: UInt8)? {
    var index = index
    var sign: UInt8 = 0
    if byte(index) == UInt8(ascii: "-") || isTag && byte(index) == UInt8(ascii: "+") {
      sign = byte(index)
      index += 1
    }
    guard byte(index) == UInt8(ascii: isTag ? "%" : "}"), byte(index + 1) == UInt8(ascii: "}")
    else { return nil }
    return (index + 2, sign)
  }

  /// A bracket that waits for its partner.
  private struct OpenBracket {
    let symbol: TemplateSymbol
    let closing: TemplateSymbol
    let range: Range<Int>

    /// How many of the open brackets up to this one are braces; counted along, because a look
    /// through all of them for every token would take time in the square of their number.
    let braces: Int
  }

  /// Lets a tag that is never closed stand as if it were, so that its end tag finds it; what is
  /// in it is not looked at.
  private mutating func standIn(_ first: Int, isTag: Bool) {
    let hasName = first + 1 < tokens.count && tokens[first + 1].kind == .name
    let end = tokens[min(first + (hasName ? 1 : 0), tokens.count - 1)].range.upperBound
    tokens.removeLast(tokens.count - first - (hasName && isTag ? 2 : 1))
    tokens.append(TemplateToken(.invalid, end..<end))
    tokens.append(TemplateToken(isTag ? .tagEnd : .outputEnd, end..<end))
  }

  private mutating func reportUnclosed(
    _ opener: Int, _ content: Int, isTag: Bool, found: Int, _ bracket: OpenBracket?
  ) {
    let written = isTag ? "{%" : "{{"
    let wanted = isTag ? "%}" : "}}"
    let other = isTag ? "}}" : "%}"
    var lineEnd = opener
    while lineEnd < end, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
    let line = String(decoding: bytes[opener..<min(lineEnd, found)], as: UTF8.self)
    if let bracket, line.contains(wanted), bracket.range.lowerBound < lineEnd {
      reportBracket(bracket, before: wanted)
    } else {
      report(
        "'\(written)' is never closed", opener..<opener + 2,
        help: line.contains(other)
          ? "close it with '\(wanted)', not '\(other)'" : "close it with '\(wanted)'")
    }
    unclosedCount += 1
    index = unclosedCount >= Self.mostUnclosed ? end : found >= end ? lineEnd : found
  }

  private mutating func reportBracket(_ bracket: OpenBracket, before end: String) {
    report(
      "'\(bracket.symbol.rawValue)' is never closed", bracket.range,
      help: "write '\(bracket.closing.rawValue)' before '\(end)'")
  }

  private mutating func scanWord(
    at start: Int, _ brackets: inout [OpenBracket]
  ) -> Int {
    let byte = bytes[start]
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return scanString(at: start) }
    if byte.isDigit { return scanNumber(at: start) }
    if byte.isNamePart {
      var index = start
      while index < end, bytes[index].isNamePart { index += 1 }
      let isValid = Self.isName(bytes[start..<index])
      if !isValid { report("'\(text(start..<index))' cannot be a name", start..<index) }
      tokens.append(TemplateToken(isValid ? .name : .invalid, start..<index))
      return index
    }
    guard let match = TemplateSymbol.match(byte, self.byte(start + 1)) else {
      report("'\(text(start..<start + 1))' has no meaning inside a tag", start..<start + 1)
      tokens.append(TemplateToken(.invalid, start..<start + 1))
      return start + 1
    }
    let range = start..<start + match.length
    guard track(match.symbol, range, &brackets) else { return range.upperBound }
    tokens.append(TemplateToken(.symbol, range, symbol: match.symbol))
    return range.upperBound
  }

  /// Keeps the open brackets; false when a closing one has no partner, which is then reported.
  private mutating func track(
    _ symbol: TemplateSymbol, _ range: Range<Int>, _ brackets: inout [OpenBracket]
  ) -> Bool {
    let braces = brackets.last?.braces ?? 0
    switch symbol {
    case .openBrace:
      brackets.append(
        OpenBracket(symbol: symbol, closing: .closeBrace, range: range, braces: braces + 1))
    case .openBracket:
      brackets.append(
        OpenBracket(symbol: symbol, closing: .closeBracket, range: range, braces: braces))
    case .openParenthesis:
      brackets.append(
        OpenBracket(symbol: symbol, closing: .closeParenthesis, range: range, braces: braces))
    case .closeBrace, .closeBracket, .closeParenthesis:
      if brackets.last?.closing == symbol {
        brackets.removeLast()
        return true
      }
      report(
        "'\(symbol.rawValue)' closes nothing here", range,
        help: brackets.last.map { "'\($0.closing.rawValue)' is still missing" })
      tokens.append(TemplateToken(.invalid, range))
      // It closes the bracket it fits, or else stands for the right one: what follows is read as
      // if all were closed.
      let partner = brackets.lastIndex { $0.closing == symbol } ?? brackets.count - 1
      brackets.removeLast(brackets.count - max(partner, 0))
      return false
    default: break
    }
    return true
  }

  private mutating func scanString(at start: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < end, bytes[index] != quote {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end else {
      var lineEnd = start
      while lineEnd < end, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
      report(
        "this text is never closed", start..<start + 1,
        help: "end it with \(quote == UInt8(ascii: "\"") ? "a double" : "a single") quote")
      tokens.append(TemplateToken(.invalid, start..<start + 1))
      return stringRecovery(start + 1, lineEnd)
    }
    tokens.append(TemplateToken(.string, start..<index + 1))
    return index + 1
  }

  /// After a text without an end: goes on at the line's next closing delimiter.
  private func stringRecovery(_ start: Int, _ lineEnd: Int) -> Int {
    var index = start
    while index + 1 < lineEnd {
      if bytes[index + 1] == UInt8(ascii: "}"),
        bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: "%")
      {
        return index
      }
      index += 1
    }
    return lineEnd
  }

  /// Integers and floats as Jinja2 writes them, `_` between digits allowed.
  private mutating func scanNumber(at start: Int) -> Int {
    var index = start
    let prefix = byte(start + 1) | 0x20
    if bytes[start] == UInt8(ascii: "0"), [0x62, 0x6F, 0x78].contains(prefix) {
      index += 2
      while byte(index).isNamePart, byte(index) < 0x80 { index += 1 }
      tokens.append(TemplateToken(.integer, start..<index))
      return index
    }
    index = digits(from: start)
    // `items.0.1` is two steps, not the number 0.1.
    if bytes[start - 1] == UInt8(ascii: ".") {
      tokens.append(TemplateToken(.integer, start..<index))
      return index
    }
    var isFloat = false
    if byte(index) == UInt8(ascii: "."), byte(index + 1).isDigit {
      index = digits(from: index + 1)
      isFloat = true
    }
    if byte(index) | 0x20 == UInt8(ascii: "e") {
      var exponent = index + 1
      if byte(exponent) == UInt8(ascii: "+") || byte(exponent) == UInt8(ascii: "-") {
        exponent += 1
      }
      if byte(exponent).isDigit {
        index = digits(from: exponent)
        isFloat = true
      }
    }
    tokens.append(TemplateToken(isFloat ? .float : .integer, start..<index))
    return index
  }

  private func digits(from start: Int) -> Int {
    var index = start
    while byte(index).isDigit || byte(index) == UInt8(ascii: "_") && byte(index + 1).isDigit {
      index += 1
    }
    return index
  }

  private func text(_ range: Range<Int>) -> String {
    var upper = range.upperBound
    while upper < end, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return String(decoding: bytes[range.lowerBound..<upper], as: UTF8.self)
  }

  static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let first = scalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && scalars.allSatisfy { $0.properties.isXIDContinue }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// A letter, a digit, `_`, or part of a character beyond ASCII.
  var isNamePart: Bool {
    isDigit || self == 0x5F || self | 0x20 >= 0x61 && self | 0x20 <= 0x7A && self < 0x80
      || self >= 0x80
  }
}
