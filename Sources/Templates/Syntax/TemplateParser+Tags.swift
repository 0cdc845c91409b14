import Diagnostics

extension TemplateParser {
  static let tagNames = [
    "if", "for", "set", "with", "filter", "block", "extends", "include", "import", "from", "macro",
    "call", "raw",
  ]

  /// Tags that Jinja2 or its relatives have and this language has not.
  private static let foreignTags = [
    "do": "a tag for its effect alone is not needed: use 'set'",
    "trans": "templates are written in one language",
    "autoescape": "text is always escaped, and HTML from the host never is",
    "print": "write '{{ }}'",
    "break": "filter the list instead: '{% for x in items if x.shown %}'",
    "continue": "filter the list instead: '{% for x in items if x.shown %}'",
    "load": "nothing needs to be loaded",
    "debug": "show single values with '{{ }}'",
    "elseif": "write '{% elif %}'",
    "elsif": "write '{% elif %}'",
  ]

  mutating func parseTag() -> Statement? {
    let start = token.range.lowerBound
    advance()
    guard let name = word else {
      if token.kind != .invalid { report("a tag must begin with its name", token.range) }
      skipTag()
      return nil
    }
    let nameRange = token.range
    guard openTags.count < Self.depthLimit else {
      if !hasReportedNesting {
        hasReportedNesting = true
        diagnostics.append(
          Diagnostic(
            .templateLimit, "tags are nested more than \(Self.depthLimit) deep",
            at: file.place(nameRange), help: "move the inner part into a macro or an include"))
      }
      index = tokens.count - 1
      return nil
    }
    advance()
    switch name {
    case "if": return parseIf(start)
    case "for": return parseFor(start)
    case "set": return parseSet(start)
    case "with": return parseWith(start)
    case "filter": return parseFilterTag(start)
    case "block": return parseBlock(start)
    case "extends": return parseExtends(start)
    case "include": return parseInclude(start)
    case "import": return parseImport(start)
    case "from": return parseFrom(start)
    case "macro": return parseMacro(start)
    case "call": return parseCallTag(start)
    default:
      let nearest = NearMiss.nearest(to: name, in: Self.tagNames)
      report(
        "tag '\(name)' does not exist", nameRange,
        help: Self.foreignTags[name] ?? nearest.map { "did you mean '\($0)'?" }
          ?? "the tags are: \(Self.tagNames.joined(separator: ", "))")
      forgivenEnds.append("end\(nearest ?? name)")
      skipTag()
      return nil
    }
  }

  // What every tag is made of

  /// Reads the rest of a tag and goes behind its end; `nil` if it could not be read.
  mutating func rest<Value>(
    _ parse: (inout Self) throws(Stop) -> Value
  ) -> Value? {
    do {
      let value = try parse(&self)
      guard token.kind == .tagEnd else {
        throw missing("'%}'")
      }
      advance()
      return value
    } catch {
      skipTag()
      return nil
    }
  }

  func statement(_ kind: Statement.Kind, _ start: Int, end: Int) -> Statement {
    Statement(kind: kind, range: start..<max(start, end))
  }

  /// Where the tag that was just read ends.
  var tagEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  /// Reads statements up to one of the tag's own ends, which is left at hand. If the ends of an
  /// outer tag or of the file come first, the tag is reported as never closed.
  mutating func body(of name: String, _ range: Range<Int>, ends: [String]) -> [Statement] {
    openTags.append(OpenTag(name: name, range: range, ends: ends))
    defer { openTags.removeLast() }
    var statements: [Statement] = []
    while true {
      statements += parseBody(ends: ends)
      guard token.kind != .end else {
        reportUnclosed(name, range, note: nil)
        return statements
      }
      let found = text(next)
      if ends.contains(found) { return statements }
      if openTags.dropLast().contains(where: { $0.ends.contains(found) }) {
        reportUnclosed(name, range, note: (found, next.range))
        return statements
      }
      if !isForgiven(found) {
        report(
          "'{% \(found) %}' closes nothing here", next.range,
          help: "'\(name)' is open: it ends with '{% end\(name) %}'")
      }
      skipTag()
    }
  }

  private mutating func reportUnclosed(
    _ name: String, _ range: Range<Int>, note: (name: String, range: Range<Int>)?
  ) {
    if hasReportedNesting { return }
    let notes = note.map {
      [Diagnostic.Note("'{% \($0.name) %}' comes first", at: file.place($0.range))]
    }
    diagnostics.append(
      Diagnostic(
        .templateSyntax, "'{% \(name) %}' is never closed", at: file.place(range),
        notes: notes ?? [], help: "write '{% end\(name) %}' where it ends"))
  }

