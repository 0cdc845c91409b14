import Diagnostics

/// What expressions are built from: names, literals, brackets, and steps into a value.
extension TemplateParser {
  mutating func parsePrimary() throws(Stop) -> Expression {
    let range = token.range
    switch token.kind {
    case .name: return try parseName()
    case .string:
      let value = try parseString()
      return make(.text(value), range.lowerBound..<tagEnd)
    case .integer, .float: return try parseNumber()
    case .symbol:
      switch token.symbol {
      case .openParenthesis:
        advance()
        let inner = try parseTuple(isInBrackets: true)
        try expect(.closeParenthesis)
        if case .tuple = inner.kind { return make(inner.kind, range.lowerBound..<tagEnd) }
        return inner
      case .openBracket:
        let items = try parseItems()
        return make(.list(items), range.lowerBound..<tagEnd)
      case .openBrace: return try parseRecord()
      default: break
      }
    default: break
    }
    throw missing("an expression")
  }

  private mutating func parseName() throws(Stop) -> Expression {
    let range = token.range
    let name = text(token)
    let kind: Expression.Kind
    switch name {
    case "true", "True": kind = .bool(true)
    case "false", "False": kind = .bool(false)
    case "none", "None": kind = .none
    case "and", "or", "in", "is", "if", "else", "not":
      throw missing("an expression")
    default: kind = .name(name)
    }
    advance()
    return make(kind, range)
  }

  private mutating func parseItems() throws(Stop) -> [Expression] {
    advance()
    var items: [Expression] = []
    while !isAt(.closeBracket) {
      if !items.isEmpty {
        try expect(.comma)
        if isAt(.closeBracket) { break }
      }
      items.append(try parseExpression())
    }
    advance()
    return items
  }

  private mutating func parseRecord() throws(Stop) -> Expression {
    let start = token.range.lowerBound
    advance()
    var pairs: [(key: Expression, value: Expression)] = []
    while !isAt(.closeBrace) {
      if !pairs.isEmpty {
        try expect(.comma)
        if isAt(.closeBrace) { break }
      }
      let key = try parseExpression()
      try expect(.colon)
      pairs.append((key, try parseExpression()))
    }
    advance()
    return make(.record(pairs), start..<tagEnd)
  }

  mutating func parseAttribute(of base: Expression) throws(Stop) -> Expression {
    advance()
    let range = base.range.lowerBound..<token.range.upperBound
    if token.kind == .integer {
      let index = try parseNumber()
      return make(.item(base, index), range)
    }
    let name = try expectName("the name after '.'")
    return make(.attribute(base, name), range)
  }

  mutating func parseItem(of base: Expression) throws(Stop) -> Expression {
    advance()
    let start = base.range.lowerBound
    var bounds: [Expression?] = [nil, nil, nil]
    var colons = 0
    while !isAt(.closeBracket) {
      if isAt(.colon), colons < 2 {
        advance()
        colons += 1
        continue
      }
      guard bounds[colons] == nil else {
        throw missing("']'")
      }
      bounds[colons] = try parseExpression()
    }
    let bracket = token.range
    advance()
    if colons > 0 {
      return make(
        .slice(base, start: bounds[0], stop: bounds[1], step: bounds[2]),
        start..<bracket.upperBound)
    }
    guard let index = bounds[0] else {
      throw stop("the index is missing between '[' and ']'", bracket)
    }
    return make(.item(base, index), start..<bracket.upperBound)
  }

  mutating func parseCall(of base: Expression) throws(Stop) -> Expression {
    let arguments = try parseArguments()
    return make(.call(base, arguments), base.range.lowerBound..<tagEnd)
  }

  mutating func parseArguments() throws(Stop) -> Expression.Arguments {
    advance()
    var arguments = Expression.Arguments()
    while !isAt(.closeParenthesis) {
      if !arguments.isEmpty {
        try expect(.comma)
        if isAt(.closeParenthesis) { break }
      }
      if isAt(.star) || isAt(.power) {
        throw stop(
          "'\(text(token))' arguments are not part of the language", token.range,
          help: "write the arguments one by one")
      }
      if token.kind == .name, next.kind == .symbol, next.symbol == .assign {
        let name = Expression.Word(text: text(token), range: token.range)
        advance()
        advance()
        let value = try parseExpression()
        if arguments.named.contains(where: { $0.name.text == name.text }) {
          report("argument '\(name.text)' stands here twice", name.range)
        }
        arguments.named.append((name, value))
        continue
      }
      let value = try parseExpression()
      if !arguments.named.isEmpty {
        report("arguments without a name come first", value.range)
      }
      arguments.positional.append(value)
    }
    advance()
    return arguments
  }

  private mutating func parseNumber() throws(Stop) -> Expression {
    let range = token.range
    let written = text(token).filter { $0 != "_" }
    let kind: Expression.Kind?
    if token.kind == .float {
      kind = Double(written).map { .double($0) }
    } else if let prefix = ["0x": 16, "0o": 8, "0b": 2][written.lowercased().prefix(2)] {
      kind = Int(written.dropFirst(2), radix: prefix).map { .int($0) }
    } else if written.count > 1, written.hasPrefix("0"), Int(written) != 0 {
      throw stop(
        "'\(written)' begins with 0", range, help: "write the number without the leading zeros")
    } else {
      kind = Int(written).map { .int($0) }
    }
    guard let kind else {
      throw stop(
        "'\(written)' is not a number that can be worked with", range,
        help: "whole numbers go from \(Int.min) to \(Int.max)")
    }
    advance()
    return make(kind, range)
  }
}
