import Diagnostics

extension Renderer {
  mutating func filter(_ id: Int32, _ node: Node) throws(TemplateFailure) -> TemplateValue {
    let input = try value(node.a)
    let call = try prepare(TemplateFilter.all[Int(node.b)], node.c, id, node.a)
    let result = try apply(call, to: input)
    try countWork(result, at: id)
    return result
  }

  /// Evaluates a filter's arguments.
  private mutating func prepare(
    _ filter: TemplateFilter, _ list: Int32, _ id: Int32, _ inputNode: Int32
  ) throws(TemplateFailure) -> FilterCall {
    var call = FilterCall(filter: filter, node: id, inputNode: inputNode, list: list)
    let start = Int(list) + 1
    let count = Int(code.extra[Int(list)])
    switch filter {
    case .map:
      for index in 0..<2 { call.arguments.append(try optional(code.extra[start + index])) }
      let inner = code.extra[start + 2]
      if inner >= 0 {
        call.inner = [
          try prepare(TemplateFilter.all[Int(inner)], code.extra[start + 3], id, inputNode)
        ]
      }
    case .select, .reject, .selectattr, .rejectattr:
      call.arguments = [
        try optional(code.extra[start]), try optional(code.extra[start + 2]),
      ]
      let test = code.extra[start + 1]
      if test >= 0 { call.test = TemplateTest.all[Int(test)] }
    default:
      for index in 0..<count { call.arguments.append(try optional(code.extra[start + index])) }
    }
    return call
  }

  private mutating func optional(_ node: Int32) throws(TemplateFailure) -> TemplateValue? {
    node < 0 ? nil : try value(node)
  }

  mutating func apply(
    _ call: FilterCall, to input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    try countWork(input, at: call.node)
    switch call.filter {
    case .default, .d:
      if input.isUndefined { return call.argument(0) ?? .empty }
      guard try flag(call, 1) else { return input }
      return try isTrue(input, call.inputNode) ? input : call.argument(0) ?? .empty
    case .escape, .e:
      if case .html = input { return input }
      return .html(Escape.escaped(try text(of: input, call.inputNode)))
    case .forceescape: return .html(Escape.escaped(try text(of: input, call.inputNode)))
    case .string:
      if case .html = input { return input }
      return .text(try text(of: input, call.inputNode))
    case .upper, .lower, .capitalize, .trim, .center, .title, .replace, .truncate, .indent,
      .wordcount, .urlencode:
      return try applyToText(call, input)
    case .tojson: return try toJSON(call, input)
    case .xmlattr: return try attributes(call, input)
    case .abs, .int, .float, .round: return try applyToNumber(call, input)
    case .length, .count: return .int(try count(of: input, call.inputNode))
    case .first, .last, .reverse, .list, .join, .batch, .slice, .items:
      return try applyToItems(call, input)
    case .map, .select, .reject, .selectattr, .rejectattr: return try applyToEach(call, input)
    case .sort, .unique, .groupby, .min, .max, .sum, .dictsort:
      return try applyInOrder(call, input)
    }
  }

  private mutating func count(
    of input: TemplateValue, _ node: Int32
  ) throws(TemplateFailure) -> Int {
    switch input {
    case .list(let items): return items.count
    case .tuple(let tuple): return tuple.items.count
    case .record(let record): return record.count
    case .object(let object): return code.shapes[Int(object.kind)].names.count
    case .text(let text): return text.unicodeScalars.count
    case .html(let bytes): return bytes.count { $0 & 0xC0 != 0x80 }
    case .handle(let handle) where handle.kind == .nothing: return 0
    case .handle(let handle) where handle.kind == .loop: return try loop(handle, node).items.count
    default:
      if input.isUndefined { throw unknown(input, usedAt: node) }
      throw failure(
        .templateValue, "\(subject(node, input)) and has no length", at: node,
        help: "lists, records and text have one")
    }
  }

  // Arguments

  /// The node of an argument, for its place.
  func argumentNode(_ call: FilterCall, _ index: Int) -> Int32 {
    let list = Int(call.list)
    guard index < Int(code.extra[list]), code.extra[list + 1 + index] >= 0 else {
      return call.node
    }
    return code.extra[list + 1 + index]
  }

  mutating func flag(_ call: FilterCall, _ index: Int) throws(TemplateFailure) -> Bool {
    guard let argument = call.argument(index) else { return false }
    return try isTrue(argument, argumentNode(call, index))
  }

