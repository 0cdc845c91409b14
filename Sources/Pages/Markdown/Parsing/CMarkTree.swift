import CCMark

/// What libcmark made of a text; frees it at the end of its life.
struct CMarkTree: ~Copyable {
  private let root: CMarkNode?

  /// Parses a part of `bytes`; it must hold no NUL and no invalid UTF-8, so that libcmark's
  /// columns are offsets (``MarkdownText`` sees to that).
  init(parsing range: Range<Int>, of bytes: [UInt8]) {
    root = bytes.withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      // An empty buffer may have no address, which libcmark does not expect.
      guard let start = part.baseAddress?.assumingMemoryBound(to: CChar.self) else {
        return cmark_node_new(CMARK_NODE_DOCUMENT)
      }
      return cmark_parse_document(start, part.count, CMARK_OPT_DEFAULT)
    }.map(CMarkNode.init)
  }

  init(parsing text: MarkdownText) {
    self.init(parsing: text.range, of: text.bytes)
  }

  /// Reads the tree, which lives at least as long as that takes.
  borrowing func read<Result>(_ body: (CMarkNode) -> Result) -> Result? {
    let result = root.map(body)
    withExtendedLifetime(self) {}
    return result
  }

  deinit {
    if let root { cmark_node_free(root.pointer) }
  }
}
