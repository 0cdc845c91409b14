/// An item of a list at the top level of a document; items nested in it belong to it.
package struct MarkdownListItem: Sendable {
  /// What `{#id}` at the end of the item's first paragraph says.
  package let explicitID: String?

  /// Byte range in ``MarkdownDocument/html`` of the first paragraph's inline HTML, without `<p>`;
  /// empty when the item begins with another block.
  package var lead: Range<Int> { leadRange.range }

  /// Byte range in ``MarkdownDocument/html`` of what follows the first paragraph within the item:
  /// nested lists, further paragraphs.
  package var rest: Range<Int> { restRange.range }

  /// Byte range in the file of the item's first paragraph (of the item if it has none).
  package var range: Range<Int> { fileRange.range }

  private let leadRange: CompactRange
  private let restRange: CompactRange
  private let fileRange: CompactRange

  /// Byte range of its words in the document's ``MarkdownDocument/texts``; `nil` where they are the
  /// very bytes of the lead.
  let words: CompactRange?

  init(
    explicitID: String?, words: CompactRange?, lead: Range<Int>, rest: Range<Int>,
    range: Range<Int>
  ) {
    self.explicitID = explicitID
    self.words = words
    leadRange = CompactRange(lead)
    restRange = CompactRange(rest)
    fileRange = CompactRange(range)
  }
}
