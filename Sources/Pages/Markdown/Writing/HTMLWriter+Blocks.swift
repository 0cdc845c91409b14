import CCMark
import Diagnostics

extension HTMLWriter {
  /// The block at the top level that is being written.
  struct OpenBlock {
    let start: Int
    let firstItem: Int
    let firstHeading: Int
  }

  /// The heading that is being written.
  struct OpenHeading {
    let id: String
    let hasExplicitID: Bool
    let text: String
    let innerStart: Int
    let range: Range<Int>
  }

  mutating func beginBlock(_ node: CMarkNode, _ kind: cmark_node_type) {
    isInRawAnchor = false
    guard openTable == nil else { return }
    closedTable = nil
    openBlock = OpenBlock(start: html.count, firstItem: items.count, firstHeading: headings.count)
  }

  mutating func endBlock(_ node: CMarkNode, _ kind: cmark_node_type) {
    guard let block = openBlock, openTable == nil else { return }
    openBlock = nil
    let range = closedTable.map { tables[$0].range } ?? places.range(of: node)
    let type: MarkdownBlock.Kind =
      switch kind {
      case CMARK_NODE_PARAGRAPH: .paragraph
      case CMARK_NODE_HEADING where closedTable != nil: .table(tables.count - 1)
      case CMARK_NODE_LIST: .list(items: block.firstItem..<items.count)
      case CMARK_NODE_HEADING where headings.count > block.firstHeading:
        .heading(block.firstHeading)
      default: .other
      }
    blocks.append(MarkdownBlock(kind: type, html: block.start..<html.count, range: range))
  }

  mutating func enterBlock(_ node: CMarkNode, _ kind: cmark_node_type) -> Step {
    switch kind {
    case CMARK_NODE_BLOCK_QUOTE: return enterQuote(node)
    case CMARK_NODE_LIST:
      html.endLine()
      if !node.isOrderedList {
        html.append(utf8: "<ul>\n")
      } else if node.listStart == 1 {
        html.append(utf8: "<ol>\n")
      } else {
        html.append(contentsOf: "<ol start=\"\(node.listStart)\">\n".utf8)
      }
    case CMARK_NODE_ITEM:
      places.enterContainer(node)
      enterItem(node)
    case CMARK_NODE_HEADING:
      places.enterBlock(node)
      if startsCell(node) { enterCell(node) } else { enterHeading(node) }
    case CMARK_NODE_PARAGRAPH: return enterParagraph(node)
    case CMARK_NODE_CODE_BLOCK:
      writeCode(node)
      return .leaf
    case CMARK_NODE_HTML_BLOCK:
      writeRawHTML(node)
      return .leaf
    case CMARK_NODE_THEMATIC_BREAK:
      html.endLine()
      html.append(utf8: "<hr />\n")
      return .leaf
    default: break
    }
    return .children
  }

  mutating func leaveBlock(_ node: CMarkNode, _ kind: cmark_node_type) {
    switch kind {
    case CMARK_NODE_BLOCK_QUOTE:
      places.leaveContainer()
      html.endLine()
      if callouts.last == node {
        callouts.removeLast()
        html.append(utf8: "</aside>\n")
      } else {
        html.append(utf8: "</blockquote>\n")
      }
    case CMARK_NODE_LIST:
      if node.isOrderedList {
        html.append(utf8: "</ol>\n")
      } else {
        html.append(utf8: "</ul>\n")
      }
    case CMARK_NODE_ITEM:
      leaveItem(node)
      places.leaveContainer()
    case CMARK_NODE_HEADING:
      if startsCell(node) { leaveCell(node) } else { leaveHeading(node) }
    case CMARK_NODE_PARAGRAPH:
      markLead(node, .end)
      if !isTight(node) { html.append(utf8: "</p>\n") }
      markLead(node, .behind)
      trimmed = nil
    default: break
    }
  }

  private mutating func enterQuote(_ node: CMarkNode) -> Step {
    places.enterContainer(node)
    html.endLine()
    guard let (kind, _) = callout(of: node) else {
      html.append(utf8: "<blockquote>\n")
      return .children
    }
    callouts.append(node)
    // `note` keeps it from being a landmark: a page has many, and they lie inside its main part.
    html.append(contentsOf: "<aside class=\"callout \(kind.rawValue)\" role=\"note\">\n".utf8)
    html.append(utf8: "<p class=\"callout-title\">")
    html.append(utf8: kind.title)
    html.append(utf8: "</p>\n")
    guard let paragraph = node.firstChild, paragraph.firstChild?.next == nil else {
      return .children
    }
    return .childrenBehind(paragraph)
  }

