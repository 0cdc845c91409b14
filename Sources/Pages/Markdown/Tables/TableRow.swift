/// A line of a table, cut at its pipes as cmark-gfm cuts it (`row_from_string` in its table.c).
struct TableRow {
  /// The cells without the blanks around them; escaped pipes still stand as `\|`.
  let cells: [Range<Int>]

  /// - Parameter line: the line without its prefix and its end.
  /// - Returns: nil for a line without a cell: a lone pipe.
  init?(_ line: Range<Int>, of bytes: [UInt8]) {
    var cells: [Range<Int>] = []
    var index = Self.behindPipe(line.lowerBound, line.upperBound, bytes)
    while index < line.upperBound {
      let start = index
      while index < line.upperBound,
        bytes[index] != UInt8(ascii: "|") || Self.isEscaped(index, start, bytes)
      {
        index += 1
      }
      cells.append(Self.trimmed(start..<index, bytes))
      index = Self.behindPipe(index, line.upperBound, bytes)
    }
    guard !cells.isEmpty else { return nil }
    self.cells = cells
  }

  /// A pipe right behind a backslash never cuts, however many backslashes there are.
  private static func isEscaped(_ pipe: Int, _ start: Int, _ bytes: [UInt8]) -> Bool {
    pipe > start && bytes[pipe - 1] == UInt8(ascii: "\\")
  }

  private static func behindPipe(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
    guard start < end, bytes[start] == UInt8(ascii: "|") else { return start }
    var index = start + 1
    while index < end, isBlank(bytes[index]) { index += 1 }
    return index
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }
}

/// How a table's column is set.
enum TableAlignment: Sendable {
  case none, left, center, right

  /// The alignments that a table's second row gives; nil when the line is no such row.
  static func row(_ line: Range<Int>, of bytes: [UInt8]) -> [TableAlignment]? {
    guard let row = TableRow(line, of: bytes) else { return nil }
    var alignments: [TableAlignment] = []
    for cell in row.cells {
      var dashes = cell
      let isLeft = bytes[cell].first == UInt8(ascii: ":")
      let isRight = cell.count > 1 && bytes[cell].last == UInt8(ascii: ":")
      if isLeft { dashes = (dashes.lowerBound + 1)..<dashes.upperBound }
      if isRight { dashes = dashes.lowerBound..<(dashes.upperBound - 1) }
      guard !dashes.isEmpty, bytes[dashes].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
        return nil
      }
      alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : .none)
    }
    return alignments
  }
}
