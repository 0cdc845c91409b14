/// An expression as it was written.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case name(String)
    case list([Expression])
    case tuple([Expression])
    case record([(key: Expression, value: Expression)])
    case attribute(Expression, Word)
    case item(Expression, Expression)
    case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
    case call(Expression, Arguments)

    /// Without an expression: what a `filter` tag or a block of `set` holds.
    case filter(Expression?, Word, Arguments)
    case test(Expression, Word, Arguments)
    case not(Expression)
    case sign(Expression, isNegative: Bool)
    case arithmetic(Arithmetic, Expression, Expression)
    case concatenation([Expression])
    case all([Expression])
    case any([Expression])
    case comparison(Expression, [(Comparison, Expression)])
    case condition(Expression, then: Expression, otherwise: Expression?)
  }

  /// A word and where it stands.
  struct Word: Sendable {
    let text: String
    let range: Range<Int>
  }

  struct Arguments: Sendable {
    var positional: [Expression] = []
    var named: [(name: Word, value: Expression)] = []

    var all: [Expression] { positional + named.map(\.value) }
    var isEmpty: Bool { positional.isEmpty && named.isEmpty }
  }

  enum Arithmetic: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case divideDown = "//"
    case remainder = "%"
    case power = "**"
  }

  enum Comparison: String, CaseIterable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contained = "in"
    case notContained = "not in"
  }

  let kind: Kind

  /// Bytes in the file.
  let range: Range<Int>

  /// How deep expressions are nested in this one; 1 for a name.
  let depth: Int

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = 1 + (Self.children(of: kind).lazy.map(\.depth).max() ?? 0)
  }

  var children: [Expression] { Self.children(of: kind) }

  private static func children(of kind: Kind) -> [Expression] {
    switch kind {
    case .none, .bool, .int, .double, .text, .name: []
    case .list(let items), .tuple(let items), .concatenation(let items), .all(let items),
      .any(let items):
      items
    case .record(let pairs): pairs.flatMap { [$0.key, $0.value] }
    case .attribute(let base, _), .not(let base), .sign(let base, _): [base]
    case .item(let base, let index): [base, index]
    case .slice(let base, let start, let stop, let step):
      [base] + [start, stop, step].compactMap { $0 }
    case .call(let base, let arguments): [base] + arguments.all
    case .filter(let base, _, let arguments): (base.map { [$0] } ?? []) + arguments.all
    case .test(let base, _, let arguments): [base] + arguments.all
    case .arithmetic(_, let left, let right): [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.1)
    case .condition(let condition, let then, let otherwise):
      [condition, then] + (otherwise.map { [$0] } ?? [])
    }
  }
}