  /// The marker must stand as it reads: an escaped bracket is none.
  private func callout(of quote: CMarkNode) -> (kind: Callout, node: CMarkNode)? {
    guard options.hasExtensions, let found = Callout.marker(of: quote),
      let paragraph = quote.firstChild
    else { return nil }
    let start = text.offset(line: paragraph.startLine, column: paragraph.startColumn)
    return start < text.range.upperBound && text.bytes[start] == UInt8(ascii: "[") ? found : nil
  }

  private mutating func enterParagraph(_ node: CMarkNode) -> Step {
    places.enterBlock(node)
    words.endWord()
    if !isTight(node) {
      html.endLine()
      html.append(utf8: "<p>")
    }
    markLead(node, .start)
    guard let quote = callouts.last, node.parent == quote, node.previous == nil,
      let marker = node.firstChild, let lineBreak = marker.next
    else { return .children }
    return .childrenBehind(lineBreak)
  }

  /// Whether the paragraph stands in a list without blank lines between its items.
  private func isTight(_ paragraph: CMarkNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == CMARK_NODE_LIST else { return false }
    return list.isTightList
  }

  private mutating func enterHeading(_ node: CMarkNode) {
    html.endLine()
    words.endWord()
    proseIsOff += 1
    let level = UInt8(ascii: "0") + UInt8(clamping: node.headingLevel)
    html.append(utf8: "<h")
    html.append(level)
    guard options.hasExtensions else {
      html.append(UInt8(ascii: ">"))
      return
    }
    if headings.count == MarkdownLimits.headings, !isTooMuch {
      isTooMuch = true
      report(.tooManyHeadings, at: places.range(of: node))
    }
    let explicit = explicitID(endOf: node)
    let content = node.plainText(trimmed: explicit?.id.node, kept: explicit?.id.kept ?? 0)
    let range = places.range(of: node)
    let id = take(explicit) ?? ids.make(from: content, at: range)
    writeID(id)
    html.append(UInt8(ascii: ">"))
    openHeading = OpenHeading(
      id: id, hasExplicitID: explicit?.id.id == id, text: FoldedText.of(content),
      innerStart: html.count, range: range)
  }

  /// An `id` attribute; a page that shows several documents puts something before each.
  mutating func writeID(_ id: String) {
    html.append(utf8: " id=\"")
    holes.append(Hole(offset: html.count, content: .anchor, link: -1))
    HTMLEscaping.append(id.utf8, to: &html)
    html.append(UInt8(ascii: "\""))
  }

  private mutating func leaveHeading(_ node: CMarkNode) {
    let level = node.headingLevel
    if let heading = openHeading {
      headings.append(
        MarkdownHeading(
          level: level, id: heading.id, hasExplicitID: heading.hasExplicitID, text: heading.text,
          inner: heading.innerStart..<html.count, range: heading.range))
    }
    openHeading = nil
    trimmed = nil
    proseIsOff -= 1
    html.append(utf8: "</h")
    html.append(UInt8(ascii: "0") + UInt8(clamping: level))
    html.append(utf8: ">\n")
  }

  private mutating func writeCode(_ node: CMarkNode) {
    html.endLine()
    let language = node.fenceInfo.prefix { !LinkSyntax.isSpace($0) }
    if node.fenceInfo.isEmpty {
      html.append(utf8: "<pre><code>")
    } else {
      html.append(utf8: "<pre><code class=\"language-")
      HTMLEscaping.append(UnsafeBufferPointer(rebasing: language), to: &html)
      html.append(utf8: "\">")
    }
    words.endWord()
    words.read(node.literal)
    HTMLEscaping.append(node.literal, to: &html)
    html.append(utf8: "</code></pre>\n")
  }

  private mutating func writeRawHTML(_ node: CMarkNode) {
    html.endLine()
    guard options.allowsRawHTML else {
      report(.rawHTML(node.literal), at: places.range(of: node))
      return
    }
    if let script = scriptAddress(in: node) { report(script, at: places.range(of: node)) }
    html.append(contentsOf: node.literal)
    html.endLine()
  }
}
