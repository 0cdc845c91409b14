import Diagnostics

extension Renderer {
  mutating func test(_ node: Node) throws(TemplateFailure) -> Bool {
    let test = TemplateTest.all[Int(node.b)]
    let input = try value(node.a)
    let list = Int(node.c)
    guard code.extra[list] > 0 else { return try holds(test, input, nil, node.a, node.a) }
    let argumentNode = code.extra[list + 1]
    let argument = try value(argumentNode)
    return try holds(test, input, argument, node.a, argumentNode)
  }

  mutating func holds(
    _ test: TemplateTest, _ input: TemplateValue, _ argument: TemplateValue?, _ inputNode: Int32,
    _ argumentNode: Int32
  ) throws(TemplateFailure) -> Bool {
    try countWork(input, at: inputNode)
    if let comparison = test.comparison {
      return try compare(input, argument ?? .null, comparison, inputNode, argumentNode)
    }
    switch test {
    case .defined: return !input.isUndefined
    case .undefined: return input.isUndefined
    case .odd, .even, .divisibleby:
      return try holdsForNumber(test, input, argument, inputNode, argumentNode)
    case .sameas: return try isSame(input, argument ?? .null, argumentNode)
    case .filter, .test:
      guard let name = plainText(input) else { return false }
      return test == .filter
        ? TemplateFilter(rawValue: name) != nil : TemplateTest(rawValue: name) != nil
    case .lower, .upper:
      let text = try text(of: input, inputNode)
      return TextCase.isAll(text, upper: test == .upper)
    case .iterable:
      if case .handle(let handle) = input, handle.kind == .undefined {
        throw unknown(input, usedAt: inputNode)
      }
      return Self.isIterable(input)
    default: return Self.isKind(test, input)
    }
  }

  /// Tests of a value's kind; a name that does not exist is of none.
  private static func isKind(_ test: TemplateTest, _ value: TemplateValue) -> Bool {
    switch (test, value) {
    case (.none, .null), (.boolean, .bool), (.true, .bool(true)), (.false, .bool(false)),
      (.integer, .int), (.float, .double), (.number, .int), (.number, .double), (.number, .bool),
      (.string, .text), (.string, .html), (.mapping, .record), (.mapping, .object),
      (.escaped, .html),
      (.sequence, .list), (.sequence, .tuple), (.sequence, .record), (.sequence, .object),
      (.sequence, .text),
      (.sequence, .html):
      true
    case (.callable, .handle(let handle)): handle.kind == .macro || handle.kind == .builtin
    default: false
    }
  }

  private static func isIterable(_ value: TemplateValue) -> Bool {
    switch value {
    case .list, .tuple, .record, .object, .text, .html: true
    case .handle(let handle): handle.kind == .nothing
    default: false
    }
  }

  private mutating func holdsForNumber(
    _ test: TemplateTest, _ input: TemplateValue, _ argument: TemplateValue?, _ inputNode: Int32,
    _ argumentNode: Int32
  ) throws(TemplateFailure) -> Bool {
    guard let number = Number(input) else {
      if input.isUndefined { throw unknown(input, usedAt: inputNode) }
      throw failure(
        .templateValue, "\(subject(inputNode, input)); 'is \(test.rawValue)' asks about numbers",
        at: inputNode)
    }
    let divisor = test == .divisibleby ? argument.flatMap { Number($0) } : .int(2)
    guard let divisor else {
      if let argument, argument.isUndefined { throw unknown(argument, usedAt: argumentNode) }
      throw failure(
        .templateValue, "\(subject(argumentNode, argument ?? .null)), not a number",
        at: argumentNode)
    }
    if divisor.double == 0 {
      throw failure(.templateValue, "nothing divides by 0", at: argumentNode)
    }
    let rest: Double
    if case .int(let a) = number, case .int(let b) = divisor {
      rest = Double(a.remainderReportingOverflow(dividingBy: b).partialValue.magnitude)
    } else {
      rest = Decimal.divide(number.double, divisor.double).rest
    }
    return test == .odd ? rest == 1 : rest == 0
  }

  /// Python's `is` for the values that are one of a kind; others are the same if they are equal
  /// and of one kind.
  private mutating func isSame(
    _ a: TemplateValue, _ b: TemplateValue, _ node: Int32
  ) throws(TemplateFailure) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.double(let x), .double(let y)): x == y
    case (.text, .text), (.html, .html), (.list, .list), (.record, .record), (.object, .object),
      (.object, .record), (.record, .object), (.tuple, .tuple),
      (.handle, .handle):
      try areEqual(a, b, node)
    default: false
    }
  }
}

/// Upper and lower case as Python's `str` tells them apart.
enum TextCase {
  /// Python's `str.isupper` and `str.islower`: a cased character, and none of the other case.
  static func isAll(_ text: String, upper: Bool) -> Bool {
    var isFound = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .titlecaseLetter { return false }
      if upper ? properties.isLowercase : properties.isUppercase { return false }
      if upper ? properties.isUppercase : properties.isLowercase { isFound = true }
    }
    return isFound
  }
}
