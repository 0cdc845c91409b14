/// A part of a template as it was written: text, `{{ }}` or a tag with what belongs to it.
struct Statement: Sendable {
  typealias Word = Expression.Word

  indirect enum Kind: Sendable {
    case text
    case output(Expression)
    case choice([(condition: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Loop)
    case set(Target, Expression)
    case setBlock(Target, filter: Expression?, body: [Statement])
    case with([(Target, Expression)], body: [Statement])
    case filter(Expression, body: [Statement])
    case block(Block)
    case extends(Word)
    case include(Word, seesNames: Bool)
    case importAll(Word, as: Word)
    case importNames(Word, [(name: Word, alias: Word)])
    case macro(Macro)
    case call(Expression, body: Macro)
  }

  struct Loop: Sendable {
    let target: Target
    let items: Expression
    let condition: Expression?
    let body: [Statement]
    let otherwise: [Statement]
  }

  struct Block: Sendable {
    let name: Word
    let isScoped: Bool
    let body: [Statement]
  }

  /// A macro, or the body of a `call` tag, which is a macro without a name.
  struct Macro: Sendable {
    let name: Word
    let parameters: [Parameter]
    let body: [Statement]

    /// Whether it shows the body of a `call` tag.
    var usesCaller: Bool {
      body.mentions("caller") || parameters.contains { $0.name.text == "caller" }
    }
  }

  struct Parameter: Sendable {
    let name: Word
    let fallback: Expression?
  }

  /// What a `set` or a `for` stores into.
  indirect enum Target: Sendable {
    case name(Word)
    case tuple([Target], Range<Int>)
    case attribute(Word, Word)

    var range: Range<Int> {
      switch self {
      case .name(let word): word.range
      case .tuple(_, let range): range
      case .attribute(let base, let name): base.range.lowerBound..<name.range.upperBound
      }
    }

    /// The names that come to be; an attribute of a namespace is none.
    var names: [Word] {
      switch self {
      case .name(let word): [word]
      case .tuple(let targets, _): targets.flatMap(\.names)
      case .attribute: []
      }
    }
  }

  let kind: Kind

  /// Bytes in the file: the text, or the tag from `{%` to `%}`.
  let range: Range<Int>
}
