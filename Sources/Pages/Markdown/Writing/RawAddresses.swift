/// The addresses in raw HTML, found as a browser finds them: in any letter case, quoted or not
/// (WHATWG HTML, section 13.2.5).
enum RawAddresses {
  private static let attributes: Set<String> = [
    "href", "src", "xlink:href", "action", "formaction", "data", "poster", "background",
  ]

  /// The values of attributes that hold addresses, character references undone.
  static func all(in html: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    guard html.contains(UInt8(ascii: "=")) else { return [] }
    let html = Array(html)
    var found: [[UInt8]] = []
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard index < html.count, isLetter(html[index]) else { continue }
      skip(from: &index, in: html) { !isBlank($0) && $0 != UInt8(ascii: "/") && !isEnd($0) }
      while let (name, value) = attribute(from: &index, in: html) {
        guard attributes.contains(String(decoding: html[name], as: UTF8.self).lowercased())
        else { continue }
        found.append(decoded(html, value))
      }
    }
    return found
  }

  /// The next attribute of a tag; `nil` at its end.
  private static func attribute(
    from index: inout Int, in html: [UInt8]
  ) -> (name: Range<Int>, value: Range<Int>)? {
    skip(from: &index, in: html) { isBlank($0) || $0 == UInt8(ascii: "/") }
    guard index < html.count, !isEnd(html[index]) else { return nil }
    let start = index
    // A `=` in the first place belongs to the name.
    index += 1
    skip(from: &index, in: html) {
      !isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") && !isEnd($0)
    }
    let name = start..<index
    skip(from: &index, in: html, while: isBlank)
    guard index < html.count, html[index] == UInt8(ascii: "=") else { return (name, index..<index) }
    index += 1
    skip(from: &index, in: html, while: isBlank)
    guard index < html.count else { return (name, index..<index) }
    let quote = html[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      skip(from: &index, in: html) { !isBlank($0) && !isEnd($0) }
      return (name, start..<index)
    }
    index += 1
    let valueStart = index
    skip(from: &index, in: html) { $0 != quote }
    let value = valueStart..<index
    index = min(index + 1, html.count)
    return (name, value)
  }

  private static func decoded(_ html: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let value = Array(html[range])
    var output: [UInt8] = []
    var index = 0
    while index < value.count {
      if value[index] == UInt8(ascii: "&") {
        if let (scalar, length) = number(value, at: index) {
          output += String(scalar).utf8
          index += length
          continue
        }
        if let (text, length) = EntityDecoder.decode(value, at: index) {
          output += text
          index += length
          continue
        }
      }
      output.append(value[index])
      index += 1
    }
    return output
  }

  /// `&#106;`, which browsers also read without its semicolon.
  private static func number(
    _ value: [UInt8], at start: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var index = start + 1
    guard index < value.count, value[index] == UInt8(ascii: "#") else { return nil }
    index += 1
    let isHex = index < value.count && value[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    let digits = String(
      decoding: value[index...].prefix { byte in
        0x30...0x39 ~= byte || (isHex && 0x61...0x66 ~= byte | 0x20)
      }, as: UTF8.self)
    guard let number = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(number)
    else { return nil }
    index += digits.utf8.count
    if index < value.count, value[index] == UInt8(ascii: ";") { index += 1 }
    return (scalar, index - start)
  }

  private static func skip(
    from index: inout Int, in html: [UInt8], while matches: (UInt8) -> Bool
  ) {
    while index < html.count, matches(html[index]) { index += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
  private static func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") }
  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
}
