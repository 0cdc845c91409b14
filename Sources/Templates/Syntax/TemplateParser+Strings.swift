import Diagnostics

extension TemplateParser {
  /// A text literal; several in a row are one text, as in Python.
  mutating func parseString() throws(Stop) -> String {
    var bytes: [UInt8] = []
    while token.kind == .string {
      let inner = token.range.lowerBound + 1..<token.range.upperBound - 1
      try appendUnescaped(inner, to: &bytes)
      advance()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Undoes Python's escapes. Unknown ones keep their backslash; line ends become `\n`.
  private mutating func appendUnescaped(
    _ range: Range<Int>, to result: inout [UInt8]
  ) throws(Stop) {
    let bytes = file.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
        index += 1
        if index < range.upperBound, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      } else if byte == UInt8(ascii: "\\"), index + 1 < range.upperBound {
        index = try appendEscape(at: index, range.upperBound, to: &result)
      } else {
        result.append(byte)
        index += 1
      }
    }
  }

  private mutating func appendEscape(
    at start: Int, _ end: Int, to result: inout [UInt8]
  ) throws(Stop) -> Int {
    let bytes = file.bytes
    let after = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(bytes[start + 1])
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"):
      return after < end && bytes[after] == UInt8(ascii: "\n") ? after + 1 : after
    case UInt8(ascii: "x"): return try appendScalar(start, after, 2, end, to: &result)
    case UInt8(ascii: "u"): return try appendScalar(start, after, 4, end, to: &result)
    case UInt8(ascii: "U"): return try appendScalar(start, after, 8, end, to: &result)
    case UInt8(ascii: "N"):
      throw stop(
        "'\\N' escapes are not part of the language", start..<after,
        help: "write the character itself or its number: '\\u00e9'")
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var index = start + 1
      var value: UInt32 = 0
      while index < min(start + 4, end), bytes[index] & 0xF8 == 0x30 {
        value = value * 8 + UInt32(bytes[index] & 7)
        index += 1
      }
      if let scalar = Unicode.Scalar(value) { result += Array(String(scalar).utf8) }
      return index
    default:
      result.append(UInt8(ascii: "\\"))
      return start + 1
    }
    return after
  }

  private mutating func appendScalar(
    _ start: Int, _ index: Int, _ count: Int, _ end: Int, to result: inout [UInt8]
  ) throws(Stop) -> Int {
    let upper = min(index + count, end)
    let digits = String(decoding: file.bytes[index..<upper], as: UTF8.self)
    guard upper == index + count, let value = UInt32(digits, radix: 16), !digits.hasPrefix("+"),
      let scalar = Unicode.Scalar(value)
    else {
      throw stop(
        "this escape names no character", start..<upper,
        help: "'\\x', '\\u' and '\\U' take 2, 4 and 8 digits from 0 to f")
    }
    result += Array(String(scalar).utf8)
    return upper
  }
}
