import Diagnostics

extension TemplateLinker {
  func linkStatements(_ statements: [Statement], _ scope: Scope) -> [Int32] {
    nesting += 1
    defer { nesting -= 1 }
    scope.function.depth = max(scope.function.depth, nesting)
    return statements.compactMap { link($0, scope) }
  }

  private func body(_ statements: [Statement], _ scope: Scope) -> Int32 {
    builder.list(linkStatements(statements, scope))
  }

  private func link(_ statement: Statement, _ scope: Scope) -> Int32? {
    let range = statement.range
    switch statement.kind {
    case .text: return isSilent ? nil : linkText(range)
    case .output(let expression):
      let node = linkExpression(expression, scope)
      return isSilent ? nil : builder.add(.output, range, a: node)
    case .choice(let branches, let otherwise):
      return linkChoice(branches, otherwise, range, scope)
    case .loop(let loop): return linkLoop(loop, range, scope)
    case .set(let target, let value):
      let node = linkExpression(value, scope, isQuiet: false)
      let targetNode = linkTarget(target, scope)
      learn(target, value, scope)
      return builder.add(.set, range, a: targetNode, b: node)
    case .setBlock(let target, let filter, let statements):
      return linkSetBlock(target, filter, statements, range, scope)
    case .with(let pairs, let statements):
      return linkWith(pairs, statements, range, scope)
    case .filter(let filter, let statements):
      let (inner, clears) = innerScope(of: statements, scope)
      let list = body(statements, inner)
      let node = linkExpression(filter, inner)
      return builder.add(.filterBlock, range, a: node, b: list, c: clears)
    case .block(let block): return linkBlock(block, range, scope)
    case .extends:
      isSilent = true
      return nil
    case .include(let name, let seesNames):
      let number = template(named: name)
      let pairs = seesNames ? builder.list(visiblePairs(scope, range)) : -1
      return number < 0 ? nil : builder.add(.include, range, a: number, b: pairs)
    case .importAll(let name, let alias):
      let number = template(named: name)
      let target = linkTarget(.name(alias), scope)
      scope.assigned.insert(alias.text)
      return number < 0 ? nil : builder.add(.importAll, range, a: number, b: target)
    case .importNames(let name, let names): return linkImport(name, names, range, scope)
    case .macro(let macro):
      let target = linkTarget(.name(macro.name), scope)
      let function = linkMacro(macro, .macro, scope)
      scope.assigned.insert(macro.name.text)
      return builder.add(.macro, range, a: Int32(function), b: target)
    case .call(let call, let macro):
      let node = linkExpression(call, scope, hasCaller: true)
      let function = linkMacro(macro, .caller, scope)
      return isSilent ? nil : builder.add(.callTag, range, a: node, b: Int32(function))
    }
  }

