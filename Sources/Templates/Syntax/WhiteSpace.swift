/// White space as Python's `str.strip` and its regular expressions' `\s` see it: what decides which
/// bytes `-` and `lstrip_blocks` take away.
enum WhiteSpace {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Length in bytes of the white space character that begins at `index`; 0 if there is none.
  static func length(at index: Int, in bytes: [UInt8], end: Int) -> Int {
    guard index < end else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return contains(Unicode.Scalar(byte)) ? 1 : 0 }
    let count = byte >= 0xE0 ? 3 : 2
    guard byte < 0xF0, index + count <= end else { return 0 }
    let text = String(decoding: bytes[index..<index + count], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, contains(scalar) else { return 0 }
    return count
  }

  /// Where the white space that begins at `index` ends.
  static func end(from index: Int, in bytes: [UInt8], end: Int) -> Int {
    var index = index
    while true {
      let length = length(at: index, in: bytes, end: end)
      if length == 0 { return index }
      index += length
    }
  }

  /// Where the white space that ends at `range.upperBound` begins.
  static func start(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard length(at: start, in: bytes, end: end) == end - start else { return end }
      end = start
    }
    return end
  }
}
