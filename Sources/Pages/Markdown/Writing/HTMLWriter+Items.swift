import CCMark
import Diagnostics

extension HTMLWriter {
  /// The item of a list at the top level that is being written.
  struct OpenItem {
    let node: CMarkNode
    let explicitID: String?
    let text: String
    let range: Range<Int>

    /// Where the item's content begins, and where its first paragraph ends, in ``html``.
    var lead: Range<Int>
    var restStart: Int
  }

  mutating func enterItem(_ node: CMarkNode) {
    html.endLine()
    html.append(utf8: "<li")
    let paragraph = node.firstChild.flatMap { $0.kind == CMARK_NODE_PARAGRAPH ? $0 : nil }
    var id: String?
    var found: (id: ExplicitID, place: Range<Int>)?
    if options.hasExtensions, let paragraph {
      places.enterBlock(paragraph)
      found = explicitID(endOf: paragraph)
      id = take(found)
    }
    if let id { writeID(id) }
    html.append(UInt8(ascii: ">"))
    guard node.parent?.parent == places.root else {
      if let id { nestedIDs.append(id) }
      return
    }
    let text = paragraph.map {
      FoldedText.of($0, trimmed: found?.id.node, kept: found?.id.kept ?? 0)
    }
    openItem = OpenItem(
      node: node, explicitID: id, text: text ?? "",
      range: places.range(of: paragraph ?? node), lead: html.count..<html.count,
      restStart: html.count)
  }

  mutating func leaveItem(_ node: CMarkNode) {
    if let item = openItem, item.node == node {
      var words: CompactRange?
      if !isLead(item.text, item.lead) {
        let start = texts.count
        texts.append(contentsOf: item.text.utf8)
        words = CompactRange(start..<texts.count)
      }
      items.append(
        MarkdownListItem(
          explicitID: item.explicitID, words: words, lead: item.lead,
          rest: item.restStart..<html.count, range: item.range))
      openItem = nil
    }
    html.append(utf8: "</li>\n")
  }

  /// Whether a text stands in the HTML as it is.
  private func isLead(_ text: String, _ lead: Range<Int>) -> Bool {
    guard text.utf8.count == lead.count else { return false }
    var text = text
    return text.withUTF8 { text in
      html.withUnsafeBufferPointer { html in
        // No branches, so that the compiler can look at many bytes at once.
        var difference: UInt8 = 0
        for index in text.indices { difference |= text[index] ^ html[lead.lowerBound + index] }
        return difference == 0
      }
    }
  }

  /// Notes where the first paragraph of an item begins or ends; called behind `<p>`, before
  /// `</p>` and behind it.
  mutating func markLead(_ paragraph: CMarkNode, _ mark: LeadMark) {
    guard let item = openItem, paragraph.previous == nil, paragraph.parent == item.node
    else { return }
    switch mark {
    case .start: openItem?.lead = html.count..<html.count
    case .end: openItem?.lead = item.lead.lowerBound..<html.count
    case .behind: openItem?.restStart = html.count
    }
  }

  enum LeadMark { case start, end, behind }

  /// `{#id}` at the end of a heading or paragraph, and where it stands in the file. The text node
  /// that holds it is written without it.
  mutating func explicitID(endOf block: CMarkNode) -> (id: ExplicitID, place: Range<Int>)? {
    guard let id = ExplicitID(endOf: block),
      let place = places.placeOfEnd(id.length, reading: id.node.literal)
    else { return nil }
    trimmed = (id.node, id.kept)
    return (id, place)
  }

  /// Gives an id to the block that asks for it; nil when that may not be.
  mutating func take(_ found: (id: ExplicitID, place: Range<Int>)?) -> String? {
    guard let found else { return nil }
    let id = found.id.id
    guard found.id.isValid else {
      report(.badID(id), at: found.place)
      return nil
    }
    if let first = ids.take(id, at: found.place) {
      report(.duplicateID(id, first: first), at: found.place)
      return nil
    }
    return id
  }
}