  /// Text goes into the program's pool with its line ends made `\n`.
  private func linkText(_ range: Range<Int>) -> Int32 {
    let start = Int32(builder.text.count)
    let bytes = file.bytes
    guard bytes[range].contains(0x0D) else {
      builder.text += bytes[range]
      return builder.add(.text, range, a: start, b: Int32(range.count))
    }
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x0D {
        builder.text.append(0x0A)
        if index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
      } else {
        builder.text.append(bytes[index])
      }
      index += 1
    }
    return builder.add(.text, range, a: start, b: Int32(builder.text.count) - start)
  }

  private func linkChoice(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement],
    _ range: Range<Int>, _ scope: Scope
  ) -> Int32 {
    let assigned = scope.assigned
    var list: [Int32] = []
    for branch in branches {
      list.append(linkExpression(branch.condition, scope))
      list.append(body(branch.body, scope))
      // What only one branch stores is not sure to be there behind the choice.
      scope.assigned = assigned
    }
    list.append(otherwise.isEmpty ? -1 : body(otherwise, scope))
    scope.assigned = assigned
    return builder.add(.choice, range, a: builder.list(list))
  }

  private func linkLoop(_ loop: Statement.Loop, _ range: Range<Int>, _ scope: Scope) -> Int32 {
    let items = linkExpression(loop.items, scope)
    let element = shape(of: loop.items, scope).flatMap { shape -> TemplateShape? in
      if case .list(let element) = shape { element } else { nil }
    }
    let inner = Scope(parent: scope, function: scope.function, isLoop: true)
    let target = linkTarget(loop.target, inner, isParameter: true)
    if case .name(let word) = loop.target, let element { inner.shapes[word.text] = element }
    // The condition sees the loop's names, but neither `loop` nor what the body stores.
    let condition = loop.condition.map { linkExpression($0, inner) } ?? -1
    let hasLoop = loop.body.mentions("loop") || loop.body.hasScopedBlock
    let slot = hasLoop ? inner.declare("loop", isAssigned: true) : -1
    inner.declareStores(of: loop.body)
    let clears = inner.clears
    let list = body(loop.body, inner)
    var otherwise: Int32 = -1
    if !loop.otherwise.isEmpty {
      let elseScope = Scope(parent: scope, function: scope.function)
      elseScope.declareStores(of: loop.otherwise)
      otherwise = body(loop.otherwise, elseScope)
    }
    return builder.add(
      .loop, range,
      a: builder.list([target, items, condition, list, otherwise, slot] + clears))
  }

  /// A scope of its own for what stands inside a tag, and the slots to clear when it is entered.
  private func innerScope(of statements: [Statement], _ scope: Scope) -> (Scope, Int32) {
    let inner = Scope(parent: scope, function: scope.function)
    inner.declareStores(of: statements)
    return (inner, builder.list(inner.clears))
  }

  private func linkSetBlock(
    _ target: Statement.Target, _ filter: Expression?, _ statements: [Statement],
    _ range: Range<Int>, _ scope: Scope
  ) -> Int32 {
    let wasSilent = isSilent
    isSilent = false
    defer { isSilent = wasSilent }
    let inner = Scope(parent: scope, function: scope.function)
    inner.declareStores(of: statements)
    let clears = inner.clears
    let list = body(statements, inner)
    let filterNode = filter.map { linkExpression($0, inner) } ?? -1
    let targetNode = linkTarget(target, scope)
    scope.assigned.formUnion(target.names.map(\.text))
    return builder.add(
      .setBlock, range, a: targetNode, b: list, c: builder.list([filterNode] + clears))
  }

  private func linkWith(
    _ pairs: [(Statement.Target, Expression)], _ statements: [Statement], _ range: Range<Int>,
    _ scope: Scope
  ) -> Int32 {
    let values = pairs.map { linkExpression($0.1, scope) }
    let inner = Scope(parent: scope, function: scope.function)
    var list: [Int32] = []
    for (pair, value) in zip(pairs, values) {
      list += [linkTarget(pair.0, inner, isParameter: true), value]
      if case .name(let word) = pair.0 { inner.shapes[word.text] = shape(of: pair.1, scope) }
    }
    inner.declareStores(of: statements)
    let clears = builder.list(inner.clears)
    return builder.add(
      .with, range, a: builder.list(list), b: body(statements, inner), c: clears)
  }

  private func linkBlock(
    _ block: Statement.Block, _ range: Range<Int>, _ scope: Scope
  ) -> Int32? {
    pendingBlocks.append((block, newFunction(.block, name: block.name.text)))
    if isSilent { return nil }
    let pairs = block.isScoped ? builder.list(visiblePairs(scope, range)) : -1
    return builder.add(.block, range, a: builder.name(block.name.text), b: pairs)
  }

  private func linkImport(
    _ name: Word, _ names: [(name: Word, alias: Word)], _ range: Range<Int>, _ scope: Scope
  ) -> Int32? {
    let number = template(named: name)
    let exports = number < 0 ? [] : outlines[Int(number)].exports
    var list: [Int32] = []
    for (wanted, alias) in names {
      if number >= 0, !outlines[Int(number)].template.isBroken, !exports.contains(wanted.text),
        !wanted.text.hasPrefix("_")
      {
        report(
          .unknownName, "'\(name.text)' has no '\(wanted.text)' to import", wanted.range,
          help: NearMiss.suggestion(for: wanted.text, in: exports)
            ?? (exports.isEmpty
              ? "it has neither macros nor names set at its top"
              : "it has: \(exports.joined(separator: ", "))"))
      }
      list += [builder.name(wanted.text), linkTarget(.name(alias), scope)]
      scope.assigned.insert(alias.text)
    }
    return number < 0 ? nil : builder.add(.importNames, range, a: number, b: builder.list(list))
  }

  /// Links a macro, or the body of a `call` tag, as a function that sees the scope it stands in.
  private func linkMacro(
    _ macro: Statement.Macro, _ kind: Program.Function.Kind, _ scope: Scope
  ) -> Int {
    let outerNesting = nesting
    let wasSilent = isSilent
    (nesting, isSilent) = (0, false)
    defer { (nesting, isSilent) = (outerNesting, wasSilent) }
    let number = newFunction(kind, name: macro.name.text)
    let function = FunctionScope(outer: scope, kind: kind, number: number)
    let inner = Scope(parent: nil, function: function)
    for parameter in macro.parameters { _ = inner.declare(parameter.name.text) }
    if macro.body.mentions("caller"), inner.slots["caller"] == nil {
      builder.functions[number].callerSlot = inner.declare("caller", isAssigned: true)
    }
    // A default sees the parameters before it.
    let parameters = macro.parameters.map { parameter in
      let fallback = parameter.fallback.map { linkExpression($0, inner) } ?? -1
      return Program.Parameter(
        name: builder.name(parameter.name.text),
        slot: inner.declare(parameter.name.text, isAssigned: true), fallback: fallback)
    }
    builder.functions[number].parameters = parameters
    if let own = parameters.first(where: { $0.name == Int32(KnownName.caller.rawValue) }) {
      builder.functions[number].callerSlot = own.slot
    }
    inner.declareStores(of: macro.body)
    finish(function, body: body(macro.body, inner))
    return number
  }
}

extension [Statement] {
  var hasScopedBlock: Bool {
    var isFound = false
    walk { statement in
      if case .block(let block) = statement.kind, block.isScoped { isFound = true }
      return !isFound
    }
    return isFound
  }
}
