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
  package let html: Range<Int>

  /// Byte range in the file.
  package let range: Range<Int>

  package init(kind: Kind, html: Range<Int>, range: Range<Int>) {
    self.kind = kind
    self.html = html
    self.range = range
  }
}
