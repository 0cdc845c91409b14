import Diagnostics

extension Renderer {
  mutating func applyToNumber(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    switch call.filter {
    case .int:
      if input.isUndefined { throw unknown(input, usedAt: call.inputNode) }
      let base = try integer(call, 1, absent: 10)
      guard base == 0 || (2...36).contains(base) else {
        throw failure(
          .templateValue, "'base' is \(base), but it goes from 2 to 36", at: argumentNode(call, 1))
      }
      return Self.integer(input, base).map { .int($0) } ?? call.argument(0) ?? .int(0)
    case .float:
      if input.isUndefined { throw unknown(input, usedAt: call.inputNode) }
      return Self.double(input).map { .double($0) } ?? call.argument(0) ?? .double(0)
    case .round: return try round(call, input)
    default:
      switch Number(input) {
      case .int(let number):
        guard number != Int.min else {
          throw failure(
            .templateLimit, "'\(written(call.node))' is beyond the largest number", at: call.node)
        }
        return .int(abs(number))
      case .double(let number): return .double(number.magnitude)
      case nil: throw wrongInput(call, input, "a number")
      }
    }
  }

  private mutating func round(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    guard let number = Number(input) else { throw wrongInput(call, input, "a number") }
    let places = try integer(call, 0, absent: 0)
    let method = try textArgument(call, 1) ?? "common"
    switch method {
    case "common":
      if case .int(let whole) = number {
        return places >= 0 ? .int(whole) : .int(try roundedWhole(whole, places, call))
      }
      return .double(Decimal.round(number.double, places))
    case "ceil", "floor":
      let unit = Decimal.power(10, Double(places))
      guard unit.isFinite, unit > 0 else {
        throw failure(
          .templateLimit, "no number has \(places) places", at: argumentNode(call, 0))
      }
      let scaled = (number.double * unit).rounded(method == "ceil" ? .up : .down)
      // An integer divided by an integer has no negative zero in Python.
      return .double(scaled == 0 ? 0 : scaled / unit)
    default:
      throw failure(
        .templateValue, "'\(method)' is no way to round", at: argumentNode(call, 1),
        help: "there are 'common', 'ceil' and 'floor'")
    }
  }

  /// Python's `round(number, -places)` on whole numbers: halves to the even side.
  private func roundedWhole(
    _ number: Int, _ places: Int, _ call: FilterCall
  ) throws(TemplateFailure) -> Int {
    guard places > -19 else { return 0 }
    var unit = 1
    for _ in 0..<(-places) { unit *= 10 }
    var quotient = number / unit
    let rest = (number % unit).magnitude
    let half = unit.magnitude / 2
    if rest > half || rest == half && quotient % 2 != 0 { quotient += number < 0 ? -1 : 1 }
    let result = quotient.multipliedReportingOverflow(by: unit)
    if result.overflow {
      throw failure(
        .templateLimit, "'\(written(call.node))' is beyond the largest number", at: call.node)
    }
    return result.partialValue
  }

  // Numbers in text, as Python's `int` and `float` read them

  private static func integer(_ value: TemplateValue, _ base: Int) -> Int? {
    switch value {
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .double(let number): return Int(exactly: number.rounded(.towardZero))
    case .text(let text): return integer(text, base) ?? whole(text)
    case .html(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      return integer(text, base) ?? whole(text)
    default: return nil
    }
  }

  private static func whole(_ text: String) -> Int? {
    double(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }
  }

  private static func integer(_ text: String, _ base: Int) -> Int? {
    var digits = TextSearch.strip(text, nil).lowercased()[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits.removeFirst()
    }
    var base = base
    var hasPrefix = false
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.hasPrefix(prefix) && (base == value || base == 0) {
      digits.removeFirst(2)
      base = value
      hasPrefix = true
    }
    if hasPrefix, digits.hasPrefix("_") { digits.removeFirst() }
    if base == 0 {
      base = 10
      if digits.hasPrefix("0"), !digits.allSatisfy({ $0 == "0" || $0 == "_" }) { return nil }
    }
    guard let plain = withoutUnderscores(digits), !plain.hasPrefix("-"), !plain.hasPrefix("+")
    else { return nil }
    return Int((isNegative ? "-" : "") + plain, radix: base)
  }

  private static func double(_ value: TemplateValue) -> Double? {
    switch value {
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    case .double(let number): return number
    case .text(let text): return double(text)
    case .html(let bytes): return double(String(decoding: bytes, as: UTF8.self))
    default: return nil
    }
  }

  private static func double(_ text: String) -> Double? {
    let text = TextSearch.strip(text, nil).lowercased()
    var magnitude = text[...]
    if let sign = magnitude.first, sign == "-" || sign == "+" { magnitude.removeFirst() }
    switch magnitude {
    case "inf", "infinity": return text.hasPrefix("-") ? -.infinity : .infinity
    case "nan": return .nan
    default:
      // Swift reads hexadecimal numbers too, Python does not.
      guard let plain = withoutUnderscores(magnitude),
        plain.utf8.allSatisfy({ $0.isDigit || [0x2B, 0x2D, 0x2E, 0x65].contains($0) }),
        let first = plain.utf8.first, first.isDigit || first == UInt8(ascii: ".")
      else { return nil }
      return number(plain).map { text.hasPrefix("-") ? -$0 : $0 }
    }
  }

  /// Swift wants a digit on both sides of the point; Python takes `.5` and `5.` too.
  private static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    var mantissa = String(parts[0])
    if mantissa.hasPrefix(".") { mantissa = "0" + mantissa }
    if mantissa.hasSuffix(".") { mantissa += "0" }
    guard parts[0].contains(where: { $0 != "." }) else { return nil }
    return Double(parts.count > 1 ? "\(mantissa)e\(parts[1])" : mantissa)
  }

  /// Without the `_` between digits; `nil` if one stands elsewhere.
  private static func withoutUnderscores(_ text: Substring) -> String? {
    if text.isEmpty { return nil }
    if !text.contains("_") { return String(text) }
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.first?.isHexDigit == true && $0.last?.isHexDigit == true }) else {
      return nil
    }
    return parts.joined()
  }
}
