import Diagnostics

/// Filters that compare items with one another. Text is compared without its case unless
/// `case_sensitive` is true.
extension Renderer {
  mutating func applyInOrder(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    if call.filter == .dictsort { return try dictsort(call, input) }
    let items = try itemsToLoop(input, call.inputNode)
    try countIterations(items.count, at: call.node)
    switch call.filter {
    case .sum: return try sum(call, items)
    case .groupby: return try group(call, items)
    case .sort: return try sort(call, items)
    case .unique: return try unique(call, items)
    default:
      guard var best = items.first else { return undefined(call.node, .firstItem) }
      let folds = try !flag(call, 0)
      var bestKey = try key(of: best, call.argument(1), folds, call)
      let wanted: Order = call.filter == .min ? .before : .behind
      for item in items.dropFirst() {
        let key = try key(of: item, call.argument(1), folds, call)
        if try order(key, bestKey, call.inputNode, call.inputNode) == wanted {
          (best, bestKey) = (item, key)
        }
      }
      return best
    }
  }

  private mutating func key(
    of item: TemplateValue, _ path: TemplateValue?, _ folds: Bool, _ call: FilterCall,
    default fallback: TemplateValue? = nil
  ) throws(TemplateFailure) -> TemplateValue {
    let value = try attribute(path, of: item, call, default: fallback)
    try countWork(value, at: call.node)
    return folds ? Self.folded(value) : value
  }