  /// The end tag at hand, if it is one of `ends`; goes behind its name.
  mutating func takeEnd(_ ends: [String]) -> String? {
    guard token.kind == .tagStart, next.kind == .name, ends.contains(text(next)) else {
      return nil
    }
    let name = text(next)
    advance()
    advance()
    return name
  }

  /// Reads a body and its one end tag.
  mutating func closedBody(of name: String, _ range: Range<Int>) -> [Statement] {
    let statements = body(of: name, range, ends: ["end\(name)"])
    if takeEnd(["end\(name)"]) != nil { finishEnd() }
    return statements
  }

  mutating func finishEnd() {
    _ = rest { _ throws(Stop) in }
  }

  // Choices and loops

  private mutating func parseIf(_ start: Int) -> Statement {
    var branches: [(condition: Expression, body: [Statement])] = []
    var otherwise: [Statement] = []
    let opener = start..<tokens[index - 1].range.upperBound
    while true {
      let condition = rest { parser throws(Stop) in
        try parser.parseTuple(allowsCondition: false)
      }
      let ends = ["elif", "else", "endif"]
      let statements = body(of: "if", opener, ends: ends)
      branches.append((condition ?? Expression(.none, opener), statements))
      guard let end = takeEnd(ends) else { break }
      if end == "elif" {
        continue
      }
      finishEnd()
      if end == "else" { otherwise = closedBody(of: "if", opener) }
      break
    }
    return statement(.choice(branches, otherwise: otherwise), start, end: opener.upperBound)
  }

  private mutating func parseFor(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let header = rest {
      parser throws(Stop) -> (Statement.Target, Expression, Expression?) in
      let target = try parser.parseTarget(allowsAttribute: false)
      guard parser.skip(word: "in") else {
        throw parser.missing("'in'", help: "a loop is '{% for item in items %}'")
      }
      let items = try parser.parseTuple(allowsCondition: false)
      let condition = parser.skip(word: "if") ? try parser.parseExpression() : nil
      if parser.word == "recursive" {
        throw parser.stop(
          "'recursive' loops are not part of the language", parser.token.range,
          help: "let a macro call itself")
      }
      return (target, items, condition)
    }
    let statements = body(of: "for", opener, ends: ["else", "endfor"])
    var otherwise: [Statement] = []
    if let end = takeEnd(["else", "endfor"]) {
      finishEnd()
      if end == "else" { otherwise = closedBody(of: "for", opener) }
    }
    guard let header else { return nil }
    let loop = Statement.Loop(
      target: header.0, items: header.1, condition: header.2, body: statements,
      otherwise: otherwise)
    return statement(.loop(loop), start, end: opener.upperBound)
  }

  // Names

  private mutating func parseSet(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let header = rest {
      parser throws(Stop) -> (Statement.Target, value: Expression?, filter: Expression?) in
      let target = try parser.parseTarget(allowsAttribute: true)
      if parser.skip(.assign) { return (target, try parser.parseTuple(), nil) }
      return (target, nil, try parser.parseFilters(of: nil))
    }
    guard let header else { return nil }
    if let value = header.value {
      return statement(.set(header.0, value), start, end: tagEnd)
    }
    let statements = closedBody(of: "set", opener)
    return statement(
      .setBlock(header.0, filter: header.filter, body: statements), start, end: opener.upperBound)
  }

  private mutating func parseWith(_ start: Int) -> Statement {
    let opener = start..<tokens[index - 1].range.upperBound
    let pairs = rest { parser throws(Stop) -> [(Statement.Target, Expression)] in
      var pairs: [(Statement.Target, Expression)] = []
      while parser.token.kind != .tagEnd {
        if !pairs.isEmpty { try parser.expect(.comma) }
        let target = try parser.parseSingleTarget(allowsAttribute: false)
        try parser.expect(.assign)
        pairs.append((target, try parser.parseExpression()))
      }
      return pairs
    }
    let statements = closedBody(of: "with", opener)
    return statement(.with(pairs ?? [], body: statements), start, end: opener.upperBound)
  }

  private mutating func parseFilterTag(_ start: Int) -> Statement? {
    let opener = start..<tokens[index - 1].range.upperBound
    let filter = rest { parser throws(Stop) -> Expression in
      let first = try parser.parseFilter(of: nil)
      return try parser.parseFilters(of: first) ?? first
    }
    let statements = closedBody(of: "filter", opener)
    guard let filter else { return nil }
    return statement(.filter(filter, body: statements), start, end: opener.upperBound)
  }
}
