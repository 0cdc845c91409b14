import CCMark

/// Finds where the inlines of a block stand, by reading its text a second time along libcmark's
/// nodes.
///
/// libcmark's own inline positions are wrong behind definitions, line breaks, indented lines and
/// links over several lines. But its nodes say what every byte became, so one pass over the text
/// that consumes what each node must have come from gives the places exactly.
struct InlineAligner {
  enum Place: Equatable {
    /// A destination, or raw HTML.
    case here(Range<Int>)

    /// A link by reference: its label.
    case reference(label: Range<Int>)
  }

  /// One for each link, image and raw HTML, in the order in which they begin.
  private(set) var places: [Place] = []

  /// The block's last inline, if that is text.
  private(set) var lastText: Range<Int>?

  private let syntax: LinkSyntax
  private var position: Int

  /// Index into ``places`` and start of the label, for each link that is open.
  private var open: [(place: Int, label: Int)] = []

  private var bytes: [UInt8] { syntax.bytes }

  /// - Parameter start: where the inlines begin: behind definitions, behind a heading's `#`.
  /// - Returns: nil when the text is not what the nodes came from.
  init?(_ block: CMarkNode, in text: InlineText, from start: Int) {
    syntax = LinkSyntax(bytes: text.bytes)
    position = start
    guard var node = block.firstChild else { return }
    while true {
      switch enter(node) {
      case .mismatch: return nil
      case .leaf: break
      case .container:
        if let child = node.firstChild {
          node = child
          continue
        }
        guard leave(node) else { return nil }
      }
      while node.next == nil {
        guard let parent = node.parent, parent != block else { return }
        node = parent
        guard leave(node) else { return nil }
      }
      if let next = node.next { node = next }
    }
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private enum Step { case container, leaf, mismatch }

  /// Consumes what stands before the node's children.
  private mutating func enter(_ node: CMarkNode) -> Step {
    lastText = nil
    switch node.kind {
    case CMARK_NODE_TEXT: return alignText(node.literal) ? .leaf : .mismatch
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return alignBreak() ? .leaf : .mismatch
    case CMARK_NODE_CODE: return alignCode() ? .leaf : .mismatch
    case CMARK_NODE_HTML_INLINE: return alignHTML(node.literal) ? .leaf : .mismatch
    case CMARK_NODE_EMPH: return alignDelimiter(1) ? .container : .mismatch
    case CMARK_NODE_STRONG: return alignDelimiter(2) ? .container : .mismatch
    case CMARK_NODE_LINK where byte(position) == UInt8(ascii: "<"):
      return alignAutolink() ? .leaf : .mismatch
    case CMARK_NODE_LINK: return alignLinkStart("[") ? .container : .mismatch
    case CMARK_NODE_IMAGE: return alignLinkStart("![") ? .container : .mismatch
    default: return .mismatch
    }
  }

  /// Consumes what stands behind the node's children.
  private mutating func leave(_ node: CMarkNode) -> Bool {
    lastText = nil
    switch node.kind {
    case CMARK_NODE_EMPH: return alignDelimiter(1)
    case CMARK_NODE_STRONG: return alignDelimiter(2)
    default: return alignLinkEnd(node)
    }
  }

  private mutating func alignText(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = position
    var index = 0
    while index < literal.count {
      let byte = byte(position)
      switch byte {
      case UInt8(ascii: "\\") where LinkSyntax.isPunctuation(self.byte(position + 1)):
        guard literal[index] == self.byte(position + 1) else { return false }
        position += 2
        index += 1
      case UInt8(ascii: "&"):
        if let (text, length) = EntityDecoder.decode(bytes, at: position) {
          guard literal[index...].starts(with: text) else { return false }
          position += length
          index += text.count
        } else {
          fallthrough
        }
      default:
        guard literal[index] == byte else { return false }
        position += 1
        index += 1
      }
    }
    lastText = start..<position
    return true
  }

  private mutating func alignBreak() -> Bool {
    // Behind a backslash libcmark keeps the blanks that a line without its prefix begins with.
    let keepsBlanks = byte(position) == UInt8(ascii: "\\")
    if keepsBlanks { position += 1 }
    while [0x20, 0x09, 0x0B, 0x0C].contains(byte(position)) { position += 1 }
    guard let next = syntax.skipLineEnd(position), next <= bytes.count else { return false }
    position = keepsBlanks ? next : syntax.skipBlanks(next)
    return true
  }

  private mutating func alignCode() -> Bool {
    func run(at start: Int) -> Int {
      var end = start
      while byte(end) == UInt8(ascii: "`") { end += 1 }
      return end - start
    }
    let ticks = run(at: position)
    guard ticks > 0 else { return false }
    var index = position + ticks
    while index < bytes.count {
      let count = run(at: index)
      if count == ticks {
        position = index + count
        return true
      }
      index += max(1, count)
    }
    return false
  }

  private mutating func alignDelimiter(_ count: Int) -> Bool {
    for _ in 0..<count {
      guard byte(position) == UInt8(ascii: "*") || byte(position) == UInt8(ascii: "_")
      else { return false }
      position += 1
    }
    return true
  }

  private mutating func alignHTML(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = position + literal.count
    guard end <= bytes.count, literal.elementsEqual(bytes[position..<end]) else { return false }
    places.append(.here(position..<end))
    position = end
    return true
  }

  private mutating func alignAutolink() -> Bool {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return false }
    places.append(.here((position + 1)..<end))
    position = end + 1
    return true
  }

  private mutating func alignLinkStart(_ mark: StaticString) -> Bool {
    let start = position
    for offset in 0..<mark.utf8CodeUnitCount {
      guard byte(start + offset) == mark.utf8Start[offset] else { return false }
    }
    position = start + mark.utf8CodeUnitCount
    open.append((places.count, position))
    places.append(.here(position..<position))
    return true
  }

  private mutating func alignLinkEnd(_ node: CMarkNode) -> Bool {
    guard byte(position) == UInt8(ascii: "]"), let (place, start) = open.popLast()
    else { return false }
    let text = start..<position
    position += 1
    if let target = syntax.inlineTarget(position) {
      guard syntax.mayRead(target.destination, as: node.destination) else { return false }
      places[place] = .here(target.destination)
      position = target.end
    } else if let label = syntax.label(position) {
      places[place] = .reference(label: label.destination.isEmpty ? text : label.destination)
      position = label.end
    } else {
      places[place] = .reference(label: text)
    }
    return true
  }
}
