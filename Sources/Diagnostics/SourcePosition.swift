/// A line and a column as people and editors count them, both from 1.
///
/// A line ends at LF, CR LF or a lone CR, as in CommonMark 0.30, section 2.1. The column counts
/// Unicode scalars; a byte that belongs to no valid scalar counts as one.
package struct SourcePosition: Sendable, Equatable {
  package let line: Int
  package let column: Int

  /// Byte range of the line, without its end.
  package let lineRange: Range<Int>

  /// Finds the position of a byte offset; the cost is linear in the offset, so ask for it only
  /// when something is to be reported.
  package init(of offset: Int, in bytes: [UInt8]) {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var start = 0
    var index = 0
    while index < offset {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A {
        if index == offset { break }
        index += 1
      }
      line += 1
      start = index
    }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let scalars = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    let byteOrderMark = start == 0 && offset >= 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.line = line
    self.column = scalars + (byteOrderMark ? 0 : 1)
    self.lineRange = start..<max(start, end)
  }
}