  mutating func integer(
    _ call: FilterCall, _ index: Int, absent: Int
  ) throws(TemplateFailure) -> Int {
    guard let argument = call.argument(index) else { return absent }
    guard case .int(let number)? = Number(argument) else {
      throw wrongArgument(call, index, argument, "a whole number")
    }
    return number
  }

  mutating func textArgument(_ call: FilterCall, _ index: Int) throws(TemplateFailure) -> String? {
    guard let argument = call.argument(index) else { return nil }
    guard let text = plainText(argument) else {
      throw wrongArgument(call, index, argument, "text")
    }
    return text
  }

  mutating func wrongArgument(
    _ call: FilterCall, _ index: Int, _ argument: TemplateValue, _ wanted: String
  ) -> TemplateFailure {
    let node = argumentNode(call, index)
    if argument.isUndefined { return unknown(argument, usedAt: node) }
    let names = call.filter.parameters
    let name = index < names.count ? "'\(names[index].name)'" : "the argument"
    return failure(
      .templateValue,
      "\(subject(node, argument)), but \(name) of '\(call.filter.rawValue)' is \(wanted)",
      at: node)
  }

  mutating func wrongInput(
    _ call: FilterCall, _ input: TemplateValue, _ wanted: String
  ) -> TemplateFailure {
    if input.isUndefined { return unknown(input, usedAt: call.inputNode) }
    return failure(
      .templateValue,
      "\(subject(call.inputNode, input)); filter '\(call.filter.rawValue)' takes \(wanted)",
      at: call.inputNode)
  }

  // Attributes by name: `sort(attribute='a.b')`

  /// Jinja2's `make_attrgetter`: steps with `.` between them, numbers for lists.
  ///
  /// - Parameter isQuiet: what is missing at the last step is an undefined value, which a test may
  ///   ask about, instead of an error.
  mutating func attribute(
    _ path: TemplateValue?, of item: TemplateValue, _ call: FilterCall,
    default fallback: TemplateValue? = nil, isQuiet: Bool = false
  ) throws(TemplateFailure) -> TemplateValue {
    guard let path, !Self.isNull(path) else { return item }
    var current = item
    let steps = try steps(of: path, call)
    for (index, step) in steps.enumerated() {
      if current.isUndefined { throw unknown(current, usedAt: call.node) }
      if let next = try self.item(of: current, step) {
        current = next
      } else if let fallback, !Self.isNull(fallback) {
        current = fallback
      } else if isQuiet, index == steps.count - 1 {
        return undefined(call.node, .mapped)
      } else {
        throw missing(step, in: current, call)
      }
    }
    return current
  }

  static func isNull(_ value: TemplateValue) -> Bool {
    if case .null = value { true } else { false }
  }

  private mutating func steps(
    of path: TemplateValue, _ call: FilterCall
  ) throws(TemplateFailure) -> [TemplateValue] {
    if case .int = path { return [path] }
    guard let text = plainText(path) else {
      if path.isUndefined { throw unknown(path, usedAt: call.node) }
      throw failure(
        .templateValue,
        "filter '\(call.filter.rawValue)' is given \(describe(path)) as the name of a key",
        at: call.node)
    }
    return text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy(\.isDigit)
        ? Int(part).map { .int($0) } ?? .text(String(part))
        : .text(String(part))
    }
  }

  /// The node of the argument that names a key.
  private func attributeNode(_ call: FilterCall) -> Int32 {
    let index = call.filter.parameters.firstIndex { $0.name == "attribute" } ?? 0
    return argumentNode(call, index)
  }

  private func missing(
    _ step: TemplateValue, in owner: TemplateValue, _ call: FilterCall
  ) -> TemplateFailure {
    let name = if case .int(let number) = step { String(number) } else { plainText(step) ?? "" }
    let filter = "filter '\(call.filter.rawValue)'"
    if case .record(let record) = whole(owner) {
      return failure(
        .unknownName, "\(filter) finds no '\(name)' in an item of '\(written(call.inputNode))'",
        at: attributeNode(call), help: NameHelp.text(for: name, in: record.keys))
    }
    return failure(
      .unknownName,
      "\(filter) asks for '\(name)', but an item of '\(written(call.inputNode))' is \(describe(owner))",
      at: attributeNode(call))
  }
}
