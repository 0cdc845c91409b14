/// Writes a text anew with every cell of its tables as a heading on a line of its own, because
/// libcmark knows no tables and has no way to parse inlines alone.
///
/// A heading that begins with `#` is the one block whose content is inlines and nothing else, on
/// one line: `- a`, `> q` or `1.` in a cell stay text, definitions anywhere in the page work, and
/// everything around the table is parsed as before. The ` #` behind the cell keeps one that ends
/// in `#`.
struct TableRewriter {
  private(set) var text: MarkdownText

  /// The cells in the order of their lines.
  private(set) var cells: [TableCell]
  private(set) var tables: [ParsedTable]

  /// - Parameters:
  ///   - found: tables of `text` in the order of their lines.
  ///   - cells: the cells of tables that an earlier pass has put into `text`.
  init(
    _ found: [FoundTable], in text: MarkdownText, cells earlier: [TableCell],
    tables earlierTables: [ParsedTable]
  ) {
    var builder = TextBuilder(from: text)
    var cells: [TableCell] = []
    var tables = earlierTables
    var earlier = earlier[...]
    var copied = text.range.lowerBound
    /// How many lines the new text has more than the old one, up to `copied`.
    var shift = 0

    for table in found {
      while let cell = earlier.first, cell.line < table.lines.lowerBound {
        cells.append(cell.moved(by: shift))
        earlier.removeFirst()
      }
      builder.copy(copied..<text.lineStart(table.lines.lowerBound))
      var line = table.lines.lowerBound + shift
      for (row, ranges) in table.rows.enumerated() {
        for (column, range) in ranges.enumerated() {
          let isFirst = row == 0 && column == 0
          builder.copy(isFirst ? table.headerPrefix : table.rowPrefix)
          Self.write(range, of: text, to: &builder)
          cells.append(TableCell(line: line, table: tables.count, row: row, column: column))
          line += 1
        }
      }
      tables.append(
        ParsedTable(
          alignments: table.alignments, widths: table.rows.map(\.count),
          range: text.fileRange(table.range)))
      copied = text.lineStart(table.lines.upperBound + 1)
      shift = line - table.lines.upperBound - 1
    }
    cells.append(contentsOf: earlier.map { $0.moved(by: shift) })
    builder.copy(copied..<text.range.upperBound)
    self.text = builder.text()
    self.cells = cells
    self.tables = tables
  }

  /// `# cell #`, with `\|` as `|`, as GitHub does even in code spans.
  private static func write(
    _ cell: Range<Int>, of text: MarkdownText, to builder: inout TextBuilder
  ) {
    builder.insert([UInt8(ascii: "#")])
    if !cell.isEmpty {
      builder.insert([0x20])
      var copied = cell.lowerBound
      for index in cell where text.bytes[index] == UInt8(ascii: "\\") {
        guard index + 1 < cell.upperBound, text.bytes[index + 1] == UInt8(ascii: "|")
        else { continue }
        builder.copy(copied..<index)
        copied = index + 1
      }
      builder.copy(copied..<cell.upperBound)
      builder.insert([0x20, UInt8(ascii: "#")])
    }
    builder.insert([0x0A])
  }
}

/// A cell that stands as a heading on a line of its own in a rewritten text.
struct TableCell: Sendable {
  let line: Int

  /// Index of its table.
  let table: Int
  let row: Int
  let column: Int

  func moved(by lines: Int) -> TableCell {
    TableCell(line: line + lines, table: table, row: row, column: column)
  }
}

/// What the writer has to know of a table beyond its cells.
struct ParsedTable: Sendable {
  let alignments: [TableAlignment]

  /// How many cells each row has of its own; the others are empty.
  let widths: [Int]

  /// In the file.
  let range: Range<Int>
}
