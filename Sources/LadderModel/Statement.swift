package import Pages

/// One expectation: a sentence that a promotion case can cite.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class Statement: Sendable {
  /// Anchor on the page of the level that wrote it; stays when the author set it with `{#id}`.
  package let id: String

  /// Anchor on the page of the level that shows it: another than ``id`` only where the statement is
  /// carried to a page on which that is taken.
  package let anchor: String

  /// Whether the author set the id.
  package let hasExplicitID: Bool

  /// Place in its cell, from 1.
  package let number: Int

  /// The words of its first paragraph.
  package let text: String

  /// Inline HTML of the first paragraph.
  package let lead: Fragment

  /// What follows in the same list item.
  package let rest: Fragment

  /// Byte range in the level's file.
  package let range: Range<Int>

  init(
    id: String, anchor: String, hasExplicitID: Bool, number: Int, text: String, lead: Fragment,
    rest: Fragment, range: Range<Int>
  ) {
    self.id = id
    self.anchor = anchor
    self.hasExplicitID = hasExplicitID
    self.number = number
    self.text = text
    self.lead = lead
    self.rest = rest
    self.range = range
  }

  /// The same on a page where it has another anchor.
  func with(anchor: String) -> Statement {
    anchor == self.anchor
      ? self
      : Statement(
        id: id, anchor: anchor, hasExplicitID: hasExplicitID, number: number, text: text,
        lead: lead, rest: rest, range: range)
  }
}
