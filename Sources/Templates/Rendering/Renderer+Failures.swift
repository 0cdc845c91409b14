import Diagnostics

/// What a page's author is told. Everything here is slow and runs once, before the end.
extension Renderer {
  /// Why a value is undefined.
  enum Absence: UInt32 {
    case name, attribute, item, previous, next, firstItem, caller, imported, mapped
  }

  func undefined(_ id: Int32, _ reason: Absence) -> TemplateValue {
    .handle(TemplateHandle(.undefined, index: Int(id), serial: reason.rawValue))
  }

  @inline(never)
  func failure(
    _ code: DiagnosticCode, _ message: String, at node: Int32, help: String? = nil
  ) -> TemplateFailure {
    failure(code, message, place: program.place(of: Int(node)), help: help)
  }

  func failure(
    _ code: DiagnosticCode, _ message: String, place: SourcePlace,
    notes: [Diagnostic.Note] = [], help: String? = nil
  ) -> TemplateFailure {
    TemplateFailure(
      Diagnostic(code, message, at: place, notes: notes + chain(), help: help))
  }

  /// The way from the page to the place at hand, the nearest step first.
  private func chain() -> [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    // A macro that calls itself makes a long way; its ends tell enough.
    let skipped = steps.count > 12 ? 6..<steps.count - 4 : 0..<0
    for (index, step) in steps.reversed().enumerated() {
      if skipped.contains(index) {
        if index == skipped.lowerBound {
          notes.append(
            Diagnostic.Note(
              "and so on, \(skipped.count) steps", at: program.place(of: Int(step.node))))
        }
        continue
      }
      let function = code.functions[step.function]
      let name = code.names[Int(function.name)]
      let message =
        switch step.kind {
        case .include: "'\(program.templates[function.template].name)' is included here"
        case .imports: "'\(program.templates[function.template].name)' is imported here"
        case .extends: "'\(program.templates[function.template].name)' is extended here"
        case .block: "block '\(name)' is shown here"
        case .parentBlock: "'super' shows the parent's block '\(name)' here"
        case .macro: "macro '\(name)' is called here"
        case .caller: "the body of 'call' is shown here"
        }
      notes.append(Diagnostic.Note(message, at: program.place(of: Int(step.node))))
    }
    let root = program.templates[entry].file
    notes.append(Diagnostic.Note("while rendering \(page)", at: root.wholePlace))
    return notes
  }

  // Words for values

  func written(_ node: Int32) -> String { program.written(Int(node)) ?? "this value" }

  /// "'page.title' is text", or "this value is text".
  @inline(never)
  func subject(_ node: Int32, _ value: TemplateValue) -> String {
    let name = program.written(Int(node)).map { "'\($0)'" } ?? "this value"
    return "\(name) is \(describe(value))"
  }

  func describe(_ value: TemplateValue) -> String {
    switch value {
    case .null: "none"
    case .bool(let flag): flag ? "true" : "false"
    case .int, .double: "a number"
    case .text: "text"
    case .html: "HTML"
    case .list: "a list"
    case .record, .object: "a record"
    case .tuple: "a tuple"
    case .handle(let handle):
      switch handle.kind {
      case .macro: "a macro"
      case .builtin: "a function"
      case .loop: "a loop"
      case .namespace: "a namespace"
      case .module: "an imported template"
      case .missing, .undefined, .nothing: "not defined"
      }
    }
  }

  // Names that do not exist

  /// What to report when an undefined value is used.
  @inline(never)
  mutating func unknown(_ value: TemplateValue, usedAt user: Int32) -> TemplateFailure {
    guard case .handle(let handle) = value, handle.kind == .undefined,
      let reason = Absence(rawValue: handle.serial)
    else {
      return failure(
        .unknownName, "'\(written(user))' has no value here", at: user,
        help: "an 'if' without an 'else' gives nothing when its condition does not hold")
    }
    let origin = Int(handle.index)
    let node = code.nodes[origin]
    let isHere = isInside(origin, user)
    var place = program.place(of: origin)
    let message: String
    var help: String?
    switch reason {
    case .name:
      let name = code.names[Int(node.b)]
      message = "'\(name)' is not defined"
      help = helpForName(name)
    case .attribute:
      let name = code.names[Int(node.b)]
      place = program.place(
        of: origin, node.end - Int32(truncatingIfNeeded: name.utf8.count)..<node.end)
      (message, help) = explainAttribute(name, of: node.a, isHere: isHere)
    case .item:
      if case .constant = code.nodes[Int(node.b)].kind { place = program.place(of: Int(node.b)) }
      (message, help) = explainItem(node, isHere: isHere)
    case .previous:
      (message, help) = ("the first item has no 'previtem'", "ask for 'loop.first' before")
    case .next:
      (message, help) = ("the last item has no 'nextitem'", "ask for 'loop.last' before")
    case .firstItem:
      message = "'\(written(node.a))' is empty, so there is nothing to take from it"
      help = "give a value for that case: '| default(…)'"
    case .caller:
      message = "'caller' is only there when the macro is called with '{% call %}'"
      help = "ask with 'caller is defined' before"
    case .mapped:
      let key = code.extra[Int(node.c) + 1]
      let name = key < 0 ? nil : knownValue(key).flatMap { plainText($0) }
      if key >= 0 { place = program.place(of: Int(key)) }
      message = "an item of '\(written(node.a))' has no \(name.map { "'\($0)'" } ?? "such key")"
      help = "give a value for that case: 'map(attribute=…, default=…)'"
    case .imported:
      message = "the imported template did not set the name"
      help = "its 'set' stands in an 'if' that did not hold"
    }
    let use = Diagnostic.Note("it is used here", at: program.place(of: Int(user)))
    return failure(
      .unknownName, message, place: place, notes: isHere ? [] : [use], help: help)
  }

