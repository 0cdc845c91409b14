import Diagnostics

/// Expressions, with the precedence of Jinja2: `if else`, `or`, `and`, `not`, comparisons, `+ -`,
/// `~`, `* / // %`, `**`, signs, then `.`, `[]`, calls, filters and tests.
extension TemplateParser {
  private enum Power {
    static let any = 1
    static let all = 2
    static let not = 3
    static let comparison = 4
    static let sum = 5
    static let concatenation = 6
    static let product = 7
    static let power = 8
    static let sign = 9
  }

  mutating func checkDepth(_ depth: Int, _ range: Range<Int>) throws(Stop) {
    guard depth > Self.depthLimit else { return }
    diagnostics.append(
      Diagnostic(
        .templateLimit, "the expression is nested more than \(Self.depthLimit) deep",
        at: file.place(range), help: "give parts of it names with 'set'"))
    throw Stop()
  }

  func make(_ kind: Expression.Kind, _ range: Range<Int>) -> Expression {
    Expression(kind, range)
  }

  private mutating func checked(_ expression: Expression) throws(Stop) -> Expression {
    try checkDepth(expression.depth, expression.range)
    return expression
  }

  mutating func parseExpression(allowsCondition: Bool = true) throws(Stop) -> Expression {
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    try checkDepth(expressionDepth, token.range)
    var result = try parseOperators(Power.any)
    while allowsCondition, skip(word: "if") {
      let condition = try parseOperators(Power.any)
      let otherwise = skip(word: "else") ? try parseExpression() : nil
      let end = otherwise ?? condition
      result = try checked(
        make(
          .condition(condition, then: result, otherwise: otherwise),
          result.range.lowerBound..<end.range.upperBound))
    }
    return result
  }

  /// Expressions with commas between them make a tuple; a comma may stand at the end.
  mutating func parseTuple(
    allowsCondition: Bool = true, isInBrackets: Bool = false
  ) throws(Stop) -> Expression {
    let start = token.range.lowerBound
    if isInBrackets, isAt(.closeParenthesis) { return make(.tuple([]), start..<start) }
    var items = [try parseExpression(allowsCondition: allowsCondition)]
    var isTuple = false
    while skip(.comma) {
      isTuple = true
      if token.kind == .tagEnd || token.kind == .outputEnd || isAt(.closeParenthesis) { break }
      items.append(try parseExpression(allowsCondition: allowsCondition))
    }
    guard isTuple else { return items[0] }
    return try checked(make(.tuple(items), start..<items[items.count - 1].range.upperBound))
  }

  private mutating func parseOperators(_ minimum: Int) throws(Stop) -> Expression {
    var left = try parseOperand(minimum)
    while let (power, length) = binaryOperator(), power >= minimum {
      left = try checked(try parseOperator(power, length, after: left))
    }
    return left
  }

  private mutating func parseOperand(_ minimum: Int) throws(Stop) -> Expression {
    guard word == "not" else { return try parseSigned(takesFilters: true) }
    let range = token.range
    guard minimum <= Power.not else {
      throw stop("'not' needs brackets here", range, help: "write '(not …)'")
    }
    advance()
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    try checkDepth(expressionDepth, range)
    let operand = try parseOperators(Power.not)
    return try checked(make(.not(operand), range.lowerBound..<operand.range.upperBound))
  }

  /// The binary operator at hand: how strongly it binds and of how many tokens it is.
  private func binaryOperator() -> (power: Int, length: Int)? {
    if token.kind == .name {
      switch text(token) {
      case "or": return (Power.any, 1)
      case "and": return (Power.all, 1)
      case "in": return (Power.comparison, 1)
      case "not":
        return next.kind == .name && text(next) == "in" ? (Power.comparison, 2) : nil
      default: return nil
      }
    }
    guard token.kind == .symbol else { return nil }
    switch token.symbol {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return (Power.comparison, 1)
    case .plus, .minus: return (Power.sum, 1)
    case .tilde: return (Power.concatenation, 1)
    case .star, .slash, .doubleSlash, .percent: return (Power.product, 1)
    case .power: return (Power.power, 1)
    default: return nil
    }
  }

