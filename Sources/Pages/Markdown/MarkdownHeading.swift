/// A heading anywhere in a document.
package struct MarkdownHeading: Sendable {
  /// 1 to 6.
  package let level: Int

  /// The `id` attribute: as GitHub makes it, or as `{#id}` sets it; unique in the document.
  package let id: String

  /// Whether `{#id}` set it.
  package let hasExplicitID: Bool

  /// The heading's words without any markup, white space folded.
  package let text: String

  /// Byte range in ``MarkdownDocument/html`` of what stands between the tags.
  package var inner: Range<Int> { innerRange.range }

  /// Byte range of the heading in the file.
  package var range: Range<Int> { fileRange.range }

  private let innerRange: CompactRange
  private let fileRange: CompactRange

  package init(
    level: Int, id: String, hasExplicitID: Bool, text: String, inner: Range<Int>,
    range: Range<Int>
  ) {
    self.level = level
    self.id = id
    self.hasExplicitID = hasExplicitID
    self.text = text
    innerRange = CompactRange(inner)
    fileRange = CompactRange(range)
  }
}
