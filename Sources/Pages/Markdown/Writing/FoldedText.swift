import CCMark

/// Text as a person reads it: white space folded into single blanks and none at its ends.
enum FoldedText {
  /// The words below a node without markup, as ``CMarkNode/plainText(trimmed:kept:)`` gives them.
  static func of(_ node: CMarkNode, trimmed: CMarkNode? = nil, kept: Int = 0) -> String {
    // Most statements and cells are one piece of text.
    if trimmed == nil, let only = node.firstChild, only.next == nil, only.kind == CMARK_NODE_TEXT,
      isFolded(only.literal)
    {
      return String(decoding: only.literal, as: UTF8.self)
    }
    return of(node.plainText(trimmed: trimmed, kept: kept))
  }

  static func of(_ text: [UInt8]) -> String {
    if text.withUnsafeBufferPointer(isFolded) { return String(decoding: text, as: UTF8.self) }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    for word in text.split(whereSeparator: LinkSyntax.isSpace) {
      if !folded.isEmpty { folded.append(0x20) }
      folded.append(contentsOf: word)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Most text is. No branches, so that the compiler can look at many bytes at once.
  private static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = text.last else { return true }
    var previous: UInt8 = 0x20
    var odd: UInt8 = last <= 0x20 ? 1 : 0
    for byte in text {
      odd |= byte < 0x20 ? 1 : 0
      odd |= (byte | previous) == 0x20 ? 1 : 0
      previous = byte
    }
    return odd == 0
  }
}
