import Diagnostics

/// Calls, filters and tests: who is called is looked up here, and how many arguments it takes.
extension TemplateLinker {
  func linkCall(
    _ callee: Expression, _ arguments: Expression.Arguments, _ range: Range<Int>, _ scope: Scope,
    hasCaller: Bool
  ) -> Int32 {
    if case .name("super") = callee.kind, isFree("super", scope) {
      return linkSuper(range, scope, callee.range, arguments)
    }
    if case .attribute(let base, let name) = callee.kind {
      if case .name("self") = base.kind, isFree("self", scope) {
        return linkSelf(name, range, arguments)
      }
      checkMacro(callee, arguments, scope, range, hasCaller: hasCaller)
      if case .name(let module) = base.kind, case .module? = binding(of: module, scope) {
        let node = linkExpression(callee, scope)
        return builder.add(.call, range, a: node, b: link(arguments, scope))
      }
      let node = linkExpression(base, scope)
      return builder.add(
        .callMethod, callee.range, a: node,
        b: builder.name(name.text), c: link(arguments, scope))
    }
    checkMacro(callee, arguments, scope, range, hasCaller: hasCaller)
    let node = linkExpression(callee, scope)
    return builder.add(.call, range, a: node, b: link(arguments, scope))
  }

  private func isFree(_ name: String, _ scope: Scope) -> Bool {
    !scope.chain.contains { $0.scope.slots[name] != nil }
  }

  private func link(_ arguments: Expression.Arguments, _ scope: Scope) -> Int32 {
    let positional = arguments.positional.map { linkExpression($0, scope) }
    let named = arguments.named.flatMap {
      [builder.name($0.name.text), linkExpression($0.value, scope)]
    }
    let start = Int32(builder.extra.count)
    builder.extra += [Int32(positional.count), Int32(arguments.named.count)] + positional + named
    return start
  }

  private func linkSuper(
    _ range: Range<Int>, _ scope: Scope, _ callee: Range<Int>, _ arguments: Expression.Arguments
  ) -> Int32 {
    guard let (block, level) = scope.chain.first(where: { $0.scope.function.kind == .block })
    else {
      report(
        .unknownBlock, "'super' stands outside every block", callee,
        help: "it shows what a parent has in the block that it stands in")
      return builder.constant(.null, range)
    }
    if !arguments.isEmpty { report(.templateValue, "'super' takes no arguments", range) }
    let function = builder.functions[block.function.number]
    let name = builder.names[Int(function.name)]
    let isInParent = parents(of: current).contains { number in
      outlines[number].template.isBroken
        || outlines[number].blocks.contains { $0.name.text == name }
    }
    if !isInParent, outlines[current].parent.map({ numbers[$0.text] != nil }) ?? true {
      report(
        .unknownBlock, "no parent has a block '\(name)' that 'super' could show", callee,
        help: outlines[current].parent == nil
          ? "'\(outlines[current].template.name)' extends no template" : nil)
    }
    return builder.add(.callSuper, range, a: level)
  }

  private func linkSelf(
    _ name: Word, _ range: Range<Int>, _ arguments: Expression.Arguments
  ) -> Int32 {
    if !arguments.isEmpty {
      report(.templateValue, "block '\(name.text)' takes no arguments", range)
    }
    let family = [current] + parents(of: current)
    let names = Set(family.flatMap { outlines[$0].blocks.map(\.name.text) })
    if !names.contains(name.text) {
      report(
        .unknownBlock, "block '\(name.text)' does not exist", name.range,
        help: NearMiss.suggestion(for: name.text, in: names.sorted())
          ?? (names.isEmpty
            ? "there are no blocks"
            : "there are the blocks: \(names.sorted().joined(separator: ", "))"))
    }
    return builder.add(.callBlock, range, a: builder.name(name.text))
  }