  private mutating func parseOperator(
    _ power: Int, _ length: Int, after left: Expression
  ) throws(Stop) -> Expression {
    let start = left.range.lowerBound
    switch power {
    case Power.any, Power.all, Power.concatenation:
      var items = [left]
      while binaryOperator()?.power == power {
        advance()
        items.append(try parseOperators(power + 1))
      }
      let kind: Expression.Kind =
        power == Power.any
        ? .any(items) : power == Power.all ? .all(items) : .concatenation(items)
      return make(kind, start..<items[items.count - 1].range.upperBound)
    case Power.comparison:
      var rest: [(Expression.Comparison, Expression)] = []
      var end = start
      while let found = binaryOperator(), found.power == power {
        let written = found.length == 2 ? "not in" : text(token)
        for _ in 0..<found.length { advance() }
        let operand = try parseOperators(power + 1)
        end = operand.range.upperBound
        if let comparison = Expression.Comparison(rawValue: written) {
          rest.append((comparison, operand))
        }
      }
      return make(.comparison(left, rest), start..<end)
    default:
      let written = text(token)
      advance()
      let right = try parseOperators(power + 1)
      guard let operation = Expression.Arithmetic(rawValue: written) else { return left }
      return make(.arithmetic(operation, left, right), start..<right.range.upperBound)
    }
  }

  private mutating func parseSigned(takesFilters: Bool) throws(Stop) -> Expression {
    let start = token.range
    var result: Expression
    if isAt(.minus) || isAt(.plus) {
      let isNegative = isAt(.minus)
      advance()
      expressionDepth += 1
      defer { expressionDepth -= 1 }
      try checkDepth(expressionDepth, start)
      let operand = try parseSigned(takesFilters: false)
      result = make(
        .sign(operand, isNegative: isNegative), start.lowerBound..<operand.range.upperBound)
    } else {
      result = try parsePrimary()
    }
    result = try parsePostfix(of: result)
    return takesFilters ? try parseFiltersAndTests(of: result) : result
  }

  /// `.name`, `[index]` and `(arguments)`.
  mutating func parsePostfix(of base: Expression) throws(Stop) -> Expression {
    var result = base
    while token.kind == .symbol {
      switch token.symbol {
      case .dot: result = try parseAttribute(of: result)
      case .openBracket: result = try parseItem(of: result)
      case .openParenthesis: result = try parseCall(of: result)
      default: return result
      }
      result = try checked(result)
    }
    return result
  }

  private mutating func parseFiltersAndTests(of base: Expression) throws(Stop) -> Expression {
    var result = base
    while true {
      if isAt(.pipe) {
        result = try parseFilters(of: result) ?? result
      } else if word == "is" {
        result = try parseTest(of: result)
      } else if isAt(.openParenthesis) {
        result = try parseCall(of: result)
      } else {
        return result
      }
      result = try checked(result)
    }
  }

  mutating func parseFilters(of base: Expression?) throws(Stop) -> Expression? {
    var result = base
    while skip(.pipe) {
      let filter = try parseFilter(of: result)
      result = try checked(filter)
    }
    return result
  }

  /// A filter's name and arguments; the `|` is behind us.
  mutating func parseFilter(of base: Expression?) throws(Stop) -> Expression {
    let name = try expectName("the filter's name")
    let arguments = isAt(.openParenthesis) ? try parseArguments() : Expression.Arguments()
    let start = base?.range.lowerBound ?? name.range.lowerBound
    return make(.filter(base, name, arguments), start..<max(tagEnd, name.range.upperBound))
  }

  private mutating func parseTest(of base: Expression) throws(Stop) -> Expression {
    advance()
    let isNegated = skip(word: "not")
    let name = try expectName("the test's name")
    var arguments = Expression.Arguments()
    if isAt(.openParenthesis) {
      arguments = try parseArguments()
    } else if word == "is" {
      throw stop(
        "'is' cannot follow a test", token.range, help: "join the tests with 'and'")
    } else if startsTestArgument {
      let argument = try parsePrimary()
      arguments.positional = [try parsePostfix(of: argument)]
    }
    let range = base.range.lowerBound..<tagEnd
    let test = try checked(make(.test(base, name, arguments), range))
    return isNegated ? make(.not(test), range) : test
  }

  private var startsTestArgument: Bool {
    switch token.kind {
    case .string, .integer, .float: true
    case .name:
      switch text(token) {
      case "and", "or", "else", "if", "in", "not", "is": false
      default: true
      }
    case .symbol: token.symbol == .openBracket || token.symbol == .openBrace
    default: false
    }
  }
}
