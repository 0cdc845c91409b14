import Diagnostics

extension Renderer {
  // Showing

  /// Shows an expression: HTML as it is, everything else escaped.
  mutating func show(_ id: Int32) throws(TemplateFailure) {
    let node = code.nodes[Int(id)]
    switch node.kind {
    case .call: if let result = try call(id, node, showsResult: true) { try append(result, id) }
    case .callMethod:
      if let result = try callMethod(id, node, showsResult: true) { try append(result, id) }
    case .callSuper, .callBlock: try callBlock(id, node)
    case .attribute where showMember(node): break
    default: try append(value(id), id)
    }
  }

  /// Shows the value of a local object's key, if it is text or HTML.
  private mutating func showMember(_ node: Node) -> Bool {
    let owner = code.nodes[Int(node.a)]
    guard owner.kind == .local, case .object(let object) = slots[base + Int(owner.a)], let host,
      let place = place(of: node.b, in: object)
    else { return false }
    return host.append(at: place, of: object, to: &output)
  }

  mutating func append(_ value: TemplateValue, _ id: Int32) throws(TemplateFailure) {
    switch value {
    case .text(let text): Escape.append(text, to: &output)
    case .html(let bytes): output.append(contentsOf: bytes)
    case .int(let number): output.append(contentsOf: String(number).utf8)
    default: Escape.append(try text(of: value, id), to: &output)
    }
  }

  // Calls

  /// - Parameter showsResult: what a macro shows goes to the output at once, and the result is
  ///   `nil`.
  mutating func call(
    _ id: Int32, _ node: Node, showsResult: Bool, caller: TemplateValue? = nil
  ) throws(TemplateFailure) -> TemplateValue? {
    let callee = try value(node.a)
    return try call(callee, node.a, node.b, id, showsResult: showsResult, caller: caller)
  }

  mutating func call(
    _ callee: TemplateValue, _ calleeNode: Int32, _ arguments: Int32, _ id: Int32,
    showsResult: Bool, caller: TemplateValue?
  ) throws(TemplateFailure) -> TemplateValue? {
    if case .handle(let handle) = callee {
      if handle.kind == .macro {
        if showsResult {
          try callMacro(handle, calleeNode, arguments, id, caller)
          return nil
        }
        return .html(
          try capture(at: id) { renderer throws(TemplateFailure) in
            try renderer.callMacro(handle, calleeNode, arguments, id, caller)
          })
      }
      if handle.kind == .builtin, caller == nil {
        return try callBuiltin(Int(handle.index), arguments, id)
      }
    }
    if callee.isUndefined { throw unknown(callee, usedAt: calleeNode) }
    throw failure(
      .templateValue, "\(subject(calleeNode, callee)) and cannot be called", at: calleeNode,
      help: "only macros and functions can")
  }

  mutating func runCallTag(_ node: Node) throws(TemplateFailure) {
    let caller = TemplateValue.handle(
      TemplateHandle(.macro, index: Int(node.b), owner: frame, serial: frames[frame].serial))
    let call = code.nodes[Int(node.a)]
    if call.kind == .callMethod {
      if let result = try callMethod(node.a, call, showsResult: true, caller: caller) {
        try append(result, node.a)
      }
    } else if call.kind == .call {
      if let result = try self.call(node.a, call, showsResult: true, caller: caller) {
        try append(result, node.a)
      }
    } else {
      throw failure(.templateValue, "'\(written(node.a))' takes no body", at: node.a)
    }
  }

  private mutating func callMacro(
    _ handle: TemplateHandle, _ calleeNode: Int32, _ arguments: Int32, _ id: Int32,
    _ caller: TemplateValue?
  ) throws(TemplateFailure) {
    let owner = Int(handle.owner)
    guard owner < frames.count, frames[owner].serial == handle.serial else {
      throw failure(
        .templateValue, "macro '\(written(calleeNode))' was made in a place that is left by now",
        at: calleeNode, help: "define the macro at the top of the template")
    }
    let number = Int(handle.index)
    let entered = makeFrame(number, context: frames[owner].context, outer: owner)
    let start = frames[entered].base
    try fill(number, start, arguments, id, calleeNode)
    let slot = code.functions[number].callerSlot
    if let caller {
      guard slot >= 0 else {
        throw failure(
          .templateValue, "macro '\(written(calleeNode))' does not show the body of a 'call'",
          at: calleeNode, help: "call it with '{{ }}', or show 'caller()' in it")
      }
      slots[start + Int(slot)] = caller
    } else if slot >= 0, slots[start + Int(slot)].isMissing {
      slots[start + Int(slot)] = undefined(id, .caller)
    }
    try fillDefaults(number, entered, id, calleeNode)
    let kind: Step.Kind = code.functions[number].kind == .caller ? .caller : .macro
    try run(number, in: entered, Step(kind: kind, node: id, function: number))
  }