  /// Checks a call of a macro that is known for sure.
  private func checkMacro(
    _ callee: Expression, _ arguments: Expression.Arguments, _ scope: Scope, _ range: Range<Int>,
    hasCaller: Bool
  ) {
    guard let macro = macro(for: callee, scope) else { return }
    let parameters = macro.parameters
    let name = String(decoding: file.bytes[callee.range], as: UTF8.self)
    let names = parameters.map(\.name.text)
    if let extra = arguments.positional.dropFirst(parameters.count).first {
      report(
        .templateValue, CallProblem.tooMany("macro '\(name)'", names.count), extra.range,
        help: CallProblem.signature(name, names))
    }
    var given = Set(names.prefix(arguments.positional.count))
    var hasUnknown = false
    for (word, _) in arguments.named {
      if !names.contains(word.text), word.text != "caller" {
        report(
          .templateValue, "macro '\(name)' has no parameter '\(word.text)'", word.range,
          help: NearMiss.suggestion(for: word.text, in: names) ?? CallProblem.signature(name, names)
        )
        hasUnknown = true
      } else if !given.insert(word.text).inserted {
        report(
          .templateValue, "macro '\(name)' is given '\(word.text)' twice", word.range)
      }
    }
    if hasCaller, !macro.usesCaller {
      report(
        .templateValue, "macro '\(name)' does not show the body of a 'call'", callee.range,
        help: "call it with '{{ }}', or show 'caller()' in it")
    }
    let missing = parameters.filter { $0.fallback == nil && !given.contains($0.name.text) }
      .map(\.name.text).filter { $0 != "caller" }
    if let first = missing.first, !hasUnknown {
      report(
        .templateValue, "macro '\(name)' is called without '\(first)'", range,
        help: CallProblem.signature(name, names))
    }
  }

  // Filters and tests

  func linkFilter(
    _ input: Expression?, _ name: Word, _ arguments: Expression.Arguments, _ range: Range<Int>,
    _ scope: Scope
  ) -> Int32 {
    let filter = filter(named: name)
    let isQuiet = filter == .default || filter == .d
    let node =
      input.map { linkExpression($0, scope, isQuiet: isQuiet) } ?? builder.add(.captured, range)
    guard let filter else {
      for argument in arguments.all { _ = linkExpression(argument, scope) }
      return node
    }
    let list = linkFilterArguments(filter, arguments, name.range, scope)
    return builder.add(.filter, range, a: node, b: filter.number, c: list)
  }

  private func filter(named name: Word) -> TemplateFilter? {
    if let filter = TemplateFilter(rawValue: name.text) { return filter }
    let names = TemplateFilter.all.map(\.rawValue)
    report(
      .unknownFilter, "filter '\(name.text)' does not exist", name.range,
      help: TemplateFilter.absent[name.text] ?? NearMiss.suggestion(for: name.text, in: names)
        ?? "the filters are: \(names.sorted().joined(separator: ", "))")
    return nil
  }

  private func test(named name: Word) -> TemplateTest? {
    if let test = TemplateTest(rawValue: name.text) { return test }
    let names = TemplateTest.all.map(\.rawValue)
    report(
      .unknownTest, "test '\(name.text)' does not exist", name.range,
      help: NearMiss.suggestion(for: name.text, in: names)
        ?? "the tests are: \(names.sorted().joined(separator: ", "))")
    return nil
  }

  private func linkFilterArguments(
    _ filter: TemplateFilter, _ arguments: Expression.Arguments, _ range: Range<Int>,
    _ scope: Scope
  ) -> Int32 {
    switch filter {
    case .map: return linkMap(arguments, range, scope)
    case .select, .reject: return linkSelect(filter, arguments, range, scope, hasAttribute: false)
    case .selectattr, .rejectattr:
      return linkSelect(filter, arguments, range, scope, hasAttribute: true)
    default:
      let nodes = bind(
        arguments, to: filter.parameters, "filter '\(filter.rawValue)'", range, scope)
      return builder.list(nodes)
    }
  }

  /// The nodes of the arguments in the order of the parameters, -1 for those that are left out.
  private func bind(
    _ arguments: Expression.Arguments, to parameters: [TemplateFilter.Parameter], _ what: String,
    _ range: Range<Int>, _ scope: Scope
  ) -> [Int32] {
    var nodes = [Int32](repeating: -1, count: parameters.count)
    let names = parameters.map(\.name)
    for (index, argument) in arguments.positional.enumerated() {
      let node = linkExpression(argument, scope)
      guard index < nodes.count else {
        if index == nodes.count {
          report(
            .templateValue, CallProblem.tooMany(what, nodes.count), argument.range,
            help: names.isEmpty ? nil : "it takes: \(names.joined(separator: ", "))")
        }
        continue
      }
      nodes[index] = node
    }
    for (word, value) in arguments.named {
      let node = linkExpression(value, scope)
      guard let index = names.firstIndex(of: word.text) else {
        report(
          .templateValue, "\(what) has no parameter '\(word.text)'", word.range,
          help: NearMiss.suggestion(for: word.text, in: names)
            ?? (names.isEmpty
              ? "it takes no arguments" : "it takes: \(names.joined(separator: ", "))"))
        continue
      }
      if nodes[index] >= 0 {
        report(.templateValue, "\(what) is given '\(word.text)' twice", word.range)
      }
      nodes[index] = node
    }
    for (index, parameter) in parameters.enumerated()
    where parameter.isRequired && nodes[index] < 0 && index >= arguments.positional.count {
      report(
        .templateValue, "\(what) is used without '\(parameter.name)'", range,
        help: "it takes: \(names.joined(separator: ", "))")
    }
    return nodes
  }

