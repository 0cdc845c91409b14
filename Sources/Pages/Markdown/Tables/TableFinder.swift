import CCMark

/// Finds tables in what libcmark took for paragraphs.
struct TableFinder {
  private(set) var tables: [FoundTable] = []

  /// How many tables come before the first that ended before its paragraph did, that one
  /// included; nil when none did. What follows such a table is another block, and other blocks may
  /// follow that than libcmark has seen so far, with other tables in them.
  private(set) var certainCount: Int?

  private let text: MarkdownText
  private var places: BlockPlaces

  /// Tables are looked for in blocks from this line on: before it, a rest may change everything.
  private var firstLine = 1

  /// The lines that may be a table's second row, those still to be looked at.
  private var candidates: ArraySlice<Int>

  init(in tree: CMarkNode, of text: MarkdownText) {
    self.text = text
    places = BlockPlaces(text: text)
    candidates = text.survey.possibleDelimiterRows[...]
    var node = tree
    while !candidates.isEmpty {
      if let child = enter(node) {
        node = child
        continue
      }
      leave(node)
      while node.next == nil {
        guard let parent = node.parent else { return }
        node = parent
        leave(node)
      }
      if let next = node.next { node = next }
    }
  }

  private mutating func enter(_ node: CMarkNode) -> CMarkNode? {
    switch node.kind {
    case CMARK_NODE_DOCUMENT, CMARK_NODE_LIST: return node.firstChild
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM:
      places.containers.enter(node)
      return node.firstChild
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: read(node)
    default: break
    }
    return nil
  }

  private mutating func leave(_ node: CMarkNode) {
    let kind = node.kind
    if kind == CMARK_NODE_BLOCK_QUOTE || kind == CMARK_NODE_ITEM { places.containers.leave() }
  }

  /// Looks for a table in a paragraph, or in a heading with an underline: rows of a table over a
  /// line of dashes look like one.
  private mutating func read(_ block: CMarkNode) {
    let first = block.startLine
    // Those that lie in code or HTML before this block are none.
    while let line = candidates.first, line <= first { candidates.removeFirst() }
    guard let line = candidates.first, line <= block.endLine else { return }
    let last = places.lastLine(of: block)
    while let line = candidates.first, line <= last {
      candidates.removeFirst()
      guard first >= firstLine,
        let table = table(at: line, in: first...last, of: block)
      else { continue }
      tables.append(table)
      while let next = candidates.first, next <= max(last, table.lines.upperBound) {
        candidates.removeFirst()
      }
      if table.lines.upperBound != last {
        if certainCount == nil { certainCount = tables.count }
        firstLine = lineWithoutContainers(after: table.lines.upperBound)
      }
    }
  }

  /// The first line that stands in nothing that began before it: behind a blank line, without an
  /// indent.
  private func lineWithoutContainers(after line: Int) -> Int {
    var line = line + 2
    while line <= text.lineCount {
      let start = text.lineStart(line)
      if text.isBlank(line - 1), start < text.lineEnd(line), !TableRow.isBlank(text.bytes[start]) {
        return line
      }
      line += 1
    }
    return .max
  }

  private mutating func table(
    at line: Int, in lines: ClosedRange<Int>, of block: CMarkNode
  ) -> FoundTable? {
    let bytes = text.bytes
    let delimiter = places.containers.start(of: line, in: text)
    guard !delimiter.isLazy, delimiter.indent <= 3,
      let alignments = TableAlignment.row(delimiter.text.offset..<text.lineEnd(line), of: bytes)
    else { return nil }
    let isFirst = line - 1 == lines.lowerBound
    let headerStart: Int
    if isFirst {
      headerStart = text.offset(line: lines.lowerBound, column: block.startColumn)
    } else {
      let header = places.containers.start(of: line - 1, in: text)
      headerStart = header.isLazy ? header.content.offset : header.text.offset
    }
    guard let header = TableRow(headerStart..<text.lineEnd(line - 1), of: bytes),
      header.cells.count == alignments.count
    else { return nil }
    var rows = [header.cells]
    var last = line
    // A row of `=` or of two dashes has made the paragraph a heading, but does not end the table.
    let end = block.kind == CMARK_NODE_HEADING ? text.lineCount : lines.upperBound
    while last < end, let row = row(at: last + 1) {
      rows.append(Array(row.cells.prefix(alignments.count)))
      last += 1
    }
    let rowPrefix = text.lineStart(line)..<delimiter.text.offset
    return FoundTable(
      lines: (line - 1)...last, alignments: alignments, rows: rows,
      headerPrefix: isFirst ? text.lineStart(line - 1)..<headerStart : rowPrefix,
      rowPrefix: rowPrefix, range: headerStart..<text.lineEnd(last))
  }

  /// The cells of a line; nil where a table ends: at a line that only continues a paragraph, at a
  /// line that begins another block, at a lone pipe.
  private mutating func row(at line: Int) -> TableRow? {
    let start = places.containers.start(of: line, in: text)
    let range = start.text.offset..<max(start.text.offset, text.lineEnd(line))
    guard !start.isLazy, start.indent <= 3, !range.isEmpty, !beginsBlock(range) else { return nil }
    return TableRow(range, of: text.bytes)
  }

  /// Whether a line begins another block where there is no paragraph that it could continue:
  /// libcmark is asked about the line by itself.
  private func beginsBlock(_ line: Range<Int>) -> Bool {
    switch text.bytes[line.lowerBound] {
    case UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "`"),
      UInt8(ascii: "~"), 0x30...0x39:
      // A definition by itself leaves no block at all, and is a row here.
      return CMarkTree(parsing: line, of: text.bytes).read { root in
        root.firstChild.map { $0.kind != CMARK_NODE_PARAGRAPH } ?? false
      } ?? false
    default:
      return false
    }
  }
}