  /// Evaluates a call's arguments, still in the caller's frame, into the macro's slots.
  private mutating func fill(
    _ number: Int, _ start: Int, _ arguments: Int32, _ id: Int32, _ calleeNode: Int32
  ) throws(TemplateFailure) {
    let list = Int(arguments)
    let positional = Int(code.extra[list])
    let named = Int(code.extra[list + 1])
    let count = code.functions[number].parameters.count
    for index in 0..<positional {
      let node = code.extra[list + 2 + index]
      guard index < count else {
        throw callFailure(
          CallProblem.tooMany(macroName(calleeNode), count), at: node, number, calleeNode)
      }
      let slot = code.functions[number].parameters[index].slot
      slots[start + Int(slot)] = try value(node)
    }
    for index in 0..<named {
      let pair = list + 2 + positional + index * 2
      let name = code.extra[pair]
      guard
        let parameter = code.functions[number].parameters.firstIndex(where: { $0.name == name })
      else {
        throw callFailure(
          "\(macroName(calleeNode)) has no parameter '\(code.names[Int(name)])'",
          at: code.extra[pair + 1], number, calleeNode)
      }
      let slot = start + Int(code.functions[number].parameters[parameter].slot)
      guard slots[slot].isMissing else {
        throw callFailure(
          "\(macroName(calleeNode)) is given '\(code.names[Int(name)])' twice",
          at: code.extra[pair + 1], number, calleeNode)
      }
      slots[slot] = try value(code.extra[pair + 1])
    }
  }

  private mutating func fillDefaults(
    _ number: Int, _ entered: Int, _ id: Int32, _ calleeNode: Int32
  ) throws(TemplateFailure) {
    let start = frames[entered].base
    for index in code.functions[number].parameters.indices {
      let parameter = code.functions[number].parameters[index]
      guard slots[start + Int(parameter.slot)].isMissing else { continue }
      guard parameter.fallback >= 0 else {
        throw callFailure(
          "\(macroName(calleeNode)) is called without '\(code.names[Int(parameter.name)])'",
          at: id, number, calleeNode)
      }
      let (callerFrame, callerBase) = (frame, base)
      (frame, base) = (entered, start)
      slots[start + Int(parameter.slot)] = try value(parameter.fallback)
      (frame, base) = (callerFrame, callerBase)
    }
  }

  private func macroName(_ calleeNode: Int32) -> String { "macro '\(written(calleeNode))'" }

  private func callFailure(
    _ message: String, at node: Int32, _ number: Int, _ calleeNode: Int32
  ) -> TemplateFailure {
    let names = code.functions[number].parameters.map { code.names[Int($0.name)] }
    return failure(
      .templateValue, message, at: node, help: CallProblem.signature(written(calleeNode), names))
  }

  /// `super()` and `self.name()`.
  mutating func callBlock(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    if node.kind == .callBlock {
      try runBlock(node.a, level: 0, context: frames[frame].context, id, .block)
      return
    }
    var owner = frame
    for _ in 0..<node.a where owner >= 0 { owner = frames[owner].outer }
    guard owner >= 0 else { return }
    let name = code.functions[frames[owner].function].name
    try runBlock(
      name, level: frames[owner].blockLevel + 1, context: frames[owner].context, id, .parentBlock)
  }

  // Functions of the language

  private mutating func callBuiltin(
    _ number: Int, _ arguments: Int32, _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue {
    let list = Int(arguments)
    let positional = Int(code.extra[list])
    let named = Int(code.extra[list + 1])
    let nodes = (0..<positional).map { code.extra[list + 2 + $0] }
    let pairs = (0..<named).map { index in
      let pair = list + 2 + positional + index * 2
      return (code.extra[pair], code.extra[pair + 1])
    }
    let function = BuiltinFunction.allCases[number]
    if function == .range { return try range(nodes, pairs.map(\.1), id) }
    guard nodes.count <= 1 else {
      throw failure(
        .templateValue, CallProblem.tooMany("'\(function.rawValue)'", 1) + " without a name",
        at: nodes[1])
    }
    var entries: [(String, TemplateValue)] = []
    if let node = nodes.first {
      let start = whole(try value(node))
      guard case .record(let record) = start else {
        if start.isUndefined { throw unknown(start, usedAt: node) }
        throw failure(.templateValue, "\(subject(node, start)), not a record", at: node)
      }
      entries = record.entries.map { ($0.name, $0.value) }
    }
    for (name, node) in pairs { entries.append((code.names[Int(name)], try value(node))) }
    let record = TemplateRecord(entries)
    if function == .dict { return .record(record) }
    return makeNamespace(record)
  }

  private mutating func makeNamespace(_ record: TemplateRecord) -> TemplateValue {
    // Keys that no template writes as an attribute have no number and cannot be asked for.
    namespaces.append(
      record.entries.compactMap { entry in
        code.names.firstIndex(of: entry.name).map { (Int32($0), entry.value) }
      })
    return .handle(TemplateHandle(.namespace, index: namespaces.count - 1))
  }

  private mutating func range(
    _ nodes: [Int32], _ named: [Int32], _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue {
    guard named.isEmpty, (1...3).contains(nodes.count) else {
      throw failure(
        .templateValue, "'range' takes one to three numbers", at: id,
        help: "it is 'range(stop)', 'range(start, stop)' or 'range(start, stop, step)'")
    }
    var numbers: [Int] = []
    for node in nodes {
      let number = try value(node)
      guard case .int(let whole)? = Number(number) else {
        if number.isUndefined { throw unknown(number, usedAt: node) }
        throw failure(.templateValue, "\(subject(node, number)), not a whole number", at: node)
      }
      numbers.append(whole)
    }
    let start = numbers.count > 1 ? numbers[0] : 0
    let stop = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : 1
    guard step != 0 else { throw failure(.templateValue, "the step cannot be 0", at: nodes[2]) }
    guard (Double(stop) - Double(start)) / Double(step) <= Double(Self.rangeLimit) else {
      throw failure(
        .templateLimit, "'range' makes not more than \(Self.rangeLimit) numbers", at: id)
    }
    return .list(stride(from: start, to: stop, by: step).map { .int($0) })
  }

  /// The limit of Jinja2's sandbox.
  static let rangeLimit = 100_000
}
