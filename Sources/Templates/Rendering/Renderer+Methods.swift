import Diagnostics

/// `value.name(…)`: a macro that a namespace or record holds, what loops can do, and the few
/// methods of records and text that Jinja2's users write.
extension Renderer {
  mutating func callMethod(
    _ id: Int32, _ node: Node, showsResult: Bool, caller: TemplateValue? = nil
  ) throws(TemplateFailure) -> TemplateValue? {
    let owner = try value(node.a)
    let name = KnownName(rawValue: Int(node.b))
    if let found = try held(by: owner, node) {
      return try call(found, id, node.c, id, showsResult: showsResult, caller: caller)
    }
    let list = Int(node.c)
    let arguments = try (0..<Int(code.extra[list])).map { index throws(TemplateFailure) in
      try value(code.extra[list + 2 + index])
    }
    let hasNames = code.extra[list + 1] > 0
    if caller == nil, !hasNames, let name,
      let result = try callMethod(name, of: owner, arguments, id, node)
    {
      return result
    }
    throw noMethod(owner, id, node)
  }

  /// A value of that name, which goes before any method.
  private mutating func held(
    by owner: TemplateValue, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue? {
    switch owner {
    case .record(let record):
      return record.value(code.keys[Int(node.b)], code.names[Int(node.b)])
    case .object(let object): return value(of: node.b, in: object)
    case .handle(let handle):
      switch handle.kind {
      case .namespace: return namespaces[Int(handle.index)].first { $0.name == node.b }?.value
      case .module:
        let isExported = program.templates[Int(handle.index)].exports
          .contains(code.names[Int(node.b)])
        return isExported
          ? contexts[Int(handle.owner)].names.first { $0.name == node.b }?.value : nil
      case .undefined, .nothing, .missing: throw unknown(owner, usedAt: node.a)
      case .loop, .macro, .builtin: return nil
      }
    default: return nil
    }
  }

  private mutating func callMethod(
    _ name: KnownName, of owner: TemplateValue, _ arguments: [TemplateValue], _ id: Int32,
    _ node: Node
  ) throws(TemplateFailure) -> TemplateValue? {
    try countWork(owner, at: id)
    switch owner {
    case .handle(let handle) where handle.kind == .loop:
      return try callLoop(name, handle, arguments, id, node)
    case .record(let record): return try callRecord(name, record, arguments, id)
    case .object(let object): return try callRecord(name, record(of: object), arguments, id)
    case .text(let text): return try callText(name, text, isHTML: false, arguments, id)
    case .html(let bytes):
      return try callText(
        name, String(decoding: bytes, as: UTF8.self), isHTML: true, arguments, id)
    default: return nil
    }
  }

  private mutating func callLoop(
    _ name: KnownName, _ handle: TemplateHandle, _ arguments: [TemplateValue], _ id: Int32,
    _ node: Node
  ) throws(TemplateFailure) -> TemplateValue? {
    let loop = try loop(handle, node.a)
    switch name {
    case .cycle:
      guard !arguments.isEmpty else { throw wrongCount("cycle", "one or more arguments", id) }
      return arguments[loop.index % arguments.count]
    case .changed:
      if let last = loop.lastChanged,
        try areEqual(.list(last), .list(arguments), id)
      {
        return .bool(false)
      }
      loops[Int(handle.index)].lastChanged = arguments
      return .bool(true)
    default: return nil
    }
  }

  private mutating func callRecord(
    _ name: KnownName, _ record: TemplateRecord, _ arguments: [TemplateValue], _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue? {
    switch name {
    case .items, .keys, .values:
      guard arguments.isEmpty else { throw wrongCount(name.text, "no arguments", id) }
      if name == .items { return Self.pairs(of: record) }
      return .list(record.entries.map { name == .keys ? .text($0.name) : $0.value })
    case .get:
      guard (1...2).contains(arguments.count) else {
        throw wrongCount("get", "a key and what stands in for it", id)
      }
      if arguments[0].isUndefined { throw unknown(arguments[0], usedAt: id) }
      let found = plainText(arguments[0]).flatMap { record[$0] }
      return found ?? (arguments.count > 1 ? arguments[1] : .null)
    default: return nil
    }
  }

  private mutating func callText(
    _ name: KnownName, _ text: String, isHTML: Bool, _ arguments: [TemplateValue], _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue? {
    func result(_ text: String) -> TemplateValue { isHTML ? .html(Array(text.utf8)) : .text(text) }
    if let undefined = arguments.first(where: \.isUndefined) {
      throw unknown(undefined, usedAt: id)
    }
    let texts = arguments.compactMap { plainText($0) }
    guard texts.count == arguments.count, texts.count <= 1 else {
      throw wrongCount(name.text, "one text at most", id)
    }
    switch name {
    case .upper where texts.isEmpty: return result(text.uppercased())
    case .lower where texts.isEmpty: return result(text.lowercased())
    case .strip: return result(TextSearch.strip(text, texts.first))
    case .split:
      if texts.first == "" { throw wrongCount("split", "a text that is not empty", id) }
      return .list(TextSearch.split(text, texts.first).map(result))
    case .startswith, .endswith:
      guard let part = texts.first?.utf8 else { throw wrongCount(name.text, "one text", id) }
      let whole = text.utf8
      return .bool(
        whole.count >= part.count
          && (name == .startswith
            ? whole.prefix(part.count) : whole.suffix(part.count)).elementsEqual(part)
      )
    default: return nil
    }
  }

  private func wrongCount(_ name: String, _ wanted: String, _ id: Int32) -> TemplateFailure {
    failure(.templateValue, "'\(name)' takes \(wanted)", at: id)
  }

  private mutating func noMethod(
    _ owner: TemplateValue, _ id: Int32, _ node: Node
  ) -> TemplateFailure {
    let name = code.names[Int(node.b)]
    let known: [KnownName]
    switch whole(owner) {
    case .record(let record):
      return failure(
        .unknownName, "'\(written(node.a))' has no '\(name)' that could be called", at: id,
        help: NameHelp.text(for: name, in: record.keys + KnownName.ofRecords.map(\.text)))
    case .text, .html: known = KnownName.ofTexts
    case .handle(let handle) where handle.kind == .loop: known = [.cycle, .changed]
    case .handle(let handle) where handle.kind == .namespace:
      let names = namespaces[Int(handle.index)].map { code.names[Int($0.name)] }
      return failure(
        .unknownName, "'\(written(node.a))' has no '\(name)'", at: id,
        help: NameHelp.text(for: name, in: names))
    case .handle(let handle) where handle.kind == .module:
      return failure(
        .unknownName, "'\(written(node.a))' has no '\(name)'", at: id,
        help: NameHelp.text(for: name, in: program.templates[Int(handle.index)].exports))
    default: known = []
    }
    let suggestion =
      TemplateFilter(rawValue: name) != nil
      ? "'\(name)' is a filter: '| \(name)'"
      : known.isEmpty ? nil : NameHelp.text(for: name, in: known.map(\.text))
    return failure(
      .unknownName, "\(subject(node.a, owner)) and has no '\(name)' that could be called", at: id,
      help: suggestion)
  }
}
