/// A block at the top level of a document: what pages are cut along.
package struct MarkdownBlock: Sendable {
  package enum Kind: Sendable, Hashable {
    /// Index into ``MarkdownDocument/headings``.
    case heading(Int)
    case paragraph

    /// Indices into ``MarkdownDocument/items``.
    case list(items: Range<Int>)

    /// Index into ``MarkdownDocument/tables``.
    case table(Int)

    /// Quotes, callouts, code, thematic breaks, raw HTML.
    case other
  }

  package let kind: Kind

  /// Byte range in ``MarkdownDocument/html``, tags included.
  package var html: Range<Int> { htmlRange.range }

  /// Byte range in the file.
  package var range: Range<Int> { fileRange.range }

  private let htmlRange: CompactRange
  private let fileRange: CompactRange

  package init(kind: Kind, html: Range<Int>, range: Range<Int>) {
    self.kind = kind
    htmlRange = CompactRange(html)
    fileRange = CompactRange(range)
  }
}
