import Diagnostics

/// Names that a template makes.
extension TemplateParser {
  static let reservedNames: Set<String> = [
    "true", "false", "none", "True", "False", "None", "and", "or", "not", "in", "is", "if", "else",
  ]

  mutating func parseNewName(_ what: String) throws(Stop) -> Expression.Word {
    let word = try expectName(what)
    if Self.reservedNames.contains(word.text) {
      report("'\(word.text)' is a word of the language and cannot be a name", word.range)
    }
    return word
  }

  /// One name or several with commas between them, as `set` and `for` take.
  mutating func parseTarget(allowsAttribute: Bool) throws(Stop) -> Statement.Target {
    let start = token.range.lowerBound
    var targets = [try parseSingleTarget(allowsAttribute: allowsAttribute)]
    var isTuple = false
    while skip(.comma) {
      isTuple = true
      guard token.kind == .name && word != "in" || isAt(.openParenthesis) else { break }
      targets.append(try parseSingleTarget(allowsAttribute: allowsAttribute))
    }
    return isTuple
      ? .tuple(targets, start..<targets[targets.count - 1].range.upperBound) : targets[0]
  }

  mutating func parseSingleTarget(allowsAttribute: Bool) throws(Stop) -> Statement.Target {
    let start = token.range.lowerBound
    if skip(.openParenthesis) {
      expressionDepth += 1
      defer { expressionDepth -= 1 }
      try checkDepth(expressionDepth, start..<start + 1)
      let inner = try parseTarget(allowsAttribute: allowsAttribute)
      try expect(.closeParenthesis)
      return inner
    }
    let name = try parseNewName("a name")
    guard isAt(.dot) else { return .name(name) }
    advance()
    let attribute = try expectName("the name after '.'")
    guard allowsAttribute else {
      throw stop(
        "'\(name.text).\(attribute.text)' cannot be a new name",
        name.range.lowerBound..<attribute.range.upperBound)
    }
    return .attribute(name, attribute)
  }
}
