extension MarkdownTable {
  /// What stands in a row behind as many cells as the header has: it is left out, as GitHub does.
  ///
  /// - Parameter bytes: of the file.
  /// - Returns: byte ranges in the file, one for each such row.
  package func surplus(in bytes: [UInt8]) -> [Range<Int>] {
    var rows: [[Range<Int>]] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      // Quotes and lists begin each line with signs of their own.
      var text = start
      while text < end, TableRow.isBlank(bytes[text]) || bytes[text] == UInt8(ascii: ">") {
        text += 1
      }
      if let row = TableRow(text..<end, of: bytes) { rows.append(row.cells) }
      start = end + 1
    }
    guard let header = rows.first else { return [] }
    return rows.dropFirst().compactMap { row in
      let lost = row.dropFirst(header.count).filter { !$0.isEmpty }
      guard let first = lost.first, let last = lost.last else { return nil }
      return first.lowerBound..<last.upperBound
    }
  }
}
