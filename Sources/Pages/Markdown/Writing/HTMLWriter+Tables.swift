import CCMark

extension HTMLWriter {
  /// The table that is being written.
  struct OpenTable {
    let table: ParsedTable
    var rows: [[String]] = []
  }

  /// Whether a heading of the tree is the next cell of a table.
  func startsCell(_ heading: CMarkNode) -> Bool {
    guard let cell = cells.first else { return false }
    return heading.startLine == cell.line
  }

  mutating func enterCell(_ node: CMarkNode) {
    guard let cell = cells.first else { return }
    words.endWord()
    if cell.row == 0, cell.column == 0 { beginTable(parsedTables[cell.table], at: node) }
    if cell.column == 0 {
      html.append(utf8: cell.row == 0 ? "<thead>\n" : cell.row == 1 ? "<tbody>\n" : "")
      html.append(utf8: "<tr>\n")
      openTable?.rows.append([])
    }
    // In place: a copy of the rows for each cell would take time in the square of their number.
    openTable?.rows[cell.row].append(FoldedText.of(node))
    writeCellTag(cell.row, cell.column)
  }

  mutating func leaveCell(_ node: CMarkNode) {
    guard let cell = cells.popFirst(), let columns = openTable?.table.alignments.count
    else { return }
    html.append(utf8: isHeader(cell.row, cell.column) ? "</th>\n" : "</td>\n")
    let next = cells.first
    let isLast = next?.table != cell.table
    guard isLast || next?.row != cell.row else { return }
    for column in (cell.column + 1)..<max(cell.column + 1, columns) {
      writeCellTag(cell.row, column)
      html.append(utf8: "</td>\n")
      openTable?.rows[cell.row].append("")
    }
    html.append(utf8: "</tr>\n")
    if cell.row == 0 { html.append(utf8: "</thead>\n") }
    if isLast { endTable(hasBody: cell.row > 0) }
  }

  private mutating func beginTable(_ table: ParsedTable, at firstCell: CMarkNode) {
    openTable = OpenTable(table: table)
    html.endLine()
    if options.hasExtensions {
      // A wide table scrolls inside its own box, which the keyboard must reach, so it needs a role
      // and a name. A region would make every table a landmark; the header row names it in the
      // page's own language.
      html.append(utf8: "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
      let label = headerText(firstCell, columns: table.alignments.count)
      HTMLEscaping.append((label.isEmpty ? "Table" : label).utf8, to: &html)
      html.append(utf8: "\">\n")
    }
    html.append(utf8: "<table>\n")
  }

  private func headerText(_ firstCell: CMarkNode, columns: Int) -> String {
    var texts: [String] = []
    var cell: CMarkNode? = firstCell
    for _ in 0..<columns {
      guard let node = cell else { break }
      let text = FoldedText.of(node)
      if !text.isEmpty { texts.append(text) }
      cell = node.next
    }
    return texts.joined(separator: ", ")
  }

  private mutating func endTable(hasBody: Bool) {
    if hasBody { html.append(utf8: "</tbody>\n") }
    html.append(utf8: "</table>\n")
    if options.hasExtensions { html.append(utf8: "</div>\n") }
    if let open = openTable {
      tables.append(MarkdownTable(rows: open.rows, range: open.table.range))
    }
    closedTable = tables.count - 1
    openTable = nil
  }

  private mutating func writeCellTag(_ row: Int, _ column: Int) {
    let isHeader = isHeader(row, column)
    html.append(utf8: isHeader ? "<th" : "<td")
    if isHeader, options.hasExtensions { html.append(utf8: " scope=\"col\"") }
    switch openTable?.table.alignments[column] ?? .none {
    case .none: break
    case .left: html.append(utf8: " class=\"align-left\"")
    case .center: html.append(utf8: " class=\"align-center\"")
    case .right: html.append(utf8: " class=\"align-right\"")
    }
    html.append(UInt8(ascii: ">"))
  }

  /// An empty cell in the header row heads nothing: a screen reader would announce it for nothing.
  private func isHeader(_ row: Int, _ column: Int) -> Bool {
    guard row == 0 else { return false }
    return !options.hasExtensions || openTable?.rows[0][column].isEmpty == false
  }
}
