/// A place in a document's HTML where something is put that depends on the page that shows it.
package struct Hole: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// The address of a link or image, inside the quotes of `href` or `src`: escape for an
    /// attribute.
    case address

    /// The label of a link that the author left empty: the target's title.
    case label

    /// The beginning of an `id`: nothing on the document's own page, a prefix on a page that shows
    /// several documents.
    case anchor
  }

  /// Byte offset in ``MarkdownDocument/html`` before which the content goes.
  package var offset: Int { Int(offset32) }
  package let content: Content

  /// Index into ``MarkdownDocument/links``; -1 for an anchor.
  package var link: Int { Int(link32) }

  private let offset32: Int32
  private let link32: Int32

  package init(offset: Int, content: Content, link: Int) {
    offset32 = Int32(offset)
    self.content = content
    link32 = Int32(link)
  }
}
