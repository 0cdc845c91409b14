import Diagnostics

extension Renderer {
  /// Evaluates an expression. A name that does not exist is a value too, an undefined one; whoever
  /// uses it reports it.
  mutating func value(_ id: Int32) throws(TemplateFailure) -> TemplateValue {
    let node = code.nodes[Int(id)]
    switch node.kind {
    case .local: return slots[base + Int(node.a)]
    case .attribute:
      let owner = code.nodes[Int(node.a)]
      if owner.kind == .local || owner.kind == .free,
        let found = member(node.b, ofSlot: base + Int(owner.a))
      {
        return found
      }
      return try compute(id, node)
    default: return try compute(id, node)
    }
  }

  // Most of what templates do is to ask for a record's key. The record, and as far as that will do its
  // value too, is looked at where it lies: a copy would count a reference to its shape, which all
  // threads share. That is why these two change nothing.

  /// A key's value in the record that a slot holds; `nil` when it holds another kind of value, or
  /// a record without that key.
  private func member(_ name: Int32, ofSlot index: Int) -> TemplateValue? {
    switch slots[index] {
    case .record(let record): return record.value(code.keys[Int(name)], code.names[Int(name)])
    case .object(let object): return value(of: name, in: object)
    default: return nil
    }
  }

  /// Whether a key's value in such a record is true; `nil` when it takes more to know.
  private func truthOfMember(_ name: Int32, ofSlot index: Int) -> Bool? {
    switch slots[index] {
    case .record(let record):
      return record.shape.place(of: code.keys[Int(name)], code.names[Int(name)])
        .flatMap { Self.truth(of: record.values[$0]) }
    case .object(let object):
      guard let host, let place = place(of: name, in: object) else { return nil }
      return host.isTrue(at: place, of: object)
    default: return nil
    }
  }

  /// Whether an expression is true.
  mutating func isTrue(_ id: Int32) throws(TemplateFailure) -> Bool {
    let node = code.nodes[Int(id)]
    switch node.kind {
    case .not: return try !isTrue(node.a)
    case .attribute:
      let owner = code.nodes[Int(node.a)]
      if owner.kind == .local || owner.kind == .free,
        let truth = truthOfMember(node.b, ofSlot: base + Int(owner.a))
      {
        return truth
      }
    case .all, .any:
      let start = Int(node.a) + 1
      let end = start + Int(code.extra[Int(node.a)])
      for index in start..<end - 1 where try isTrue(code.extra[index]) == (node.kind == .any) {
        return node.kind == .any
      }
      return try isTrue(code.extra[end - 1])
    default: break
    }
    return try isTrue(value(id), id)
  }

  /// Out of line: the many kinds need registers and stack that the frequent ones do without.
  @inline(never)
  private mutating func compute(
    _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    switch node.kind {
    case .constant: return code.constants[Int(node.a)]
    case .free: return freeName(id, node.a, node.b)
    case .chain: return chainedName(id, node) ?? undefined(id, .name)
    case .attribute: return try attribute(id, node)
    case .item: return try item(id, node)
    case .slice: return try slice(node)
    case .list: return .list(try values(node.a))
    case .tuple: return .tuple(TemplateTuple(try values(node.a)))
    case .record: return try record(node)
    case .call: return try call(id, node, showsResult: false) ?? .null
    case .callMethod: return try callMethod(id, node, showsResult: false) ?? .null
    case .callSuper, .callBlock:
      return .html(
        try capture(at: id) { renderer throws(TemplateFailure) in
          try renderer.callBlock(id, node)
        })
    case .filter: return try filter(id, node)
    case .test: return .bool(try test(node))
    case .captured: return captured.last ?? .null
    case .not: return .bool(try !isTrue(node.a))
    case .negative, .positive: return try sign(id, node)
    case .add, .subtract, .multiply, .divide, .divideDown, .remainder, .power:
      return try arithmetic(id, node)
    case .concatenation: return try concatenation(id, node)
    case .all, .any: return try logical(node)
    case .comparison:
      let left = try value(node.a)
      let right = try value(node.b)
      return .bool(try compare(left, right, node.c, node.a, node.b))
    case .comparisons: return .bool(try comparisons(node))
    case .condition:
      if try isTrue(node.a) { return try value(node.b) }
      return node.c < 0 ? .nothing : try value(node.c)
    default: return .null
    }
  }

