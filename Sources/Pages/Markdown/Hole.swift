/// A place in a document's HTML where something is put that depends on the page that shows it.
package struct Hole: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// The address of a link or image, inside the quotes of `href` or `src`: escape for an
    /// attribute.
    case address

    /// The label of a link that the author left empty: the target's title.
    case label
  }

  /// Byte offset in ``MarkdownDocument/html`` before which the content goes.
  package let offset: Int
  package let content: Content

  /// Index into ``MarkdownDocument/links``.
  package let link: Int

  package init(offset: Int, content: Content, link: Int) {
    self.offset = offset
    self.content = content
    self.link = link
  }
}
