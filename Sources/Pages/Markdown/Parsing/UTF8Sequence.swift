/// UTF-8 as libcmark checks it (`cmark_utf8proc_check` in its utf8.c, RFC 3629).
enum UTF8Sequence {
  /// How many bytes of the sequence at `start` belong together, and whether they are a scalar;
  /// what is none is replaced by one U+FFFD for all of them. NUL counts as invalid.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> (length: Int, isValid: Bool) {
    let first = bytes[start]
    if first < 0x80 { return (1, first != 0) }
    let length =
      switch first {
      case 0xC0...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF7: 4
      default: 0
      }
    guard length > 0 else { return (1, false) }
    guard start + length <= end else { return (end - start, false) }
    for index in 1..<length where bytes[start + index] & 0xC0 != 0x80 { return (index, false) }
    let second = bytes[start + 1]
    let isValid =
      switch first {
      case 0xC0, 0xC1: false
      case 0xE0: second >= 0xA0
      case 0xED: second < 0xA0
      case 0xF0: second >= 0x90
      case 0xF4: second < 0x90
      case 0xF5...0xF7: false
      default: true
      }
    return (length, isValid)
  }

  /// The text with U+FFFD for every NUL and every invalid sequence. libcmark would do the same,
  /// but then its columns would count bytes that the file does not have.
  static func mended(_ text: MarkdownText) -> MarkdownText {
    var builder = TextBuilder(from: text)
    text.bytes.withUnsafeBufferPointer { bytes in
      var copied = text.range.lowerBound
      // libcmark checks line by line: a sequence never reaches over a line's end.
      for line in 1...max(1, text.lineCount) {
        var index = text.lineStart(line)
        let end = text.lineEnd(line)
        while index < end {
          let (length, isValid) = read(bytes, at: index, end: end)
          if !isValid {
            builder.copy(copied..<index)
            builder.replace(index..<(index + length), by: [0xEF, 0xBF, 0xBD])
            copied = index + length
          }
          index += length
        }
      }
      builder.copy(copied..<text.range.upperBound)
    }
    return builder.text()
  }
}