  mutating func values(_ list: Int32) throws(TemplateFailure) -> [TemplateValue] {
    let start = Int(list) + 1
    let count = Int(code.extra[Int(list)])
    var result: [TemplateValue] = []
    result.reserveCapacity(count)
    for index in start..<start + count { result.append(try value(code.extra[index])) }
    return result
  }

  private mutating func record(_ node: Node) throws(TemplateFailure) -> TemplateValue {
    let list = Int(node.a)
    var pairs: [(String, TemplateValue)] = []
    for index in stride(from: list + 1, to: list + Int(code.extra[list]), by: 2) {
      let keyNode = code.extra[index]
      let key = try value(keyNode)
      guard let name = plainText(key) else {
        if key.isUndefined { throw unknown(key, usedAt: keyNode) }
        throw failure(
          .templateValue, "\(subject(keyNode, key)) cannot be a key",
          at: keyNode, help: "keys are text")
      }
      pairs.append((name, try value(code.extra[index + 1])))
    }
    return .record(TemplateRecord(pairs))
  }

  private mutating func logical(_ node: Node) throws(TemplateFailure) -> TemplateValue {
    let start = Int(node.a) + 1
    let end = start + Int(code.extra[Int(node.a)])
    for index in start..<end - 1 {
      let operand = try value(code.extra[index])
      if try isTrue(operand, code.extra[index]) == (node.kind == .any) { return operand }
    }
    return try value(code.extra[end - 1])
  }

  // Steps into a value

  private mutating func attribute(_ id: Int32, _ node: Node) throws(TemplateFailure)
    -> TemplateValue
  {
    let owner = try value(node.a)
    switch owner {
    case .record(let record):
      return record.value(code.keys[Int(node.b)], code.names[Int(node.b)])
        ?? undefined(id, .attribute)
    case .object(let object):
      return value(of: node.b, in: object) ?? undefined(id, .attribute)
    default: break
    }
    return try attribute(of: owner, id, node)
  }

  private mutating func attribute(
    of owner: TemplateValue, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    switch owner {
    case .handle(let handle):
      switch handle.kind {
      case .undefined, .nothing, .missing: throw unknown(owner, usedAt: node.a)
      case .loop: return try loopAttribute(handle, id, node)
      case .namespace:
        let names = namespaces[Int(handle.index)]
        return names.first { $0.name == node.b }?.value ?? undefined(id, .attribute)
      case .module:
        let isExported = program.templates[Int(handle.index)].exports
          .contains(code.names[Int(node.b)])
        let names = contexts[Int(handle.owner)].names
        return (isExported ? names.first { $0.name == node.b }?.value : nil)
          ?? undefined(id, .attribute)
      case .macro, .builtin: return undefined(id, .attribute)
      }
    case .tuple(let tuple) where tuple.isGroup && tuple.items.count == 2:
      if node.b == KnownName.grouper.rawValue { return tuple.items[0] }
      if node.b == KnownName.list.rawValue { return tuple.items[1] }
      return undefined(id, .attribute)
    default: return undefined(id, .attribute)
    }
  }

  private func loopAttribute(
    _ handle: TemplateHandle, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    let loop = try loop(handle, node.a)
    let count = loop.items.count
    guard let name = KnownName.allCases.first(where: { $0.rawValue == Int(node.b) }) else {
      return undefined(id, .attribute)
    }
    switch name {
    case .index: return .int(loop.index + 1)
    case .index0: return .int(loop.index)
    case .first: return .bool(loop.index == 0)
    case .last: return .bool(loop.index == count - 1)
    case .length: return .int(count)
    case .revindex: return .int(count - loop.index)
    case .revindex0: return .int(count - loop.index - 1)
    case .previtem: return loop.index > 0 ? loop.items[loop.index - 1] : undefined(id, .previous)
    case .nextitem:
      return loop.index + 1 < count ? loop.items[loop.index + 1] : undefined(id, .next)
    case .depth: return .int(1)
    case .depth0: return .int(0)
    default: return undefined(id, .attribute)
    }
  }

  func loop(_ handle: TemplateHandle, _ node: Int32) throws(TemplateFailure) -> Loop {
    let number = Int(handle.index)
    guard number < loops.count, loops[number].serial == handle.serial else {
      throw failure(
        .templateValue, "'\(written(node))' is a loop that has ended", at: node,
        help: "keep what you need of it with 'set' while it runs")
    }
    return loops[number]
  }

