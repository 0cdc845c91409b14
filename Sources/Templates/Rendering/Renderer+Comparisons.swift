import Diagnostics

extension Renderer {
  mutating func compare(
    _ left: TemplateValue, _ right: TemplateValue, _ comparison: Int32, _ leftNode: Int32,
    _ rightNode: Int32
  ) throws(TemplateFailure) -> Bool {
    try compare(
      left, right, Expression.Comparison.all[Int(comparison)], leftNode, rightNode)
  }

  mutating func compare(
    _ left: TemplateValue, _ right: TemplateValue, _ comparison: Expression.Comparison,
    _ leftNode: Int32, _ rightNode: Int32
  ) throws(TemplateFailure) -> Bool {
    if case .handle(let handle) = left, handle.kind == .undefined {
      throw unknown(left, usedAt: leftNode)
    }
    if case .handle(let handle) = right, handle.kind == .undefined {
      throw unknown(right, usedAt: rightNode)
    }
    switch comparison {
    case .equal: return try areEqual(left, right, rightNode)
    case .notEqual: return try !areEqual(left, right, rightNode)
    case .contained: return try contains(right, left, leftNode, rightNode)
    case .notContained: return try !contains(right, left, leftNode, rightNode)
    case .less: return try order(left, right, leftNode, rightNode) == .before
    case .greater: return try order(left, right, leftNode, rightNode) == .behind
    case .lessOrEqual:
      let order = try order(left, right, leftNode, rightNode)
      return order == .before || order == .same
    case .greaterOrEqual:
      let order = try order(left, right, leftNode, rightNode)
      return order == .behind || order == .same
    }
  }

  mutating func comparisons(_ node: Node) throws(TemplateFailure) -> Bool {
    var left = try value(node.a)
    var leftNode = node.a
    let list = Int(node.b)
    for index in stride(from: list + 1, to: list + Int(code.extra[list]), by: 2) {
      let rightNode = code.extra[index + 1]
      let right = try value(rightNode)
      guard try compare(left, right, code.extra[index], leftNode, rightNode) else {
        return false
      }
      (left, leftNode) = (right, rightNode)
    }
    return true
  }

  // Equality

