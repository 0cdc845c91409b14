#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Floating-point numbers as Python computes and writes them.
enum Decimal {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// Python's `//` and `%`: the remainder has the divisor's sign (CPython, `float_divmod`).
  static func divide(_ a: Double, _ b: Double) -> (quotient: Double, rest: Double) {
    var rest = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - rest) / b
    if rest != 0 {
      if (b < 0) != (rest < 0) {
        rest += b
        quotient -= 1
      }
    } else {
      rest = Double(signOf: b, magnitudeOf: 0)
    }
    guard quotient != 0 else { return (Double(signOf: a / b, magnitudeOf: 0), rest) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, rest)
  }

  /// Python's `repr`: the shortest digits that give the number back, with an exponent from 1e16 on
  /// and below 0.0001.
  static func text(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
    // Swift writes the shortest digits too, but changes to exponents elsewhere.
    var digits = ""
    var exponent = 0
    var point: Int?
    var rest = "\(number.magnitude)"[...]
    if let mark = rest.firstIndex(of: "e") {
      exponent = Int(rest[rest.index(after: mark)...]) ?? 0
      rest = rest[..<mark]
    }
    for character in rest {
      if character == "." { point = digits.count } else { digits.append(character) }
    }
    exponent += (point ?? digits.count) - 1
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (number < 0 ? "-" : "") + layOut(digits, exponent)
  }

  private static func layOut(_ digits: String, _ exponent: Int) -> String {
    if exponent < -4 || exponent >= 16 {
      let rest = digits.dropFirst()
      let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
      return
        "\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent < 0 ? "-" : "+")\(size)"
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    guard digits.count > exponent + 1 else {
      return digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
    }
    return "\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }

  /// Python's `round(number, places)`: correct to the last digit, halves to the even one.
  static func round(_ number: Double, _ places: Int) -> Double {
    guard number.isFinite, places < 324 else { return number }
    guard places >= 0 else {
      guard places > -310 else { return Double(signOf: number, magnitudeOf: 0) }
      // `%.*f` knows no negative precision. Digits before the point are exact up to 2^53, which
      // is as far as a ladder's numbers go.
      let unit = pow(10, Double(-places))
      return (number / unit).rounded(.toNearestOrEven) * unit
    }
    // 330 digits before the point at most, the point, `places` after it, a sign and the end.
    var buffer = [CChar](repeating: 0, count: 340 + places)
    let count = withVaList([Int32(places), number]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let bytes = buffer.prefix(Int(max(count, 0))).map { UInt8(bitPattern: $0) }
    return Double(String(decoding: bytes, as: UTF8.self)) ?? number
  }
}