  /// Jinja2's `ignore_case`.
  private static func folded(_ value: TemplateValue) -> TemplateValue {
    switch value {
    case .text(let text): .text(text.lowercased())
    case .html(let bytes): .html(Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8))
    default: value
    }
  }

  private mutating func sort(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    let folds = try !flag(call, 1)
    // `attribute='a,b'` sorts by a, then by b.
    var paths: [TemplateValue?] = [call.argument(2)]
    if let path = call.argument(2), let text = plainText(path), text.contains(",") {
      paths = text.split(separator: ",", omittingEmptySubsequences: false).map { .text(String($0)) }
    }
    var keyed: [(key: TemplateValue, item: TemplateValue)] = []
    for item in items {
      var keys: [TemplateValue] = []
      for path in paths { keys.append(try key(of: item, path, folds, call)) }
      keyed.append((keys.count == 1 ? keys[0] : .list(keys), item))
    }
    return .list(try sorted(keyed, isReversed: try flag(call, 0), call).map(\.item))
  }

  private mutating func dictsort(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    guard case .record(let record) = whole(input) else { throw wrongInput(call, input, "a record") }
    let folds = try !flag(call, 0)
    let by = try textArgument(call, 1) ?? "key"
    guard by == "key" || by == "value" else {
      throw failure(
        .templateValue, "'\(by)' is nothing to sort a record by", at: argumentNode(call, 1),
        help: "there are 'key' and 'value'")
    }
    let keyed = record.entries.map { entry in
      let key = by == "key" ? .text(entry.name) : entry.value
      return (
        key: folds ? Self.folded(key) : key,
        item: TemplateValue.tuple(TemplateTuple([.text(entry.name), entry.value]))
      )
    }
    return .list(try sorted(keyed, isReversed: try flag(call, 2), call).map(\.item))
  }

  /// A stable merge sort: the standard library's cannot throw our failures. Reversed, equal items
  /// keep their order, as in Python.
  private mutating func sorted(
    _ items: [(key: TemplateValue, item: TemplateValue)], isReversed: Bool, _ call: FilterCall
  ) throws(TemplateFailure) -> [(key: TemplateValue, item: TemplateValue)] {
    let wanted: Order = isReversed ? .behind : .before
    var source = items
    var width = 1
    while width < source.count {
      // A comparison costs about what 64 bytes of a value do.
      try countWork(source.count * 64, at: call.node)
      var result: [(key: TemplateValue, item: TemplateValue)] = []
      result.reserveCapacity(source.count)
      for start in stride(from: 0, to: source.count, by: width * 2) {
        let middle = min(start + width, source.count)
        let end = min(start + width * 2, source.count)
        var (left, right) = (start, middle)
        while left < middle, right < end {
          let order = try order(
            source[right].key, source[left].key, call.inputNode, call.inputNode)
          if order == wanted {
            result.append(source[right])
            right += 1
          } else {
            result.append(source[left])
            left += 1
          }
        }
        result += source[left..<middle]
        result += source[right..<end]
      }
      source = result
      width *= 2
    }
    return source
  }

  private mutating func group(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    let folds = try !flag(call, 2)
    var keyed: [(key: TemplateValue, item: TemplateValue)] = []
    for item in items {
      let key = try key(of: item, call.argument(0), folds, call, default: call.argument(1))
      keyed.append((key, item))
    }
    var groups: [TemplateValue] = []
    var members: [TemplateValue] = []
    var last: TemplateValue?
    func close(_ renderer: inout Self) throws(TemplateFailure) {
      guard let first = members.first else { return }
      // The group is named by its first item's own value, not by the folded one.
      let name = try renderer.attribute(
        call.argument(0), of: first, call, default: call.argument(1))
      groups.append(.tuple(TemplateTuple([name, .list(members)], isGroup: true)))
      members = []
    }
    for (key, item) in try sorted(keyed, isReversed: false, call) {
      if let last, try !areEqual(last, key, call.inputNode) { try close(&self) }
      last = key
      members.append(item)
    }
    try close(&self)
    return .list(groups)
  }

  private mutating func unique(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    let folds = try !flag(call, 0)
    var seen: Set<UniqueKey> = []
    var result: [TemplateValue] = []
    for item in items {
      let key = try key(of: item, call.argument(1), folds, call)
      guard let unique = UniqueKey(key) else {
        if key.isUndefined { throw unknown(key, usedAt: call.inputNode) }
        throw failure(
          .templateValue,
          "an item of '\(written(call.inputNode))' is \(describe(key)), which 'unique' cannot compare",
          at: call.inputNode, help: "name a key to compare: 'unique(attribute=…)'")
      }
      if seen.insert(unique).inserted { result.append(item) }
    }
    return .list(result)
  }

  private mutating func sum(
    _ call: FilterCall, _ items: [TemplateValue]
  ) throws(TemplateFailure) -> TemplateValue {
    var total = call.argument(1) ?? .int(0)
    for item in items {
      let value = try attribute(call.argument(0), of: item, call)
      total = try added(total, value, call)
    }
    return total
  }

  private mutating func added(
    _ total: TemplateValue, _ value: TemplateValue, _ call: FilterCall
  ) throws(TemplateFailure) -> TemplateValue {
    switch (total, value) {
    case (.list(let a), .list(let b)):
      try checkSize((a.count + b.count) * 16, at: call.node)
      try countWork((a.count + b.count) * 16, at: call.node)
      return .list(a + b)
    case (.tuple(let a), .tuple(let b)):
      try countWork((a.items.count + b.items.count) * 16, at: call.node)
      return .tuple(TemplateTuple(a.items + b.items))
    default: break
    }
    guard let a = Number(total), let b = Number(value) else {
      if value.isUndefined { throw unknown(value, usedAt: call.inputNode) }
      throw failure(
        .templateValue,
        "an item of '\(written(call.inputNode))' is \(describe(value)), which 'sum' cannot add",
        at: call.inputNode)
    }
    guard case .int(let x) = a, case .int(let y) = b else { return .double(a.double + b.double) }
    let result = x.addingReportingOverflow(y)
    if result.overflow {
      throw failure(.templateLimit, "the sum is beyond the largest number", at: call.node)
    }
    return .int(result.partialValue)
  }
}

/// What `unique` knows values by: equal numbers are one, whatever their kind, as in Python.
enum UniqueKey: Hashable {
  case null
  case int(Int)
  case double(Double)
  case text([UInt8])
  case tuple([UniqueKey])

  init?(_ value: TemplateValue) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .int(flag ? 1 : 0)
    case .int(let number): self = .int(number)
    case .double(let number): self = Int(exactly: number).map { .int($0) } ?? .double(number)
    case .text(let text): self = .text(Array(text.utf8))
    case .html(let bytes): self = .text(bytes)
    case .tuple(let tuple):
      let keys = tuple.items.compactMap { UniqueKey($0) }
      guard keys.count == tuple.items.count else { return nil }
      self = .tuple(keys)
    case .list, .record, .object, .handle: return nil
    }
  }
}
