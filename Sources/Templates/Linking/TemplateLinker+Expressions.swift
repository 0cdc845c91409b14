import Diagnostics

extension TemplateLinker {
  /// - Parameters:
  ///   - isQuiet: a name that does not exist is no error here.
  ///   - hasCaller: the call of a `call` tag, which hands the macro its body.
  func linkExpression(
    _ expression: Expression, _ scope: Scope, isQuiet: Bool = false, hasCaller: Bool = false
  ) -> Int32 {
    scope.function.depth = max(scope.function.depth, nesting + expression.depth)
    let range = expression.range
    func node(_ expression: Expression) -> Int32 { linkExpression(expression, scope) }
    func list(_ expressions: [Expression]) -> Int32 {
      let nodes = expressions.map { linkExpression($0, scope) }
      return builder.list(nodes)
    }
    switch expression.kind {
    case .none: return builder.constant(.null, range)
    case .bool(let value): return builder.constant(.bool(value), range)
    case .int(let value): return builder.constant(.int(value), range)
    case .double(let value): return builder.constant(.double(value), range)
    case .text(let value): return builder.constant(.text(value), range)
    case .name(let name): return linkName(name, range, scope, isQuiet: isQuiet)
    case .list(let items): return builder.add(.list, range, a: list(items))
    case .tuple(let items): return builder.add(.tuple, range, a: list(items))
    case .record(let pairs):
      return builder.add(.record, range, a: list(pairs.flatMap { [$0.key, $0.value] }))
    case .attribute(let base, let name):
      checkAttribute(base, name, scope, isQuiet: isQuiet)
      let inner = node(base)
      return builder.add(.attribute, range, a: inner, b: builder.name(name.text))
    case .item(let base, let index):
      if case .text(let key) = index.kind {
        checkAttribute(base, Word(text: key, range: index.range), scope, isQuiet: isQuiet)
      }
      let inner = node(base)
      return builder.add(.item, range, a: inner, b: node(index))
    case .slice(let base, let start, let stop, let step):
      let inner = node(base)
      let bounds = [start, stop, step].map { $0.map(node) ?? -1 }
      return builder.add(.slice, range, a: inner, b: builder.list(bounds))
    case .call(let callee, let arguments):
      return linkCall(callee, arguments, range, scope, hasCaller: hasCaller)
    case .filter(let input, let name, let arguments):
      return linkFilter(input, name, arguments, range, scope)
    case .test(let input, let name, let arguments):
      return linkTest(input, name, arguments, range, scope)
    case .not(let operand): return builder.add(.not, range, a: node(operand))
    case .sign(let operand, let isNegative):
      return builder.add(isNegative ? .negative : .positive, range, a: node(operand))
    case .arithmetic(let operation, let left, let right):
      let first = node(left)
      return builder.add(Self.kind(of: operation), range, a: first, b: node(right))
    case .concatenation(let items): return builder.add(.concatenation, range, a: list(items))
    case .all(let items): return builder.add(.all, range, a: list(items))
    case .any(let items): return builder.add(.any, range, a: list(items))
    case .comparison(let first, let rest): return linkComparison(first, rest, range, scope)
    case .condition(let condition, let then, let otherwise):
      let nodes = [node(condition), node(then)]
      let last = otherwise.map(node) ?? -1
      return builder.add(.condition, range, a: nodes[0], b: nodes[1], c: last)
    }
  }

  private static func kind(of operation: Expression.Arithmetic) -> Node.Kind {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .divideDown: .divideDown
    case .remainder: .remainder
    case .power: .power
    }
  }

  private func linkComparison(
    _ first: Expression, _ rest: [(Expression.Comparison, Expression)], _ range: Range<Int>,
    _ scope: Scope
  ) -> Int32 {
    let left = linkExpression(first, scope)
    let pairs = rest.map { comparison, operand in
      (comparison.number, linkExpression(operand, scope))
    }
    if pairs.count == 1 {
      return builder.add(.comparison, range, a: left, b: pairs[0].1, c: pairs[0].0)
    }
    return builder.add(
      .comparisons, range, a: left, b: builder.list(pairs.flatMap { [$0.0, $0.1] }))
  }

  // What is known of the data

  /// Marks what a `set` stores as there, and keeps what is known of its value.
  func learn(_ target: Statement.Target, _ value: Expression, _ scope: Scope) {
    scope.assigned.formUnion(target.names.map(\.text))
    guard case .name(let word) = target else { return }
    let isSure = !outlines[current].storesOften(word.text)
    scope.shapes[word.text] = isSure ? shape(of: value, scope) : nil
  }

  /// What is known without data of an expression's value; `nil` if nothing is.
  func shape(of expression: Expression, _ scope: Scope) -> TemplateShape? {
    switch expression.kind {
    case .name(let name):
      for (candidate, level) in scope.chain where candidate.slots[name] != nil {
        return level == 0 && candidate.assigned.contains(name) ? candidate.shapes[name] : nil
      }
      // Another template may store the name, and this one see it.
      guard case .record(let keys)? = known, !storedNames.contains(name) else { return nil }
      return keys[name]
    case .attribute(let base, let name):
      guard case .record(let keys)? = shape(of: base, scope) else { return nil }
      return keys[name.text]
    case .item(let base, let index):
      switch shape(of: base, scope) {
      case .list(let element)?: return element
      case .record(let keys)?:
        if case .text(let key) = index.kind { return keys[key] }
        return nil
      default: return nil
      }
    default: return nil
    }
  }

  private func checkAttribute(
    _ base: Expression, _ name: Word, _ scope: Scope, isQuiet: Bool
  ) {
    if isQuiet { return }
    if case .name(let module) = base.kind, case .module(let template)? = binding(of: module, scope),
      let number = numbers[template], !outlines[number].template.isBroken,
      !outlines[number].exports.contains(name.text)
    {
      let exports = outlines[number].exports
      report(
        .unknownName, "'\(template)' has no '\(name.text)'", name.range,
        help: NearMiss.suggestion(for: name.text, in: exports)
          ?? "it has: \(exports.joined(separator: ", "))")
      return
    }
    guard case .record(let keys)? = shape(of: base, scope), keys[name.text] == nil
    else { return }
    let written = String(decoding: file.bytes[base.range], as: UTF8.self)
    report(
      .unknownName, "'\(written)' has no '\(name.text)'", name.range,
      help: NameHelp.text(for: name.text, in: keys.keys.sorted()))
  }
}

extension Expression.Comparison {
  static let all = allCases

  /// The number that nodes keep.
  var number: Int32 { Int32(Self.all.firstIndex(of: self) ?? 0) }
}

/// What to say when a name is not among those there are.
enum NameHelp {
  static func text(for name: String, in names: [String]) -> String {
    let all = names.isEmpty ? "it has no keys" : "it has: \(names.joined(separator: ", "))"
    guard let suggestion = NearMiss.suggestion(for: name, in: names) else { return all }
    return "\(suggestion) \(all)"
  }
}
