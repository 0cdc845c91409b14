import CCMark

/// A node of libcmark's tree; valid as long as its ``CMarkTree`` lives.
struct CMarkNode: Equatable {
  let pointer: OpaquePointer

  var kind: cmark_node_type { cmark_node_get_type(pointer) }
  var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }
  var lastChild: CMarkNode? { cmark_node_last_child(pointer).map(CMarkNode.init) }
  var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }
  var previous: CMarkNode? { cmark_node_previous(pointer).map(CMarkNode.init) }
  var parent: CMarkNode? { cmark_node_parent(pointer).map(CMarkNode.init) }

  /// Lines count from 1. The last line is libcmark's and often wrong: see ``BlockLines``.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// Counts bytes from 1; right for blocks only.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }
  var destination: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }

  /// The bytes of a C string; libcmark has replaced every NUL, so its end is the text's end.
  private static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: string, count: strlen(string))
      .assumingMemoryBound(to: UInt8.self)
  }
}

extension CMarkNode {
  /// Calls `visit` with the inlines below this node in the order of the text; no recursion.
  func forEachInline(_ visit: (CMarkNode) -> Void) {
    guard var node = firstChild else { return }
    while true {
      visit(node)
      if let child = node.firstChild {
        node = child
        continue
      }
      while true {
        if let next = node.next {
          node = next
          break
        }
        guard let parent = node.parent, parent != self else { return }
        node = parent
      }
    }
  }

  /// The words below this node without markup: text and code, a break as a blank, images left out.
  ///
  /// - Parameter trimmed: a text node of which only the first `kept` bytes count.
  func plainText(trimmed: CMarkNode? = nil, kept: Int = 0) -> [UInt8] {
    var text: [UInt8] = []
    var image: CMarkNode?
    forEachInline { node in
      if let open = image {
        if node.isInside(open) { return }
        image = nil
      }
      switch node.kind {
      case CMARK_NODE_TEXT where node == trimmed: text.append(contentsOf: node.literal.prefix(kept))
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: text.append(contentsOf: node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
      case CMARK_NODE_IMAGE: image = node
      default: break
      }
    }
    return text
  }

  private func isInside(_ other: CMarkNode) -> Bool {
    var ancestor = parent
    while let node = ancestor {
      if node == other { return true }
      ancestor = node.parent
    }
    return false
  }
}
