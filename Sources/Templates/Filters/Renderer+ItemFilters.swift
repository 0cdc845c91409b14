import Diagnostics

/// Filters on lists. Where Jinja2 gives an iterator, these give a list.
extension Renderer {
  mutating func applyToItems(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    switch call.filter {
    case .items:
      guard case .record(let record) = whole(input) else {
        throw wrongInput(call, input, "a record")
      }
      return Self.pairs(of: record)
    case .reverse: return try reverse(call, input)
    default: break
    }
    let items = try itemsToLoop(input, call.inputNode)
    try countIterations(items.count, at: call.node)
    switch call.filter {
    case .first: return items.first ?? undefined(call.node, .firstItem)
    case .last: return items.last ?? undefined(call.node, .firstItem)
    case .join: return try join(call, items)
    case .batch: return try batch(call, items)
    case .slice: return try slice(call, items)
    default: return .list(items)
    }
  }

  static func pairs(of record: TemplateRecord) -> TemplateValue {
    .list(record.entries.map { .tuple(TemplateTuple([.text($0.name), $0.value])) })
  }

  private mutating func reverse(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    switch input {
    case .text(let text): return .text(Self.slice(text, nil, nil, -1))
    case .html(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      return .html(Array(Self.slice(text, nil, nil, -1).utf8))
    default: return .list(try itemsToLoop(input, call.inputNode).reversed())
    }
  }

  /// HTML if the separator or any item is HTML; then all others are escaped.
  private mutating func join(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    var parts: [TemplateValue] = []
    for item in items { parts.append(try attribute(call.argument(1), of: item, call)) }
    let separator = call.argument(0) ?? .empty
    let isHTML = (parts + [separator]).contains {
      if case .html = $0 { true } else { false }
    }
    var between: [UInt8] = []
    try append(separator, to: &between, isHTML, argumentNode(call, 0))
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes += between }
      try append(part, to: &bytes, isHTML, call.inputNode)
      try checkSize(bytes.count, at: call.node)
    }
    return isHTML ? .html(bytes) : .text(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func append(
    _ value: TemplateValue, to bytes: inout [UInt8], _ isHTML: Bool, _ node: Int32
  ) throws(TemplateFailure) {
    if isHTML, Escape.append(value, to: &bytes) { return }
    let text = try text(of: value, node)
    if isHTML {
      Escape.append(text, to: &bytes)
    } else {
      bytes += Array(text.utf8)
    }
  }

  private mutating func batch(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    let count = try integer(call, 0, absent: 1)
    guard count > 0 else {
      throw failure(.templateValue, "'linecount' is less than 1", at: argumentNode(call, 0))
    }
    var rows = stride(from: 0, to: items.count, by: count).map { start in
      Array(items[start..<start + min(count, items.count - start)])
    }
    if let filler = call.argument(1), !Self.isNull(filler), let last = rows.last,
      last.count < count
    {
      try checkSize(count, at: call.node)
      rows[rows.count - 1] += Array(repeating: filler, count: count - last.count)
    }
    return .list(rows.map { .list($0) })
  }

  private mutating func slice(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    let count = try integer(call, 0, absent: 1)
    guard count > 0 else {
      throw failure(.templateValue, "'slices' is less than 1", at: argumentNode(call, 0))
    }
    try countIterations(count, at: call.node)
    let (size, extra) = (items.count / count, items.count % count)
    var rows: [TemplateValue] = []
    var start = 0
    for number in 0..<count {
      let end = start + size + (number < extra ? 1 : 0)
      var row = Array(items[start..<end])
      if let filler = call.argument(1), !Self.isNull(filler), number >= extra {
        row.append(filler)
      }
      rows.append(.list(row))
      start = end
    }
    return .list(rows)
  }

  // Filters that apply a filter or a test to each item

  mutating func applyToEach(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    let items = try itemsToLoop(input, call.inputNode)
    try countIterations(items.count, at: call.node)
    var result: [TemplateValue] = []
    for item in items {
      switch call.filter {
      case .map:
        if let inner = call.inner.first {
          result.append(try apply(inner, to: item))
          if let last = result.last { try countWork(last, at: call.node) }
        } else {
          result.append(
            try attribute(
              call.argument(0), of: item, call, default: call.argument(1), isQuiet: true))
        }
      case .select, .selectattr: if try isSelected(item, call) { result.append(item) }
      default: if try !isSelected(item, call) { result.append(item) }
      }
    }
    return .list(result)
  }

  private mutating func isSelected(
    _ item: TemplateValue, _ call: FilterCall
  ) throws(TemplateFailure) -> Bool {
    let value = try attribute(call.argument(0), of: item, call, isQuiet: call.test != nil)
    guard let test = call.test else { return try isTrue(value, call.node) }
    return try holds(test, value, call.argument(1), call.node, call.node)
  }
}
