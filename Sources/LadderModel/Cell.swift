package import Pages

/// What a level says of one dimension.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class Cell: Sendable {
  /// A stretch of the cell, in the author's order; all of them together are the whole cell.
  package enum Part: Sendable {
    /// Paragraphs, tables, quotes: the cell's lead when it comes before the first statement.
    case prose(Fragment)

    /// A deeper heading that labels the statements under it; index into the document's headings.
    case label(Int)

    /// Indices into ``Cell/statements``.
    case statements(Range<Int>)
  }

  package let dimension: Ref<Dimension>

  /// Id of the section on the page of the level.
  package let anchor: String

  /// Byte range in the level's file of the heading, or of the entry in `carries`.
  package let range: Range<Int>
  package let parts: [Part]
  package let statements: [Statement]

  /// The level whose words these are, when the dimension is carried from below.
  package let carriedFrom: Ref<Level>?

  init(
    dimension: Ref<Dimension>, anchor: String, range: Range<Int>, parts: [Part],
    statements: [Statement], carriedFrom: Ref<Level>?
  ) {
    self.dimension = dimension
    self.anchor = anchor
    self.range = range
    self.parts = parts
    self.statements = statements
    self.carriedFrom = carriedFrom
  }

  /// For each statement, the heading in the cell that it stands under: an index into the document's
  /// headings.
  package var labels: [Int?] {
    var labels: [Int?] = []
    var current: Int?
    for part in parts {
      switch part {
      case .prose: break
      case .label(let heading): current = heading
      case .statements(let range): labels += range.map { _ in current }
      }
    }
    return labels
  }

  /// The prose before the first statement.
  package var lead: Fragment? {
    guard case .prose(let fragment) = parts.first else { return nil }
    return fragment
  }

  package var hasLead: Bool { lead.map { !$0.isEmpty } ?? false }
}
