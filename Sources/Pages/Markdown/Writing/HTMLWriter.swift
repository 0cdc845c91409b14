import CCMark
import Diagnostics

/// Writes the HTML of a parsed text in one walk over libcmark's tree, and notes on the way what
/// stands where.
///
/// Without extensions the bytes are those of libcmark's own renderer (its html.c), tables aside.
/// The walk does not recurse: how deep a text nests is the author's doing.
struct HTMLWriter {
  let file: SourceFile
  let options: MarkdownOptions
  let text: MarkdownText

  var html: [UInt8] = []
  var holes: [Hole] = []
  var links: [MarkdownLink] = []
  var webLinks: [MarkdownLink] = []
  var headings: [MarkdownHeading] = []
  var blocks: [MarkdownBlock] = []
  var items: [MarkdownListItem] = []
  var texts: [UInt8] = []
  var tables: [MarkdownTable] = []
  var nestedIDs: [String] = []
  var prose: [Range<Int>] = []
  var words = WordCounter()
  var diagnostics: [Diagnostic] = []

  var ids = HeadingIDs()
  var places: InlinePlaces
  let parsedTables: [ParsedTable]
  var cells: ArraySlice<TableCell>

  /// The image whose label is being written as its alternative text.
  var image: CMarkNode?

  /// How many headings and links are open: their text gets no glossary links.
  var proseIsOff = 0
  var isInRawAnchor = false

  /// The text node whose end is `{#id}`, and how many of its bytes are text.
  var trimmed: (node: CMarkNode, kept: Int)?

  /// The quotes that are open and callouts.
  var callouts: [CMarkNode] = []

  var openBlock: OpenBlock?
  var openItem: OpenItem?
  var openHeading: OpenHeading?
  var openTable: OpenTable?

  /// Index of the table that has just been written.
  var closedTable: Int?

  /// Links and images so far, those included that may not be.
  var linkCount = 0

  /// Whether the text holds more of something than it may: it is not used then.
  var isTooMuch = false

  private var depth = 0
  private var isTooDeep = false

  /// What becomes of a node's children.
  enum Step { case children, childrenBehind(CMarkNode), leaf }

  init(file: SourceFile, options: MarkdownOptions, reader: borrowing TableReader) {
    self.file = file
    self.options = options
    text = reader.text
    parsedTables = reader.tables
    cells = reader.cells[...]
    places = InlinePlaces(text: reader.text)
    html.reserveCapacity(reader.text.range.count * 3 / 2 + 64)
  }

  /// Writes the whole tree.
  mutating func write(_ root: CMarkNode) {
    places.root = root
    var node = root
    while !isTooMuch {
      let kind = node.kind
      if depth == 1 { beginBlock(node, kind) }
      var child: CMarkNode?
      switch depth > MarkdownLimits.nesting ? tooDeep(node) : enter(node, kind) {
      case .leaf: break
      case .children:
        child = node.firstChild
        if child == nil { leave(node, kind) }
      case .childrenBehind(let last):
        child = last.next
        if child == nil { leave(node, kind) }
      }
      if let child {
        node = child
        depth += 1
        continue
      }
      if depth == 1 { endBlock(node, kind) }
      if depth == 0 { return }
      while node.next == nil {
        guard let parent = node.parent else { return }
        node = parent
        depth -= 1
        let kind = node.kind
        leave(node, kind)
        if depth == 1 { endBlock(node, kind) }
        if depth == 0 { return }
      }
      if let next = node.next { node = next }
    }
  }

  private mutating func enter(_ node: CMarkNode, _ kind: cmark_node_type) -> Step {
    switch kind {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE,
      CMARK_NODE_HTML_INLINE:
      writeInline(node, kind)
      return .leaf
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      return enterInline(node, kind)
    default:
      return enterBlock(node, kind)
    }
  }

  private mutating func leave(_ node: CMarkNode, _ kind: cmark_node_type) {
    switch kind {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      leaveInline(node, kind)
    default:
      leaveBlock(node, kind)
    }
  }

  /// Leaves out what nests too deep; said once for a text.
  private mutating func tooDeep(_ node: CMarkNode) -> Step {
    if !isTooDeep {
      isTooDeep = true
      let line = max(1, node.startLine)
      let range = text.lineStart(line)..<text.lineEnd(line)
      report(.nestingTooDeep, at: text.fileRange(range))
    }
    return .leaf
  }

  mutating func report(_ problem: MarkdownProblem, at place: Range<Int>) {
    diagnostics.append(problem.diagnostic(at: place, in: file))
  }
}

extension HTMLWriter {
  var document: MarkdownDocument {
    MarkdownDocument(
      html: html.fitting, holes: holes.fitting, links: links.fitting,
      webLinks: webLinks.fitting, headings: headings.fitting, blocks: blocks.fitting,
      items: items.fitting, texts: texts.fitting, tables: tables, nestedIDs: nestedIDs,
      prose: prose.map(CompactRange.init),
      words: words.count)
  }
}