  /// `map(attribute=…, default=…)` or `map('filter', …)`: attribute, default, filter's number,
  /// then the filter's arguments.
  private func linkMap(
    _ arguments: Expression.Arguments, _ range: Range<Int>, _ scope: Scope
  ) -> Int32 {
    guard let first = arguments.positional.first else {
      let parameters = [
        TemplateFilter.Parameter("attribute", isRequired: true),
        TemplateFilter.Parameter("default"),
      ]
      let nodes = bind(arguments, to: parameters, "filter 'map'", range, scope)
      return builder.list(nodes + [-1])
    }
    guard case .text(let name) = first.kind else {
      report(
        .templateSyntax, "'map' needs the name of a filter as text in quotes", first.range,
        help: "filters are looked up before any page is rendered")
      return builder.list([-1, -1, -1])
    }
    var rest = arguments
    rest.positional.removeFirst()
    let word = Word(text: name, range: first.range.lowerBound + 1..<first.range.upperBound - 1)
    guard let filter = filter(named: word) else { return builder.list([-1, -1, -1]) }
    let list = linkFilterArguments(filter, rest, word.range, scope)
    return builder.list([-1, -1, filter.number, list])
  }

  /// `select('test', argument)` and `selectattr('name', 'test', argument)`: attribute, test's
  /// number, argument.
  private func linkSelect(
    _ filter: TemplateFilter, _ arguments: Expression.Arguments, _ range: Range<Int>,
    _ scope: Scope, hasAttribute: Bool
  ) -> Int32 {
    var rest = arguments
    var attribute: Int32 = -1
    if hasAttribute {
      guard !rest.positional.isEmpty else {
        report(
          .templateValue, "filter '\(filter.rawValue)' is used without the name of a key", range)
        return builder.list([-1, -1, -1])
      }
      attribute = linkExpression(rest.positional.removeFirst(), scope)
    }
    guard !rest.positional.isEmpty else { return builder.list([attribute, -1, -1]) }
    let first = rest.positional.removeFirst()
    guard case .text(let name) = first.kind else {
      report(
        .templateSyntax, "'\(filter.rawValue)' needs the name of a test as text in quotes",
        first.range, help: "tests are looked up before any page is rendered")
      return builder.list([attribute, -1, -1])
    }
    let word = Word(text: name, range: first.range.lowerBound + 1..<first.range.upperBound - 1)
    guard let test = test(named: word) else { return builder.list([attribute, -1, -1]) }
    let argument = bindTest(test, rest, word.range, scope)
    return builder.list([attribute, test.number, argument])
  }

  func linkTest(
    _ input: Expression, _ name: Word, _ arguments: Expression.Arguments, _ range: Range<Int>,
    _ scope: Scope
  ) -> Int32 {
    let test = test(named: name)
    let node = linkExpression(input, scope, isQuiet: test?.allowsUnknown ?? true)
    guard let test else {
      for argument in arguments.all { _ = linkExpression(argument, scope) }
      return node
    }
    let argument = bindTest(test, arguments, name.range, scope)
    return builder.add(
      .test, range, a: node, b: test.number, c: builder.list(argument < 0 ? [] : [argument]))
  }

  private func bindTest(
    _ test: TemplateTest, _ arguments: Expression.Arguments, _ range: Range<Int>, _ scope: Scope
  ) -> Int32 {
    let parameters = test.argumentName.map {
      [TemplateFilter.Parameter($0, isRequired: true)]
    }
    let nodes = bind(arguments, to: parameters ?? [], "test '\(test.rawValue)'", range, scope)
    return nodes.first ?? -1
  }
}

/// How a call that does not fit is described, before rendering and during it.
enum CallProblem {
  static func tooMany(_ what: String, _ count: Int) -> String {
    count == 0
      ? "\(what) takes no arguments"
      : "\(what) takes not more than \(count) argument\(count == 1 ? "" : "s")"
  }

  static func signature(_ name: String, _ parameters: [String]) -> String {
    "it is '\(name)(\(parameters.joined(separator: ", ")))'"
  }
}
