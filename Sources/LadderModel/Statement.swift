package import Pages

/// One expectation: a sentence that a promotion case can cite.
package struct Statement: Sendable {
  /// Anchor on the page of the level that wrote it; stays when the author set it with `{#id}`.
  package let id: String

  /// Anchor on the page of the level that shows it: another than ``id`` only where the statement is
  /// carried to a page on which that is taken.
  package internal(set) var anchor: String

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
}
