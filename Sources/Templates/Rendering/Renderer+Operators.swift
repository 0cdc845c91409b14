import Diagnostics

extension Renderer {
  /// A number as Python's operators see it; truth values are numbers too.
  enum Number {
    case int(Int)
    case double(Double)

    init?(_ value: TemplateValue) {
      switch value {
      case .int(let number): self = .int(number)
      case .double(let number): self = .double(number)
      case .bool(let flag): self = .int(flag ? 1 : 0)
      default: return nil
      }
    }

    var double: Double {
      switch self {
      case .int(let number): Double(number)
      case .double(let number): number
      }
    }
  }

  // What operators do with their operands is kept out of line: inlined, its stack would be paid
  // for by every level of nested operators.

  /// Python's truth: nothing, zero and whatever is empty are false.
  mutating func isTrue(_ value: TemplateValue, _ node: Int32) throws(TemplateFailure) -> Bool {
    if let truth = Self.truth(of: value) { return truth }
    throw unknown(value, usedAt: node)
  }

  /// Whether a value is true; `nil` for what does not exist.
  static func truth(of value: TemplateValue) -> Bool? {
    switch value {
    case .bool(let flag): flag
    case .null: false
    case .int(let number): number != 0
    case .double(let number): number != 0
    case .text(let text): !text.utf8.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .tuple(let tuple): !tuple.items.isEmpty
    case .record(let record): record.count > 0
    case .object: true
    case .handle(let handle): handle.kind == .undefined ? nil : handle.kind != .nothing
    }
  }

  mutating func sign(_ id: Int32, _ node: Node) throws(TemplateFailure) -> TemplateValue {
    let operand = try value(node.a)
    return try signed(operand, id, node)
  }

  @inline(never)
  private mutating func signed(
    _ operand: TemplateValue, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    switch Number(operand) {
    case .int(let number):
      if node.kind == .positive { return .int(number) }
      return try checked(0.subtractingReportingOverflow(number), id)
    case .double(let number): return .double(node.kind == .negative ? -number : number)
    case nil:
      if operand.isUndefined { throw unknown(operand, usedAt: node.a) }
      throw failure(
        .templateValue, "\(subject(node.a, operand)), but a sign needs a number", at: node.a)
    }
  }

  @inline(never)
  private func checked(
    _ result: (partialValue: Int, overflow: Bool), _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue {
    guard !result.overflow else {
      throw failure(
        .templateLimit, "'\(written(id))' is beyond the largest number", at: id,
        help: "whole numbers go from \(Int.min) to \(Int.max)")
    }
    return .int(result.partialValue)
  }

  mutating func arithmetic(_ id: Int32, _ node: Node) throws(TemplateFailure) -> TemplateValue {
    let left = try value(node.a)
    let right = try value(node.b)
    return try combined(left, right, id, node)
  }

  @inline(never)
  private mutating func combined(
    _ left: TemplateValue, _ right: TemplateValue, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    if let first = Number(left), let second = Number(right) {
      if case .int(let a) = first, case .int(let b) = second {
        return try whole(a, b, id, node)
      }
      return try broken(first.double, second.double, id, node)
    }
    if left.isUndefined { throw unknown(left, usedAt: node.a) }
    if right.isUndefined { throw unknown(right, usedAt: node.b) }
    if node.kind == .add, let sum = try joined(left, right, id) {
      try countWork(sum, at: id)
      return sum
    }
    if node.kind == .multiply, let product = try repeated(left, right, id) {
      try countWork(product, at: id)
      return product
    }
    throw cannotCombine(left, right, id, node)
  }

  @inline(never)
  private func cannotCombine(
    _ left: TemplateValue, _ right: TemplateValue, _ id: Int32, _ node: Node
  ) -> TemplateFailure {
    let symbols: [Node.Kind: String] = [
      .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .divideDown: "//", .remainder: "%",
      .power: "**",
    ]
    let symbol = symbols[node.kind] ?? ""
    let isText = plainText(left) != nil || plainText(right) != nil
    return failure(
      .templateValue,
      "\(subject(node.a, left)) and \(subject(node.b, right)): '\(symbol)' cannot combine them",
      at: id,
      help: node.kind == .add && isText
        ? "'~' joins values of any kind as text"
        : node.kind == .remainder && isText ? "'%' only works on numbers here" : nil)
  }

  @inline(never)
  private func byZero(_ id: Int32, _ node: Node) -> TemplateFailure {
    failure(.templateValue, "'\(written(node.b))' is 0, and nothing divides by it", at: id)
  }

  @inline(never)
  private func whole(
    _ a: Int, _ b: Int, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    switch node.kind {
    case .add: return try checked(a.addingReportingOverflow(b), id)
    case .subtract: return try checked(a.subtractingReportingOverflow(b), id)
    case .multiply: return try checked(a.multipliedReportingOverflow(by: b), id)
    case .divide:
      if b == 0 { throw byZero(id, node) }
      return .double(Double(a) / Double(b))
    case .divideDown:
      if b == 0 { throw byZero(id, node) }
      let quotient = try checked(a.dividedReportingOverflow(by: b), id)
      guard case .int(let number) = quotient, a % b != 0, (a < 0) != (b < 0) else {
        return quotient
      }
      return .int(number - 1)
    case .remainder:
      if b == 0 { throw byZero(id, node) }
      let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
      return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    default:
      if b < 0 {
        if a == 0 { throw byZero(id, node) }
        return .double(Decimal.power(Double(a), Double(b)))
      }
      return try checked(power(a, b), id)
    }
  }

  private func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
    if exponent == 0 { return (1, false) }
    if base == 0 || base == 1 { return (base, false) }
    if base == -1 { return (exponent % 2 == 0 ? 1 : -1, false) }
    guard exponent < 64 else { return (0, true) }
    var result = 1
    for _ in 0..<exponent {
      let next = result.multipliedReportingOverflow(by: base)
      if next.overflow { return next }
      result = next.partialValue
    }
    return (result, false)
  }