  private mutating func item(_ id: Int32, _ node: Node) throws(TemplateFailure) -> TemplateValue {
    let owner = try value(node.a)
    let index = try value(node.b)
    if index.isUndefined { throw unknown(index, usedAt: node.b) }
    switch owner {
    case .text, .html: try countWork(owner, at: id)
    default: break
    }
    if let found = try item(of: owner, index) { return found }
    if owner.isUndefined { throw unknown(owner, usedAt: node.a) }
    return undefined(id, .item)
  }

  /// The value under a key or number; `nil` if there is none.
  func item(
    of owner: TemplateValue, _ index: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue? {
    switch owner {
    case .record(let record): return plainText(index).flatMap { record[$0] }
    case .object(let object): return plainText(index).flatMap { value(of: $0, in: object) }
    case .list(let items): return Self.element(of: items, index)
    case .tuple(let tuple):
      if tuple.isGroup, let name = plainText(index) {
        return name == "grouper" ? tuple.items[0] : name == "list" ? tuple.items[1] : nil
      }
      return Self.element(of: tuple.items, index)
    case .text(let text):
      let scalars = Array(text.unicodeScalars)
      return Self.position(index, scalars.count).map { .text(String(scalars[$0])) }
    case .html(let bytes):
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      return Self.position(index, scalars.count).map { .html(Array(String(scalars[$0]).utf8)) }
    default: return nil
    }
  }

  private static func element(of items: [TemplateValue], _ index: TemplateValue) -> TemplateValue? {
    position(index, items.count).map { items[$0] }
  }

  private static func position(_ index: TemplateValue, _ count: Int) -> Int? {
    let number: Int
    switch index {
    case .int(let value): number = value
    case .bool(let value): number = value ? 1 : 0
    default: return nil
    }
    let position = number < 0 ? number + count : number
    return position >= 0 && position < count ? position : nil
  }

  // Slices

  private mutating func slice(_ node: Node) throws(TemplateFailure) -> TemplateValue {
    let owner = try value(node.a)
    let list = Int(node.b)
    var bounds: [Int?] = []
    for index in list + 1...list + 3 {
      let id = code.extra[index]
      bounds.append(id < 0 ? nil : try bound(id))
    }
    try countWork(owner, at: node.a)
    return try cut(owner, bounds, node)
  }

  @inline(never)
  private mutating func cut(
    _ owner: TemplateValue, _ bounds: [Int?], _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    let step = bounds[2] ?? 1
    if step == 0 {
      throw failure(
        .templateValue, "the step of a slice cannot be 0", at: code.extra[Int(node.b) + 3])
    }
    switch owner {
    case .list(let items):
      return .list(Self.indices(items.count, bounds[0], bounds[1], step).map { items[$0] })
    case .tuple(let tuple):
      let indices = Self.indices(tuple.items.count, bounds[0], bounds[1], step)
      return .tuple(TemplateTuple(indices.map { tuple.items[$0] }))
    case .text(let text): return .text(Self.slice(text, bounds[0], bounds[1], step))
    case .html(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      return .html(Array(Self.slice(text, bounds[0], bounds[1], step).utf8))
    default:
      if owner.isUndefined { throw unknown(owner, usedAt: node.a) }
      throw failure(
        .templateValue, "\(subject(node.a, owner)) and cannot be cut into slices", at: node.a)
    }
  }

  @inline(never)
  private mutating func bound(_ id: Int32) throws(TemplateFailure) -> Int? {
    let bound = try value(id)
    switch bound {
    case .null: return nil
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    default:
      if bound.isUndefined { throw unknown(bound, usedAt: id) }
      throw failure(
        .templateValue, "\(subject(id, bound)), but slices are cut at whole numbers", at: id)
    }
  }

  static func slice(_ text: String, _ start: Int?, _ stop: Int?, _ step: Int = 1) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in indices(scalars.count, start, stop, step) { result.append(scalars[index]) }
    return String(result)
  }

  /// The positions that Python's `slice.indices` names.
  static func indices(_ count: Int, _ start: Int?, _ stop: Int?, _ step: Int) -> [Int] {
    let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
    func clamp(_ bound: Int?, _ absent: Int) -> Int {
      guard var bound else { return absent }
      if bound < 0 { bound = bound < -count ? lowest : bound + count }
      return min(max(bound, lowest), highest)
    }
    let first = clamp(start, step > 0 ? lowest : highest)
    let last = clamp(stop, step > 0 ? highest : lowest)
    // A step beyond the count takes one item at most; the clamp keeps the stride from overflowing.
    return Array(stride(from: first, to: last, by: min(max(step, -count - 1), count + 1)))
  }
}
