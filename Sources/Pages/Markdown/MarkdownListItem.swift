/// An item of a list at the top level of a document; items nested in it belong to it.
package struct MarkdownListItem: Sendable {
  /// What `{#id}` at the end of the item's first paragraph says.
  package let explicitID: String?

  /// The words of the item's first paragraph without markup, white space folded.
  package let text: String

  /// Byte range in ``MarkdownDocument/html`` of the first paragraph's inline HTML, without `<p>`;
  /// empty when the item begins with another block.
  package let lead: Range<Int>

  /// Byte range in ``MarkdownDocument/html`` of what follows the first paragraph within the item:
  /// nested lists, further paragraphs.
  package let rest: Range<Int>

  /// Byte range in the file of the item's first paragraph (of the item if it has none).
  package let range: Range<Int>

  package init(
    explicitID: String?, text: String, lead: Range<Int>, rest: Range<Int>, range: Range<Int>
  ) {
    self.explicitID = explicitID
    self.text = text
    self.lead = lead
    self.rest = rest
    self.range = range
  }
}
