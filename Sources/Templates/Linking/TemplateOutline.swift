import Diagnostics

/// What other templates can know of one: its parent, its blocks and its names.
struct TemplateOutline {
  typealias Word = Expression.Word

  /// What a name at the top of a template stands for, as far as it can be told without data.
  enum Binding {
    case value
    case macro(Statement.Macro)
    case imported(template: String, name: String)
    case module(template: String)
  }

  struct Block {
    let name: Word

    /// Not inside another block: what a template that extends must find in its parents.
    let isOutermost: Bool
  }

  enum ReferenceKind { case extends, include, imports }

  let template: ParsedTemplate
  private(set) var parent: Word?
  private(set) var blocks: [Block] = []
  private(set) var references: [(kind: ReferenceKind, name: Word)] = []

  /// The names that the template's top level stores. One that is stored twice is a value.
  private(set) var bindings: [String: Binding] = [:]
  private(set) var importedNames: Set<String> = []

  /// Every name that is stored anywhere inside.
  private(set) var storedNames: Set<String> = []

  /// How often each name is set anywhere inside.
  private var setCounts: [String: Int] = [:]

  init(_ template: ParsedTemplate) {
    self.template = template
    template.statements.inScope { statement in
      for (name, binding) in Self.bindings(of: statement) {
        bindings[name] = bindings[name] == nil ? binding : .value
      }
      switch statement.kind {
      case .importAll(_, let alias): importedNames.insert(alias.text)
      case .importNames(_, let names): importedNames.formUnion(names.map(\.alias.text))
      default: break
      }
    }
    template.statements.walk { statement in
      note(statement)
      return true
    }
    findBlocks(template.statements, isOutermost: true)
  }

  static func bindings(of statement: Statement) -> [(String, Binding)] {
    switch statement.kind {
    case .macro(let macro): [(macro.name.text, .macro(macro))]
    case .importAll(let template, let alias): [(alias.text, .module(template: template.text))]
    case .importNames(let template, let names):
      names.map { ($0.alias.text, .imported(template: template.text, name: $0.name.text)) }
    default: statement.storedNames.map { ($0.text, .value) }
    }
  }

  /// What an import can take: names without `_` in front that were made here.
  var exports: [String] {
    bindings.keys.filter { !$0.hasPrefix("_") && !importedNames.contains($0) }.sorted()
  }

  private mutating func note(_ statement: Statement) {
    for name in statement.storedNames {
      storedNames.insert(name.text)
      setCounts[name.text, default: 0] += 1
    }
    switch statement.kind {
    case .extends(let name):
      if parent == nil { parent = name }
      references.append((.extends, name))
    case .include(let name, _): references.append((.include, name))
    case .importAll(let name, _), .importNames(let name, _): references.append((.imports, name))
    case .loop(let loop): storedNames.formUnion(loop.target.names.map(\.text))
    case .with(let pairs, _): storedNames.formUnion(pairs.flatMap(\.0.names).map(\.text))
    case .macro(let macro), .call(_, let macro):
      storedNames.formUnion(macro.parameters.map(\.name.text))
    default: break
    }
  }

  /// Whether a name is set in several places, so that what it holds depends on the way.
  func storesOften(_ name: String) -> Bool { setCounts[name, default: 0] > 1 }

  private mutating func findBlocks(_ statements: [Statement], isOutermost: Bool) {
    for statement in statements {
      var isInside = false
      if case .block(let block) = statement.kind {
        blocks.append(Block(name: block.name, isOutermost: isOutermost))
        isInside = true
      }
      for body in statement.bodies { findBlocks(body, isOutermost: isOutermost && !isInside) }
    }
  }
}
