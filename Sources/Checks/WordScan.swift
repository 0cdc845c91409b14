/// Takes a text apart into words: runs of letters, digits and inner apostrophes or hyphens.
enum WordScan {
  /// The words in lower case.
  static func words(of text: String) -> [String] {
    ranges(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  /// The words' bytes in their order.
  static func ranges(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    ranges(in: bytes, bytes.indices).map { bytes[$0] }
  }

  /// Byte ranges of the words in a stretch of a text.
  static func ranges(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLetter(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound {
        if isLetter(bytes[index]) {
          index += 1
        } else if isInner(bytes[index]), index + 1 < range.upperBound, isLetter(bytes[index + 1]) {
          index += 1
        } else {
          break
        }
      }
      result.append(start..<index)
    }
    return result
  }

  private static func isInner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
  }

  /// Bytes beyond ASCII count as letters.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }
}
