import CCMark

/// The quotes and list items around a block, and what they take away from the start of a line.
///
/// libcmark does not tell where the text of a continuation line begins, so this reads the prefixes
/// again by its rules (`check_open_blocks` and `parse_list_marker` in its blocks.c). A container
/// is only worked out when a line inside it is asked for.
struct ContainerStack {
  /// Where a line's own text begins.
  struct LineStart {
    /// At the first byte that is not blank.
    let text: LineCursor

    /// Behind the prefixes. A line that continues a paragraph without them keeps its blanks in
    /// libcmark.
    let content: LineCursor

    /// Columns of blanks before ``text`` that belong to no container.
    let indent: Int

    /// The line lacks the prefix of a container: it only continues a paragraph.
    let isLazy: Bool
  }

  private struct Container {
    let node: CMarkNode
    var resolved: Resolved?
  }

  private struct Resolved {
    let isItem: Bool
    let startLine: Int

    /// Where the content begins on the line that opens the container.
    let content: LineCursor

    /// For an item: how many columns of blanks its later lines begin with.
    let width: Int
  }

  private var containers: [Container] = []

  mutating func enter(_ node: CMarkNode) { containers.append(Container(node: node)) }

  mutating func leave() { containers.removeLast() }

  /// Where the text of a line begins, inside all the containers.
  mutating func start(of line: Int, in text: MarkdownText) -> LineStart {
    resolve(in: text)
    return start(of: line, in: text, inside: containers.count)
  }

  private mutating func resolve(in text: MarkdownText) {
    var index = containers.count
    while index > 0, containers[index - 1].resolved == nil { index -= 1 }
    while index < containers.count {
      containers[index].resolved = resolved(containers[index].node, in: text, inside: index)
      index += 1
    }
  }

  private func start(of line: Int, in text: MarkdownText, inside count: Int) -> LineStart {
    let end = text.lineEnd(line)
    var cursor = LineCursor(offset: text.lineStart(line), column: 0)
    for container in containers[..<count] {
      guard let container = container.resolved else { break }
      if container.startLine == line {
        cursor = container.content
        continue
      }
      let (next, indent) = cursor.skippingBlanks(in: text.bytes, end: end)
      if container.isItem {
        if indent >= container.width {
          cursor.advance(columns: container.width, in: text.bytes, end: end)
        } else if next.offset == end {
          cursor = next
        } else {
          return LineStart(text: next, content: cursor, indent: indent, isLazy: true)
        }
      } else if indent <= 3, next.offset < end, text.bytes[next.offset] == UInt8(ascii: ">") {
        cursor = Self.afterQuoteMarker(next, in: text, end: end)
      } else {
        return LineStart(text: next, content: cursor, indent: indent, isLazy: true)
      }
    }
    let (next, indent) = cursor.skippingBlanks(in: text.bytes, end: end)
    return LineStart(text: next, content: cursor, indent: indent, isLazy: false)
  }

  private func resolved(
    _ node: CMarkNode, in text: MarkdownText, inside count: Int
  ) -> Resolved {
    let line = node.startLine
    let end = text.lineEnd(line)
    let marker = start(of: line, in: text, inside: count)
    guard node.kind == CMARK_NODE_ITEM else {
      return Resolved(
        isItem: false, startLine: line,
        content: Self.afterQuoteMarker(marker.text, in: text, end: end), width: 0)
    }
    var content = marker.text
    while content.offset < end, !Self.isBlank(text.bytes[content.offset]) {
      let byte = text.bytes[content.offset]
      content.offset += 1
      content.column += 1
      if !(0x30...0x39 ~= byte) { break }
    }
    let markerWidth = content.column - marker.text.column
    let (next, blanks) = content.skippingBlanks(in: text.bytes, end: end)
    if blanks >= 1, blanks < 5, next.offset < end {
      return Resolved(
        isItem: true, startLine: line, content: next, width: marker.indent + markerWidth + blanks)
    }
    if blanks > 0 { content.advance(columns: 1, in: text.bytes, end: end) }
    return Resolved(
      isItem: true, startLine: line, content: content, width: marker.indent + markerWidth + 1)
  }

  private static func afterQuoteMarker(
    _ marker: LineCursor, in text: MarkdownText, end: Int
  ) -> LineCursor {
    var cursor = marker
    cursor.offset += 1
    cursor.column += 1
    if cursor.offset < end, isBlank(text.bytes[cursor.offset]) {
      cursor.advance(columns: 1, in: text.bytes, end: end)
    }
    return cursor
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
