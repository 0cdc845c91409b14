/// The words that differ between two statements, in both.
package struct WordDifference: Sendable, Hashable {
  /// Indices of words of the older statement that are not in the newer one.
  package let removed: [Range<Int>]

  /// Indices of words of the newer statement that are not in the older one.
  package let added: [Range<Int>]

  package init(_ older: StatementWords, _ newer: StatementWords) {
    let common = older.commonWords(newer)
    removed = Self.gaps(in: older.count, between: common.map(\.0))
    added = Self.gaps(in: newer.count, between: common.map(\.1))
  }

  private static func gaps(in count: Int, between kept: [Int]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = 0
    for index in kept + [count] {
      if start < index { gaps.append(start..<index) }
      start = index + 1
    }
    return gaps
  }
}
