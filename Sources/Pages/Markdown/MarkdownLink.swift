/// A link or image whose address must be resolved: everything but `http:`, `https:`, `mailto:` and
/// `tel:`, which stand in the HTML already.
package struct MarkdownLink: Sendable {
  package enum Kind: Sendable { case link, image }

  package let kind: Kind

  /// The destination as CommonMark reads it: entities and backslash escapes undone, percent signs
  /// as written.
  package let destination: String

  /// Byte range of the destination in the file (of the definition's destination for a link by
  /// reference).
  package var range: Range<Int> { fileRange.range }

  /// The author left the label empty: it is filled with the target's title.
  package let hasEmptyLabel: Bool

  private let fileRange: CompactRange

  package init(kind: Kind, destination: String, range: Range<Int>, hasEmptyLabel: Bool) {
    self.kind = kind
    self.destination = destination
    fileRange = CompactRange(range)
    self.hasEmptyLabel = hasEmptyLabel
  }
}
