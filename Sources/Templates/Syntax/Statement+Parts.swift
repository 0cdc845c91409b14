/// What a statement consists of, for those who look for something in it.
extension Statement {
  /// The statements inside, whatever they mean.
  var bodies: [[Statement]] {
    switch kind {
    case .choice(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .loop(let loop): [loop.body, loop.otherwise]
    case .setBlock(_, _, let body), .with(_, let body), .filter(_, let body): [body]
    case .block(let block): [block.body]
    case .macro(let macro): [macro.body]
    case .call(_, let macro): [macro.body]
    case .text, .output, .set, .extends, .include, .importAll, .importNames: []
    }
  }

  /// The expressions of the tag itself.
  var expressions: [Expression] {
    switch kind {
    case .output(let expression), .set(_, let expression), .filter(let expression, _): [expression]
    case .choice(let branches, _): branches.map(\.condition)
    case .loop(let loop): [loop.items] + (loop.condition.map { [$0] } ?? [])
    case .setBlock(_, let filter, _): filter.map { [$0] } ?? []
    case .with(let pairs, _): pairs.map(\.1)
    case .macro(let macro): macro.parameters.compactMap(\.fallback)
    case .call(let call, let macro): [call] + macro.parameters.compactMap(\.fallback)
    case .text, .block, .extends, .include, .importAll, .importNames: []
    }
  }

  /// The names that the tag stores into the scope that it stands in.
  var storedNames: [Word] {
    switch kind {
    case .set(let target, _), .setBlock(let target, _, _): target.names
    case .macro(let macro): [macro.name]
    case .importAll(_, let alias): [alias]
    case .importNames(_, let names): names.map(\.alias)
    default: []
    }
  }
}

extension [Statement] {
  /// All statements, the ones inside others too; `enters` says whether to look inside.
  func walk(_ visit: (Statement) -> Bool) {
    for statement in self where visit(statement) {
      for body in statement.bodies { body.walk(visit) }
    }
  }

  /// The statements that store into this very scope: choices make no scope of their own.
  func inScope(_ visit: (Statement) -> Void) {
    for statement in self {
      visit(statement)
      if case .choice(let branches, let otherwise) = statement.kind {
        for branch in branches { branch.body.inScope(visit) }
        otherwise.inScope(visit)
      }
    }
  }

  /// Whether a name is read anywhere inside, blocks left aside: they see no names from outside.
  func mentions(_ name: String) -> Bool {
    var isFound = false
    walk { statement in
      if isFound { return false }
      if case .block = statement.kind { return false }
      isFound = statement.expressions.contains { $0.mentions(name) }
      return !isFound
    }
    return isFound
  }
}

extension Expression {
  func mentions(_ name: String) -> Bool {
    if case .name(let own) = kind { return own == name }
    return children.contains { $0.mentions(name) }
  }
}
