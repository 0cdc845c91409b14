/// The words that differ between two statements, in both.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class WordDifference: Sendable {
  /// Indices of words of the older statement that are not in the newer one.
  package let removed: [Range<Int>]

  /// Indices of words of the newer statement that are not in the older one.
  package let added: [Range<Int>]

  /// Where those stand in the HTML of the older and the newer statement's document, to be marked:
  /// neighbours are one stretch.
  package let removedStretches: [Range<Int>]
  package let addedStretches: [Range<Int>]

  package init(_ older: StatementWords, _ newer: StatementWords) {
    let common = older.commonWords(newer)
    removed = Self.gaps(in: older.count, between: common.map(\.0))
    added = Self.gaps(in: newer.count, between: common.map(\.1))
    removedStretches = older.stretches(of: removed)
    addedStretches = newer.stretches(of: added)
  }

  private static func gaps(in count: Int, between kept: [Int]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = 0
    for index in kept {
      if start < index { gaps.append(start..<index) }
      start = index + 1
    }
    if start < count { gaps.append(start..<count) }
    return gaps
  }
}

extension WordDifference: Hashable {
  package static func == (a: WordDifference, b: WordDifference) -> Bool {
    a.removed == b.removed && a.added == b.added
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(removed)
    hasher.combine(added)
  }
}
