package import Pages

/// One expectation: a sentence that a promotion case can cite.
///
/// A class for the same reason as ``Page``; nothing in it changes. A ladder has twenty for every
/// page, so each holds little and refers to the item of the list that it was written as.
package final class Statement: Sendable {
  /// Anchor on the page of the level that wrote it; stays when the author set it with `{#id}`.
  package let id: String

  /// Anchor on the page of the level that shows it: another than ``id`` only where the statement is
  /// carried to a page on which that is taken.
  package let anchor: String

  /// Place in its cell, from 1.
  package var number: Int { Int(place) }

  /// Whether the author set the id.
  package var hasExplicitID: Bool { document.items[Int(item)].explicitID != nil }

  /// The words of its first paragraph.
  package var text: String { document.words(of: document.items[Int(item)]) }

  /// Inline HTML of the first paragraph.
  package var lead: Fragment { document.fragment(leadRange.range) }

  /// What follows in the same list item.
  package var rest: Fragment { document.fragment(document.items[Int(item)].rest) }

  /// Bytes of HTML of ``lead`` and ``rest``.
  package var htmlCount: Int { leadRange.range.count + document.items[Int(item)].rest.count }

  package var hasRest: Bool { document.hasRest(ofItem: Int(item)) }

  /// Byte range in the level's file.
  package var range: Range<Int> { document.items[Int(item)].range }

  private let document: MarkdownDocument

  /// Index into the document's items.
  private let item: Int32
  private let place: Int32

  /// The item's, since it is asked for most.
  private let leadRange: CompactRange

  /// - Parameters:
  ///   - item: index into the document's items.
  ///   - number: place in its cell, from 1.
  convenience init(
    id: String, anchor: String, item: Int, of document: MarkdownDocument, number: Int
  ) {
    self.init(
      id, anchor: anchor, document, item: Int32(item), place: Int32(number),
      lead: CompactRange(document.items[item].lead))
  }

  private init(
    _ id: String, anchor: String, _ document: MarkdownDocument, item: Int32, place: Int32,
    lead: CompactRange
  ) {
    self.id = id
    self.anchor = anchor
    self.document = document
    self.item = item
    self.place = place
    leadRange = lead
  }

  /// The same on a page where it has another anchor.
  func with(anchor: String) -> Statement {
    anchor == self.anchor
      ? self
      : Statement(id, anchor: anchor, document, item: item, place: place, lead: leadRange)
  }
}
