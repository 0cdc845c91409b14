import Diagnostics

/// The tags that join templates: blocks, macros, and names of other files.
extension TemplateParser {
  mutating func parseBlock(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let header = rest { parser throws(Stop) -> (Expression.Word, Bool) in
      let name = try parser.expectName("the block's name")
      let isScoped = parser.skip(word: "scoped")
      if parser.word == "required" {
        throw parser.stop(
          "'required' blocks are not part of the language", parser.token.range,
          help: "leave the block empty, or include a part that explains itself")
      }
      return (name, isScoped)
    }
    let statements = body(of: "block", opener, ends: ["endblock"])
    if takeEnd(["endblock"]) != nil {
      let end = token
      if end.kind == .name, let name = header?.0.text {
        if text(end) != name {
          report("'endblock \(text(end))' closes block '\(name)'", end.range)
        }
        advance()
      }
      finishEnd()
    }
    guard let header else { return nil }
    let block = Statement.Block(name: header.0, isScoped: header.1, body: statements)
    return statement(.block(block), start, end: opener.upperBound)
  }

  mutating func parseExtends(_ start: Int) -> Statement? {
    let isNested = !openTags.isEmpty
    let range = tokens[index - 1].range
    let name = rest { parser throws(Stop) in
      try parser.expectText("the name of the template")
    }
    if isNested {
      report(
        "'extends' stands inside '{% \(openTags[openTags.count - 1].name) %}'", range,
        help: "a template extends one other, whatever is shown: move the tag to the top")
      return nil
    }
    return name.map { statement(.extends($0), start, end: tagEnd) }
  }

  mutating func parseInclude(_ start: Int) -> Statement? {
    let header = rest { parser throws(Stop) -> (Expression.Word, Bool) in
      let name = try parser.expectText("the name of the template")
      if parser.word == "ignore" {
        throw parser.stop(
          "'ignore missing' is not part of the language", parser.token.range,
          help: "all templates are known before any page is rendered")
      }
      return (name, try parser.parseContext(whenAbsent: true))
    }
    return header.map { statement(.include($0.0, seesNames: $0.1), start, end: tagEnd) }
  }

  /// `with context` or `without context`.
  private mutating func parseContext(whenAbsent: Bool) throws(Stop) -> Bool {
    guard let word, word == "with" || word == "without" else { return whenAbsent }
    advance()
    guard skip(word: "context") else {
      throw missing("'context'")
    }
    return word == "with"
  }

  private mutating func refuseContext() throws(Stop) {
    let range = token.range
    if try parseContext(whenAbsent: false) {
      throw stop(
        "an import cannot see the page's names", range,
        help: "hand the macro what it needs as an argument")
    }
  }

  mutating func parseImport(_ start: Int) -> Statement? {
    let header = rest {
      parser throws(Stop) -> (Expression.Word, Expression.Word) in
      let name = try parser.expectText("the name of the template")
      guard parser.skip(word: "as") else {
        throw parser.missing("'as'", help: "it is '{% import \"file\" as name %}'")
      }
      let alias = try parser.parseNewName("the name after 'as'")
      try parser.refuseContext()
      return (name, alias)
    }
    return header.map { statement(.importAll($0.0, as: $0.1), start, end: tagEnd) }
  }

  mutating func parseFrom(_ start: Int) -> Statement? {
    typealias Names = [(name: Expression.Word, alias: Expression.Word)]
    let header = rest { parser throws(Stop) -> (Expression.Word, Names) in
      let template = try parser.expectText("the name of the template")
      guard parser.skip(word: "import") else {
        throw parser.missing("'import'", help: "it is '{% from \"file\" import name %}'")
      }
      var names: Names = []
      repeat {
        let name = try parser.expectName("the name to import")
        if name.text.hasPrefix("_") {
          parser.report(
            "'\(name.text)' begins with '_' and is private to its template", name.range)
        }
        let alias =
          parser.skip(word: "as") ? try parser.parseNewName("the name after 'as'") : name
        names.append((name, alias))
      } while parser.skip(.comma)
      try parser.refuseContext()
      return (template, names)
    }
    return header.map { statement(.importNames($0.0, $0.1), start, end: tagEnd) }
  }

  mutating func parseMacro(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let header = rest {
      parser throws(Stop) -> (Expression.Word, [Statement.Parameter]) in
      let name = try parser.parseNewName("the macro's name")
      return (name, try parser.parseParameters())
    }
    let statements = closedBody(of: "macro", opener)
    guard let header else { return nil }
    let macro = Statement.Macro(name: header.0, parameters: header.1, body: statements)
    return statement(.macro(macro), start, end: opener.upperBound)
  }

  mutating func parseCallTag(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let header = rest {
      parser throws(Stop) -> (Expression, [Statement.Parameter]) in
      let parameters =
        parser.isAt(.openParenthesis) ? try parser.parseParameters() : []
      let call = try parser.parseExpression()
      guard case .call = call.kind else {
        throw parser.stop(
          "'call' needs a call of a macro", call.range, help: "write '{% call name() %}'")
      }
      return (call, parameters)
    }
    let statements = closedBody(of: "call", opener)
    guard let header else { return nil }
    let name = Expression.Word(text: "caller", range: opener)
    let body = Statement.Macro(name: name, parameters: header.1, body: statements)
    return statement(.call(header.0, body: body), start, end: opener.upperBound)
  }

  private mutating func parseParameters() throws(Stop) -> [Statement.Parameter] {
    try expect(.openParenthesis, help: "a macro is '{% macro name(parameter) %}'")
    var parameters: [Statement.Parameter] = []
    while !isAt(.closeParenthesis) {
      if !parameters.isEmpty { try expect(.comma) }
      let name = try parseNewName("the parameter's name")
      if parameters.contains(where: { $0.name.text == name.text }) {
        report("parameter '\(name.text)' stands here twice", name.range)
      }
      let fallback = skip(.assign) ? try parseExpression() : nil
      if fallback == nil, parameters.last?.fallback != nil {
        report(
          "parameter '\(name.text)' has no default, but the one before it has", name.range,
          help: "parameters with a default come last")
      }
      parameters.append(Statement.Parameter(name: name, fallback: fallback))
    }
    advance()
    return parameters
  }
}
