import CCMark
import Diagnostics

extension HTMLWriter {
  mutating func writeInline(_ node: CMarkNode, _ kind: cmark_node_type) {
    if image != nil { return writeAlternativeText(node, kind) }
    switch kind {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_SOFTBREAK:
      words.endWord()
      html.append(0x0A)
      // A term may go over two lines.
      if let last = prose.last, last.upperBound == html.count - 1 {
        prose[prose.count - 1] = last.lowerBound..<html.count
      }
    case CMARK_NODE_LINEBREAK:
      words.endWord()
      html.append(utf8: "<br />\n")
    case CMARK_NODE_CODE:
      words.read(node.literal)
      html.append(utf8: "<code>")
      HTMLEscaping.append(node.literal, to: &html)
      html.append(utf8: "</code>")
    default:
      writeInlineHTML(node)
    }
  }

  private mutating func writeText(_ node: CMarkNode) {
    var literal = node.literal
    let isEnd = trimmed?.node == node
    if let trimmed, isEnd { literal = UnsafeBufferPointer(rebasing: literal[..<trimmed.kept]) }
    let start = html.count
    words.read(literal)
    HTMLEscaping.append(literal, to: &html)
    if isEnd, literal.isEmpty { removeBreak() }
    guard options.hasExtensions, proseIsOff == 0, !isInRawAnchor, html.count > start else { return }
    if let last = prose.last, last.upperBound == start {
      prose[prose.count - 1] = last.lowerBound..<html.count
    } else {
      prose.append(start..<html.count)
    }
  }

  /// Takes back the break before an `{#id}` on a line of its own.
  private mutating func removeBreak() {
    guard html.last == 0x0A else { return }
    html.removeLast()
    if html.suffix(6).elementsEqual("<br />".utf8) { html.removeLast(6) }
    if let last = prose.last, last.upperBound > html.count {
      prose[prose.count - 1] = last.lowerBound..<html.count
    }
  }

  private mutating func writeAlternativeText(_ node: CMarkNode, _ kind: cmark_node_type) {
    switch kind {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: html.append(0x20)
    case CMARK_NODE_HTML_INLINE:
      if !options.allowsRawHTML { reportInlineHTML(node) } else { places.skipPlace() }
      HTMLEscaping.append(node.literal, to: &html)
    default: HTMLEscaping.append(node.literal, to: &html)
    }
  }

  private mutating func writeInlineHTML(_ node: CMarkNode) {
    guard options.allowsRawHTML else { return reportInlineHTML(node) }
    if let script = scriptAddress(in: node) {
      report(script, at: places.nextPlace())
    } else {
      places.skipPlace()
    }
    html.append(contentsOf: node.literal)
    if options.hasExtensions { noteRawAnchor(node.literal) }
  }

  /// The first address in raw HTML that would run a script: no setting lets those through.
  func scriptAddress(in node: CMarkNode) -> MarkdownProblem? {
    guard options.hasExtensions else { return nil }
    for address in RawAddresses.all(in: node.literal) {
      if case .script(let scheme) = LinkAddress(address) {
        return .scriptAddress(String(decoding: address, as: UTF8.self), scheme: scheme)
      }
    }
    return nil
  }

  private mutating func reportInlineHTML(_ node: CMarkNode) {
    report(.rawHTML(node.literal), at: places.nextPlace())
  }

  /// Between raw `<a>` and `</a>` no glossary term may be linked.
  private mutating func noteRawAnchor(_ tag: UnsafeBufferPointer<UInt8>) {
    guard tag.count > 2 else { return }
    let isEnd = tag[1] == UInt8(ascii: "/")
    let name = tag[(isEnd ? 2 : 1)...]
    guard let first = name.first, first | 0x20 == UInt8(ascii: "a"),
      let next = name.dropFirst().first, LinkSyntax.isSpace(next) || next == UInt8(ascii: ">")
    else { return }
    isInRawAnchor = !isEnd
  }

  mutating func enterInline(_ node: CMarkNode, _ kind: cmark_node_type) -> Step {
    switch kind {
    case CMARK_NODE_EMPH:
      if image == nil { html.append(utf8: "<em>") }
    case CMARK_NODE_STRONG:
      if image == nil { html.append(utf8: "<strong>") }
    case CMARK_NODE_LINK: return enterLink(node)
    default: enterImage(node)
    }
    return .children
  }

  mutating func leaveInline(_ node: CMarkNode, _ kind: cmark_node_type) {
    if let open = image {
      guard open == node else { return }
      image = nil
      return leaveImage(node)
    }
    switch kind {
    case CMARK_NODE_EMPH: html.append(utf8: "</em>")
    case CMARK_NODE_STRONG: html.append(utf8: "</strong>")
    default:
      html.append(utf8: "</a>")
      proseIsOff -= 1
    }
  }
}
