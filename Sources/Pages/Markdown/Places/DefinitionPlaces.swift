import CCMark

/// Where the definitions of a text (`[label]: destination`) have their destinations.
///
/// libcmark keeps its definitions to itself and leaves no node for them. But every line that is not
/// blank and belongs to no block inside a container must be part of one, and so must the first
/// lines of a paragraph that begins with one.
struct DefinitionPlaces {
  /// The first definition of each label counts.
  private var destinations: [[UInt8]: Range<Int>] = [:]
  private var places: BlockPlaces

  /// The first line that belongs to no block so far.
  private var nextLine = 1

  init(of tree: CMarkNode, in text: MarkdownText) {
    places = BlockPlaces(text: text)
    var node = tree
    while true {
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

  /// The place of the destination that a label stands for.
  func destination(of label: ArraySlice<UInt8>) -> Range<Int>? {
    destinations[Self.normalized(label)]
  }

  private mutating func enter(_ node: CMarkNode) -> CMarkNode? {
    switch node.kind {
    case CMARK_NODE_DOCUMENT, CMARK_NODE_LIST: return node.firstChild
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM:
      readGap(before: node.startLine)
      places.containers.enter(node)
      return node.firstChild
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      readGap(before: node.startLine)
      let start = places.text.offset(line: node.startLine, column: node.startColumn)
      if start < places.text.range.upperBound, places.text.bytes[start] == UInt8(ascii: "[") {
        _ = places.readInlines(of: node)
        readDefinitions()
      }
    default:
      readGap(before: node.startLine)
    }
    return nil
  }

  private mutating func leave(_ node: CMarkNode) {
    switch node.kind {
    case CMARK_NODE_LIST: return
    case CMARK_NODE_DOCUMENT:
      readGap(before: places.text.lineCount + 1)
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM:
      readGap(before: min(node.endLine, places.text.lineCount) + 1)
      places.containers.leave()
    default:
      nextLine = max(nextLine, places.lastLine(of: node) + 1)
    }
  }

  /// Reads the lines that lie between two blocks of one container.
  private mutating func readGap(before end: Int) {
    let text = places.text
    var first: Int?
    var line = nextLine
    while line < end {
      let start = places.containers.start(of: line, in: text).text.offset
      if start >= text.lineEnd(line) {
        read(first, line)
        first = nil
      } else if first == nil {
        first = line
      }
      line += 1
    }
    read(first, line)
    nextLine = max(nextLine, end)
  }

  private mutating func read(_ first: Int?, _ end: Int) {
    guard let first, first < end else { return }
    let start = places.containers.start(of: first, in: places.text).text.offset
    places.readLines(first...(end - 1), from: start)
    readDefinitions()
  }

  private mutating func readDefinitions() {
    let inlineText = places.inlineText
    let syntax = LinkSyntax(bytes: inlineText.bytes)
    var index = 0
    while let (label, target) = syntax.definition(index), target.end > index {
      let key = Self.normalized(inlineText.bytes[label])
      if destinations[key] == nil {
        destinations[key] = inlineText.textRange(target.destination)
      }
      index = target.end
    }
  }

  /// A label as libcmark compares it: letter case folded, white space of any length one blank.
  private static func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var words: [UInt8] = []
    for word in label.split(whereSeparator: LinkSyntax.isSpace) {
      if !words.isEmpty { words.append(0x20) }
      words.append(contentsOf: word)
    }
    if words.allSatisfy({ $0 < 0x80 }) {
      return words.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }
    // Upper case of lower case folds as Unicode's full case folding does, ẞ and ς included.
    var folded = ""
    for scalar in String(decoding: words, as: UTF8.self).unicodeScalars {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        folded += lower.properties.uppercaseMapping
      }
    }
    return Array(folded.lowercased().utf8)
  }
}
