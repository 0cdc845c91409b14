import CCMark

/// The library's own renderer, which ours is compared with.
enum LibCMark {
  /// 0.30 follows the specification's version 0.30; later ones follow later versions.
  static var isVersion30: Bool { cmark_version() >> 8 == 0x001E }

  static func html(_ bytes: [UInt8]) -> [UInt8] {
    let options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8
    // One byte more, so that there is an address even for an empty text.
    return (bytes + [0]).withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let tree = cmark_parse_document(start, buffer.count - 1, options)
      else { return [] }
      defer { cmark_node_free(tree) }
      guard let rendered = cmark_render_html(tree, options) else { return [] }
      defer { rendered.deallocate() }
      return Array(UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
    }
  }
}
