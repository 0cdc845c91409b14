import CCMark

/// The kinds of callout that GitHub has: a quote whose first line is `[!NOTE]` and its kin.
enum Callout: String, CaseIterable {
  case note, tip, important, warning, caution

  /// The kind of a quote, and the text node that says so; nil for a plain quote.
  static func marker(of quote: CMarkNode) -> (kind: Callout, node: CMarkNode)? {
    guard let paragraph = quote.firstChild, paragraph.kind == CMARK_NODE_PARAGRAPH,
      let text = paragraph.firstChild, text.kind == CMARK_NODE_TEXT
    else { return nil }
    if let next = text.next {
      guard next.kind == CMARK_NODE_SOFTBREAK || next.kind == CMARK_NODE_LINEBREAK
      else { return nil }
    }
    let literal = text.literal
    guard literal.count <= 12, literal.starts(with: "[!".utf8), literal.last == UInt8(ascii: "]")
    else { return nil }
    let name = String(decoding: literal[2..<(literal.count - 1)], as: UTF8.self)
    return Callout(rawValue: name.lowercased()).map { ($0, text) }
  }

  var title: StaticString {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    }
  }
}
