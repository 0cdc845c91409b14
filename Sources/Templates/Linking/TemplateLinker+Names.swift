import Diagnostics

/// How names are found: in slots where that is known, in the page's data otherwise.
extension TemplateLinker {
  /// A node that reads a name.
  ///
  /// - Parameter isQuiet: a name that does not exist is no error here (`is defined`, `default`).
  func linkName(_ name: String, _ range: Range<Int>, _ scope: Scope, isQuiet: Bool) -> Int32 {
    let number = builder.name(name)
    var pairs: [Int32] = []
    for (candidate, level) in scope.chain {
      guard let slot = candidate.slots[name] else { continue }
      if level == 0, candidate.assigned.contains(name) {
        if pairs.isEmpty { return builder.add(.local, range, a: slot, b: number) }
        pairs += [level, slot]
        return builder.add(.chain, range, a: builder.list(pairs + [-1]), b: number)
      }
      pairs += [level, slot]
    }
    let slot = scope.function.freeSlot(name)
    if pairs.isEmpty {
      if !isQuiet { checkFree(name, range, scope) }
      return builder.add(.free, range, a: slot, b: number)
    }
    return builder.add(.chain, range, a: builder.list(pairs + [slot]), b: number)
  }

  /// A name that no scope stores comes from the page's data or from another template. If neither
  /// can have it, it is a mistake on every page.
  private func checkFree(_ name: String, _ range: Range<Int>, _ scope: Scope) {
    guard BuiltinFunction(rawValue: name) == nil else { return }
    let isInMacro = scope.chain.contains {
      $0.scope.function.kind == .macro || $0.scope.function.kind == .caller
    }
    if isInMacro, name == "varargs" || name == "kwargs" {
      report(
        .unknownName, "'\(name)' is not part of the language", range,
        help: "name the macro's parameters")
      return
    }
    let ownNames = outlines[current].bindings.keys
    if isInMacro, isLibrary, !ownNames.contains(name) {
      report(
        .unknownName, "'\(name)' is not defined", range,
        help: NearMiss.suggestion(for: name, in: visibleNames(scope))
          ?? "an imported macro does not see the page's names: hand it over as an argument")
      return
    }
    guard case .record(let shape)? = known, shape[name] == nil, !storedNames.contains(name) else {
      return
    }
    let names = (visibleNames(scope) + Array(shape.keys)).sorted()
    report(
      .unknownName, "'\(name)' is not defined", range,
      help: NearMiss.suggestion(for: name, in: names)
        ?? "names known here: \(names.joined(separator: ", "))")
  }

  /// A template of macros: nothing in it is shown, so it is only ever imported.
  func findLibrary() -> Bool {
    let template = outlines[current].template
    var hasMacro = false
    for statement in template.statements {
      switch statement.kind {
      case .macro: hasMacro = true
      case .set, .setBlock, .importAll, .importNames: continue
      case .text:
        guard
          WhiteSpace.end(
            from: statement.range.lowerBound, in: file.bytes, end: statement.range.upperBound)
            == statement.range.upperBound
        else { return false }
      default: return false
      }
    }
    return hasMacro
      && outlines.contains { outline in
        outline.references.contains { $0.kind == .imports && $0.name.text == template.name }
      }
      && !outlines.contains { outline in
        outline.references.contains { $0.kind != .imports && $0.name.text == template.name }
      }
  }

  func visibleNames(_ scope: Scope) -> [String] {
    var names = Set(scope.chain.flatMap(\.scope.names))
    names.formUnion(outlines[current].bindings.keys)
    names.formUnion(BuiltinFunction.allCases.map(\.rawValue))
    return names.sorted()
  }

  /// What an include or a scoped block sees of the scopes around it: pairs of name and node.
  func visiblePairs(_ scope: Scope, _ range: Range<Int>) -> [Int32] {
    var seen = Set<String>()
    var result: [Int32] = []
    for candidate in scope.chain {
      for name in candidate.scope.names where seen.insert(name).inserted {
        var pairs: [Int32] = []
        for (other, level) in scope.chain {
          if let slot = other.slots[name] { pairs += [level, slot] }
        }
        let number = builder.name(name)
        result += [
          number, builder.add(.chain, range, a: builder.list(pairs + [-1]), b: number),
        ]
      }
    }
    return result
  }

  // Names that are stored

  /// A node that stores into a name, several, or a namespace.
  func linkTarget(_ target: Statement.Target, _ scope: Scope, isParameter: Bool = false) -> Int32 {
    switch target {
    case .name(let word):
      if word.text == "loop", scope.chain.contains(where: { $0.scope.isLoop }) {
        report(
          .templateSyntax, "'loop' cannot be stored into inside a loop", word.range,
          help: "give the value another name")
      }
      let slot = scope.declare(word.text, isAssigned: isParameter)
      let isPublic = !isParameter && scope === rootScope
      return builder.add(
        .storeName, word.range, a: slot, b: builder.name(word.text), c: isPublic ? 1 : 0)
    case .tuple(let targets, let range):
      let nodes = targets.map { linkTarget($0, scope, isParameter: isParameter) }
      return builder.add(.storeTuple, range, a: builder.list(nodes))
    case .attribute(let base, let name):
      let node = linkName(base.text, base.range, scope, isQuiet: false)
      return builder.add(.storeAttribute, target.range, a: node, b: builder.name(name.text))
    }
  }

  /// What is known without data of a name: which macro it is, if it is one for sure.
  func binding(of name: String, _ scope: Scope) -> TemplateOutline.Binding? {
    for (candidate, _) in scope.chain where candidate.slots[name] != nil {
      return candidate.bindings[name]
    }
    // A block sees what its template's top stores, unless a parent stores the same name later.
    let isStoredByParent = parents(of: current).contains { outlines[$0].bindings[name] != nil }
    return isStoredByParent ? nil : outlines[current].bindings[name]
  }

  /// The macro that a name or `module.name` stands for, if that is certain.
  func macro(for callee: Expression, _ scope: Scope) -> Statement.Macro? {
    switch callee.kind {
    case .name(let name):
      switch binding(of: name, scope) {
      case .macro(let macro): return macro
      case .imported(let template, let name): return exportedMacro(template, name)
      default: return nil
      }
    case .attribute(let base, let name):
      guard case .name(let module) = base.kind,
        case .module(let template)? = binding(of: module, scope)
      else { return nil }
      return exportedMacro(template, name.text)
    default: return nil
    }
  }

  private func exportedMacro(_ template: String, _ name: String) -> Statement.Macro? {
    guard let number = numbers[template],
      case .macro(let macro)? = outlines[number].bindings[name]
    else { return nil }
    return macro
  }
}