  mutating func areEqual(
    _ left: TemplateValue, _ right: TemplateValue, _ node: Int32, depth: Int = 0
  ) throws(TemplateFailure) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)):
      try countWork(min(a.utf8.count, b.utf8.count), at: node)
      return TextSearch.areEqual(a, b)
    case (.html(let a), .html(let b)):
      try countWork(min(a.count, b.count), at: node)
      return a == b
    case (.text(let a), .html(let b)), (.html(let b), .text(let a)):
      try countWork(min(a.utf8.count, b.count), at: node)
      return a.utf8.elementsEqual(b)
    case (.null, .null): return true
    case (.list(let a), .list(let b)): return try areEqual(a, b, node, depth)
    case (.tuple(let a), .tuple(let b)): return try areEqual(a.items, b.items, node, depth)
    case (.record(let a), .record(let b)):
      guard a.count == b.count else { return false }
      try enter(depth, a.count, node)
      for entry in a.entries {
        guard let other = b[entry.name],
          try areEqual(entry.value, other, node, depth: depth + 1)
        else { return false }
      }
      return true
    case (.handle(let a), .handle(let b)):
      if a.kind == .undefined { throw unknown(left, usedAt: node) }
      if b.kind == .undefined { throw unknown(right, usedAt: node) }
      return a.kind == b.kind && a.index == b.index && a.owner == b.owner && a.serial == b.serial
    case (.object, .object), (.object, .record), (.record, .object):
      return try areEqual(whole(left), whole(right), node, depth: depth)
    default:
      if left.isUndefined || right.isUndefined {
        for value in [left, right] {
          if case .handle(let handle) = value, handle.kind == .undefined {
            throw unknown(value, usedAt: node)
          }
        }
        return false
      }
      guard let a = Number(left), let b = Number(right) else { return false }
      return Self.order(a, b) == .same
    }
  }

  private mutating func areEqual(
    _ left: [TemplateValue], _ right: [TemplateValue], _ node: Int32, _ depth: Int
  ) throws(TemplateFailure) -> Bool {
    guard left.count == right.count else { return false }
    try enter(depth, left.count, node)
    for index in left.indices {
      guard try areEqual(left[index], right[index], node, depth: depth + 1) else { return false }
    }
    return true
  }

  /// Steps into a list or record: counts its items and bounds how deep they are nested.
  mutating func enter(_ depth: Int, _ count: Int, _ node: Int32) throws(TemplateFailure) {
    try countIterations(count, at: node)
    if depth > Self.nestingLimit {
      throw failure(
        .templateLimit, "the value is nested more than \(Self.nestingLimit) deep", at: node)
    }
  }

  // Order

  enum Order { case before, same, behind, none }

  private static func order(_ a: Number, _ b: Number) -> Order {
    if case .int(let a) = a, case .int(let b) = b {
      return a < b ? .before : a == b ? .same : .behind
    }
    let (a, b) = (a.double, b.double)
    return a < b ? .before : a == b ? .same : a > b ? .behind : .none
  }

  mutating func order(
    _ left: TemplateValue, _ right: TemplateValue, _ leftNode: Int32, _ rightNode: Int32,
    depth: Int = 0
  ) throws(TemplateFailure) -> Order {
    try countWork(left, at: leftNode)
    switch (left, right) {
    case (.text(let a), .text(let b)): return Self.order(a.utf8, b.utf8)
    case (.html(let a), .html(let b)): return Self.order(a, b)
    case (.text(let a), .html(let b)): return Self.order(a.utf8, b)
    case (.html(let a), .text(let b)): return Self.order(a, b.utf8)
    case (.list(let a), .list(let b)): return try order(a, b, leftNode, rightNode, depth)
    case (.tuple(let a), .tuple(let b)):
      return try order(a.items, b.items, leftNode, rightNode, depth)
    default:
      if let a = Number(left), let b = Number(right) { return Self.order(a, b) }
      if left.isUndefined { throw unknown(left, usedAt: leftNode) }
      if right.isUndefined { throw unknown(right, usedAt: rightNode) }
      let message =
        leftNode == rightNode
        ? "'\(written(leftNode))' holds \(describe(left)) and \(describe(right)), which have no order"
        : "\(subject(leftNode, left)) and \(subject(rightNode, right)): they have no order"
      throw failure(
        .templateValue, message, place: place(from: leftNode, to: rightNode),
        help: "numbers are compared with numbers, text with text")
    }
  }

  private func place(from left: Int32, to right: Int32) -> SourcePlace {
    let (start, end) = (code.nodes[Int(left)].start, code.nodes[Int(right)].end)
    return program.place(of: Int(right), start..<max(start, end))
  }

  private mutating func order(
    _ left: [TemplateValue], _ right: [TemplateValue], _ leftNode: Int32, _ rightNode: Int32,
    _ depth: Int
  ) throws(TemplateFailure) -> Order {
    try enter(depth, min(left.count, right.count), rightNode)
    for (a, b) in zip(left, right) where try !areEqual(a, b, rightNode, depth: depth + 1) {
      return try order(a, b, leftNode, rightNode, depth: depth + 1)
    }
    return left.count < right.count ? .before : left.count == right.count ? .same : .behind
  }

  /// UTF-8 keeps the order of code points, which is Python's.
  private static func order(
    _ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>
  ) -> Order {
    var (first, second) = (a.makeIterator(), b.makeIterator())
    while true {
      switch (first.next(), second.next()) {
      case (nil, nil): return .same
      case (nil, _): return .before
      case (_, nil): return .behind
      case (let x?, let y?): if x != y { return x < y ? .before : .behind }
      }
    }
  }

  // Membership

  private mutating func contains(
    _ holder: TemplateValue, _ wanted: TemplateValue, _ wantedNode: Int32, _ holderNode: Int32
  ) throws(TemplateFailure) -> Bool {
    switch holder {
    case .list(let items): return try contains(items, wanted, holderNode)
    case .tuple(let tuple): return try contains(tuple.items, wanted, holderNode)
    case .record(let record): return plainText(wanted).map { record[$0] != nil } ?? false
    case .object(let object):
      return plainText(wanted).map { code.shapes[Int(object.kind)].names.contains($0) } ?? false
    case .text, .html:
      guard let text = plainText(holder), let part = plainText(wanted) else {
        throw failure(
          .templateValue, "\(subject(wantedNode, wanted)); in text, only text can be looked for",
          at: wantedNode)
      }
      try countWork(text.utf8.count + part.utf8.count, at: holderNode)
      return TextSearch.find(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
    case .handle(let handle) where handle.kind == .nothing: return false
    default:
      throw failure(
        .templateValue, "\(subject(holderNode, holder)); nothing can be looked for in it",
        at: holderNode)
    }
  }

  private mutating func contains(
    _ items: [TemplateValue], _ wanted: TemplateValue, _ node: Int32
  ) throws(TemplateFailure) -> Bool {
    try countIterations(items.count, at: node)
    for item in items where try areEqual(item, wanted, node) { return true }
    return false
  }
}