  @inline(never)
  private func broken(
    _ a: Double, _ b: Double, _ id: Int32, _ node: Node
  ) throws(TemplateFailure) -> TemplateValue {
    switch node.kind {
    case .add: return .double(a + b)
    case .subtract: return .double(a - b)
    case .multiply: return .double(a * b)
    case .divide:
      if b == 0 { throw byZero(id, node) }
      return .double(a / b)
    case .divideDown, .remainder:
      if b == 0 { throw byZero(id, node) }
      let (quotient, rest) = Decimal.divide(a, b)
      return .double(node.kind == .remainder ? rest : quotient)
    default:
      if a == 0, b < 0 { throw byZero(id, node) }
      let result = Decimal.power(a, b)
      guard result.isFinite || !a.isFinite || !b.isFinite else {
        throw failure(.templateLimit, "'\(written(id))' is no number that can be written", at: id)
      }
      return .double(result)
    }
  }

  /// Text, lists and tuples behind one another.
  @inline(never)
  private func joined(
    _ left: TemplateValue, _ right: TemplateValue, _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue? {
    switch (left, right) {
    case (.text(let a), .text(let b)):
      try checkSize(a.utf8.count + b.utf8.count, at: id)
      return .text(a + b)
    case (.html, .html), (.html, .text), (.text, .html):
      var bytes: [UInt8] = []
      Escape.append(left, to: &bytes)
      Escape.append(right, to: &bytes)
      try checkSize(bytes.count, at: id)
      return .html(bytes)
    case (.list(let a), .list(let b)):
      try checkSize((a.count + b.count) * 16, at: id)
      return .list(a + b)
    case (.tuple(let a), .tuple(let b)):
      try checkSize((a.items.count + b.items.count) * 16, at: id)
      return .tuple(TemplateTuple(a.items + b.items))
    default: return nil
    }
  }

  /// Text, a list or a tuple several times.
  @inline(never)
  private func repeated(
    _ left: TemplateValue, _ right: TemplateValue, _ id: Int32
  ) throws(TemplateFailure) -> TemplateValue? {
    let count: Int
    let unit: TemplateValue
    if case .int(let number)? = Number(right) {
      (count, unit) = (max(number, 0), left)
    } else if case .int(let number)? = Number(left) {
      (count, unit) = (max(number, 0), right)
    } else {
      return nil
    }
    func check(_ size: Int) throws(TemplateFailure) {
      let total = size.multipliedReportingOverflow(by: count)
      try checkSize(total.overflow ? Int.max : total.partialValue, at: id)
    }
    switch unit {
    case .text(let text):
      try check(text.utf8.count)
      return .text(String(repeating: text, count: text.isEmpty ? 0 : count))
    case .html(let bytes):
      try check(bytes.count)
      return .html(bytes.isEmpty ? [] : Array(repeatElement(bytes, count: count).joined()))
    case .list(let items):
      try check(items.count * 16)
      return .list(items.isEmpty ? [] : Array(repeatElement(items, count: count).joined()))
    case .tuple(let tuple):
      try check(tuple.items.count * 16)
      return .tuple(
        TemplateTuple(
          tuple.items.isEmpty ? [] : Array(repeatElement(tuple.items, count: count).joined())))
    default: return nil
    }
  }

  /// `~`: HTML if any part is HTML, and then the others are escaped.
  mutating func concatenation(_ id: Int32, _ node: Node) throws(TemplateFailure) -> TemplateValue {
    let parts = try values(node.a)
    var isHTML = false
    for part in parts {
      if case .html = part { isHTML = true }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(120)
    let list = Int(node.a) + 1
    for (index, part) in parts.enumerated() {
      if isHTML, Escape.append(part, to: &bytes) { continue }
      let text = try text(of: part, code.extra[list + index])
      if isHTML {
        Escape.append(text, to: &bytes)
      } else {
        bytes += text.utf8
      }
      try checkSize(bytes.count, at: id)
    }
    try countWork(bytes.count, at: id)
    return isHTML ? .html(bytes) : .text(String(decoding: bytes, as: UTF8.self))
  }

  func checkSize(_ size: Int, at node: Int32) throws(TemplateFailure) {
    if size > TemplateLibrary.outputLimit {
      throw failure(
        .templateLimit,
        "'\(written(node))' would be larger than \(TemplateLibrary.outputLimit >> 20) MiB", at: node
      )
    }
  }

  /// What is stored in a namespace outlives a loop's turn, so it could nest without end.
  func checkNesting(_ value: TemplateValue, at node: Int32) throws(TemplateFailure) {
    var budget = 4096
    func depth(_ value: TemplateValue, _ left: Int) -> Int {
      budget -= 1
      if left == 0 || budget < 0 { return 0 }
      switch whole(value) {
      case .list(let items):
        return 1 + (items.reversed().lazy.map { depth($0, left - 1) }.max() ?? 0)
      case .tuple(let tuple): return 1 + (tuple.items.map { depth($0, left - 1) }.max() ?? 0)
      case .record(let record):
        return 1 + (record.values.map { depth($0, left - 1) }.max() ?? 0)
      default: return 0
      }
    }
    if depth(value, Self.nestingLimit) >= Self.nestingLimit {
      throw failure(
        .templateLimit, "the value is nested \(Self.nestingLimit) deep", at: node)
    }
  }

  /// Lists and records inside one another.
  static let nestingLimit = 100
}
