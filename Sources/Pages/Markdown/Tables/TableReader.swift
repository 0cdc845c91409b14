import CCMark

/// Parses a text together with its tables.
///
/// The text is parsed once; when that shows a table, it is parsed again with the table's cells as
/// headings (``TableRewriter``), and again when that shows another.
struct TableReader: ~Copyable {
  enum Problem {
    /// The tables have more cells than ``MarkdownLimits`` allows, or come to light one by one too
    /// often; the first table that was left out.
    case tooMany(Range<Int>)
  }

  private(set) var text: MarkdownText
  private(set) var tree: CMarkTree

  /// In the order of their lines.
  private(set) var cells: [TableCell] = []
  private(set) var tables: [ParsedTable] = []
  private(set) var problem: Problem?

  init(_ original: MarkdownText) {
    text = original
    tree = CMarkTree(parsing: original)
    var isDone = original.survey.possibleDelimiterRows.isEmpty
    var pass = 0
    while !isDone {
      guard let finder = tree.read({ [text] in TableFinder(in: $0, of: text) }),
        let first = finder.tables.first
      else { break }
      let added = finder.tables.reduce(0) { $0 + $1.alignments.count * $1.rows.count }
      let total = tables.reduce(added) { $0 + $1.alignments.count * $1.widths.count }
      let prefixes = finder.tables.reduce(0) {
        $0 + $1.rows.reduce(0) { $0 + $1.count } * ($1.headerPrefix.count + $1.rowPrefix.count)
      }
      let isWide = finder.tables.contains { $0.alignments.count > MarkdownLimits.tableColumns }
      pass += 1
      if total > MarkdownLimits.tableCells || isWide || prefixes > MarkdownLimits.bytes
        || pass > MarkdownLimits.tablePasses
      {
        problem = .tooMany(text.fileRange(first.range))
        break
      }
      if !read(finder.tables),
        !read(Array(finder.tables.prefix(finder.certainCount ?? 0)))
      {
        problem = .tooMany(text.fileRange(first.range))
        break
      }
      isDone = finder.certainCount == nil
    }
  }

  /// Parses the text again with more tables; false when they turn out to be none.
  private mutating func read(_ found: [FoundTable]) -> Bool {
    guard !found.isEmpty else { return false }
    let rewritten = TableRewriter(found, in: text, cells: cells, tables: tables)
    let newTree = CMarkTree(parsing: rewritten.text)
    guard newTree.read({ Self.areWhole(rewritten.cells, in: $0) }) ?? false else { return false }
    (text, cells, tables) = (rewritten.text, rewritten.cells, rewritten.tables)
    tree = newTree
    return true
  }

  /// Whether every cell has become a heading, and those of a table stand side by side.
  private static func areWhole(_ cells: [TableCell], in root: CMarkNode) -> Bool {
    var index = 0
    var lastCell: CMarkNode?
    var node = root
    while true {
      if node.kind == CMARK_NODE_HEADING, index < cells.count,
        node.startLine >= cells[index].line
      {
        let cell = cells[index]
        guard node.startLine == cell.line else { return false }
        if cell.row > 0 || cell.column > 0, node.previous != lastCell { return false }
        lastCell = node
        index += 1
      }
      let isContainer =
        switch node.kind {
        case CMARK_NODE_DOCUMENT, CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE: true
        default: false
        }
      if isContainer, let child = node.firstChild {
        node = child
        continue
      }
      while node.next == nil {
        guard let parent = node.parent else { return index == cells.count }
        node = parent
      }
      if let next = node.next { node = next }
    }
  }
}
