import CCMark

/// Where blocks begin and end, and where their inlines are: libcmark's positions, repaired.
///
/// libcmark 0.30 gives every block's start rightly, but for the definitions that a paragraph began
/// with. Its end is wrong for headings with an underline and for code without a closing
/// fence (a line too many), for HTML that ends on its own line (one too few), and for lists (blank
/// lines behind them).
struct BlockPlaces {
  let text: MarkdownText

  /// The quotes and items around the block that is being looked at.
  var containers = ContainerStack()

  /// The text of a paragraph or heading, and where in it the inlines begin.
  private(set) var inlineText = InlineText()

  init(text: MarkdownText) { self.text = text }

  /// The last line of a block, blank lines behind it left out.
  mutating func lastLine(of block: CMarkNode) -> Int {
    var line = min(block.endLine, text.lineCount)
    let first = block.startLine
    switch block.kind {
    case CMARK_NODE_HEADING: return underline(of: block) ?? first
    case CMARK_NODE_HTML_BLOCK: return first + max(0, block.literal.count { $0 == 0x0A } - 1)
    case CMARK_NODE_CODE_BLOCK where line > first && containers.start(of: line, in: text).isLazy:
      line -= 1
    default: break
    }
    while line > first, text.isBlank(line) { line -= 1 }
    return max(line, first)
  }

  /// The stretch of text from the first byte of a block to the end of its last line.
  mutating func range(of block: CMarkNode) -> Range<Int> {
    var start = text.offset(line: block.startLine, column: block.startColumn)
    let end = text.lineEnd(lastLine(of: block))
    if block.kind == CMARK_NODE_PARAGRAPH || block.kind == CMARK_NODE_HEADING,
      start < text.range.upperBound, text.bytes[start] == UInt8(ascii: "[")
    {
      let inlines = readInlines(of: block)
      start = inlineText.textOffset(LinkSyntax(bytes: inlineText.bytes).skipSpace(inlines))
    }
    return min(start, end)..<end
  }

  /// Reads the text of a paragraph or heading into ``inlineText``.
  ///
  /// - Returns: where in it the inlines begin: behind definitions, behind a heading's `#`.
  mutating func readInlines(of block: CMarkNode) -> Int {
    let first = block.startLine
    let start = text.offset(line: first, column: block.startColumn)
    guard block.kind == CMARK_NODE_HEADING else {
      readLines(first...max(first, min(block.endLine, text.lineCount)), from: start)
      return endOfDefinitions()
    }
    if let underline = underline(of: block) {
      readLines(first...max(first, underline - 1), from: start)
      return endOfDefinitions()
    }
    readLines(first...first, from: start)
    var index = 0
    let bytes = inlineText.bytes
    while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// Reads lines without their prefixes into ``inlineText``.
  mutating func readLines(_ lines: ClosedRange<Int>, from start: Int) {
    inlineText.removeAll()
    for line in lines {
      let end = text.lineEnd(line)
      var offset = start
      if line > lines.lowerBound {
        let position = containers.start(of: line, in: text)
        offset = position.isLazy ? position.content.offset : position.text.offset
        if position.isLazy, position.content.tabRest > 0 {
          for _ in 0..<position.content.tabRest { inlineText.append(byte: 0x20, at: offset) }
          offset += 1
        }
      }
      inlineText.append(offset..<max(offset, end), of: text)
      // Whatever a line ends in, libcmark ends it so, the file's last as well.
      inlineText.append(byte: 0x0A, at: end)
    }
  }

  /// Where the definitions at the start of ``inlineText`` end.
  private func endOfDefinitions() -> Int {
    let syntax = LinkSyntax(bytes: inlineText.bytes)
    var index = 0
    while let (_, target) = syntax.definition(index), target.end > index { index = target.end }
    return index
  }

  /// The line that makes a paragraph a heading; nil for a heading with `#`.
  private mutating func underline(of heading: CMarkNode) -> Int? {
    let first = heading.startLine
    let start = text.offset(line: first, column: heading.startColumn)
    if isATX(start, level: heading.headingLevel) { return nil }
    let mark = heading.headingLevel == 1 ? UInt8(ascii: "=") : UInt8(ascii: "-")
    let last = min(heading.endLine, text.lineCount)
    guard last > first else { return nil }
    for line in (first + 1)...last {
      let position = containers.start(of: line, in: text)
      guard !position.isLazy, position.indent <= 3 else { continue }
      let rest = text.bytes[position.text.offset..<text.lineEnd(line)]
      let marks = rest.prefix { $0 == mark }
      guard !marks.isEmpty, rest[marks.endIndex...].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      else { continue }
      // Below nothing but definitions a row of `=` is text.
      if text.bytes[start] == UInt8(ascii: "[") {
        readLines(first...(line - 1), from: start)
        if inlineText.bytes[endOfDefinitions()...].allSatisfy(LinkSyntax.isSpace) { continue }
      }
      return line
    }
    return nil
  }

  private func isATX(_ start: Int, level: Int) -> Bool {
    let end = start + level
    guard end <= text.range.upperBound,
      text.bytes[start..<end].allSatisfy({ $0 == UInt8(ascii: "#") })
    else { return false }
    return end == text.range.upperBound
      || [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[end])
  }
}