  /// Whether a value is used in the very expression that asked for it.
  private func isInside(_ origin: Int, _ user: Int32) -> Bool {
    let use = code.nodes[Int(user)]
    let node = code.nodes[origin]
    return program.template(of: origin) == program.template(of: Int(user))
      && use.start <= node.start && node.end <= use.end
  }

  private func helpForName(_ name: String) -> String? {
    let function = code.functions[frames[frame].function]
    var names = Set(function.ownNames)
    var context = frames[frame].context
    var seesData = false
    while context >= 0 {
      names.formUnion(contexts[context].names.map { code.names[Int($0.name)] })
      seesData = contexts[context].seesData
      context = contexts[context].parent
    }
    if seesData { names.formUnion(data.keys) }
    names.formUnion(BuiltinFunction.allCases.map(\.rawValue))
    if let suggestion = NearMiss.suggestion(for: name, in: names.sorted()) { return suggestion }
    if function.kind == .block, let hint = helpForBlock(name, function) { return hint }
    if !seesData, data[name] != nil {
      return "an imported template does not see the page's names: hand it over as an argument"
    }
    return "names known here: \(names.sorted().joined(separator: ", "))"
  }

  /// A block does not see the names of what is around it.
  private func helpForBlock(_ name: String, _ block: Program.Function) -> String? {
    let isAround = code.functions.contains {
      $0.template == block.template && $0.kind != .macro && $0.ownNames.contains(name)
    }
    guard isAround else { return nil }
    let title = code.names[Int(block.name)]
    return "a block does not see the names around it: write '{% block \(title) scoped %}'"
  }

  private mutating func explainAttribute(
    _ name: String, of base: Int32, isHere: Bool
  ) -> (String, String?) {
    let subject = "'\(written(base))'"
    guard isHere, let owner = knownValue(base).map(whole) else {
      return ("\(subject) has no '\(name)'", nil)
    }
    switch owner {
    case .record(let record):
      return ("\(subject) has no '\(name)'", NameHelp.text(for: name, in: record.keys))
    case .handle(let handle) where handle.kind == .namespace:
      let names = namespaces[Int(handle.index)].map { code.names[Int($0.name)] }
      return ("\(subject) has no '\(name)'", NameHelp.text(for: name, in: names))
    case .handle(let handle) where handle.kind == .module:
      let names = program.templates[Int(handle.index)].exports
      return ("\(subject) has no '\(name)'", NameHelp.text(for: name, in: names))
    case .handle(let handle) where handle.kind == .loop:
      return (
        "\(subject) has no '\(name)'", NameHelp.text(for: name, in: KnownName.ofLoops.map(\.text))
      )
    default:
      return ("\(subject) is \(describe(owner)) and has no '\(name)'", nil)
    }
  }

  private mutating func explainItem(_ node: Node, isHere: Bool) -> (String, String?) {
    let subject = "'\(written(node.a))'"
    guard isHere, let owner = knownValue(node.a).map(whole), let index = knownValue(node.b) else {
      return ("\(subject) has no item '\(written(node.b))'", nil)
    }
    if case .record(let record) = owner, let key = plainText(index) {
      return ("\(subject) has no '\(key)'", NameHelp.text(for: key, in: record.keys))
    }
    let count: Int? =
      switch owner {
      case .list(let items): items.count
      case .tuple(let tuple): tuple.items.count
      case .text(let text): text.unicodeScalars.count
      default: nil
      }
    if let count, case .int(let number) = index {
      let what = if case .text = owner { "character" } else { "item" }
      return (
        "\(subject) has \(count) \(what)\(count == 1 ? "" : "s") and none at \(number)",
        "counting begins with 0"
      )
    }
    return ("\(subject) is \(describe(owner)) and has no item '\(written(node.b))'", nil)
  }

  /// Evaluates an expression of the running function again for a message, if that changes
  /// nothing. Slots are those of the running function: a node of another would read wrong ones.
  private mutating func knownValue(_ id: Int32) -> TemplateValue? {
    guard isPure(id) else { return nil }
    let result = try? value(id)
    return result.flatMap { $0.isUndefined || $0.isMissing ? nil : $0 }
  }

  private func isPure(_ id: Int32) -> Bool {
    let node = code.nodes[Int(id)]
    switch node.kind {
    case .constant, .local, .free, .chain: return true
    case .attribute: return isPure(node.a)
    case .item: return isPure(node.a) && isPure(node.b)
    default: return false
    }
  }
}
