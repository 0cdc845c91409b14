import Pages

/// The words that differ between two statements, in both.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class WordDifference: Sendable {
  /// Indices of words of the older statement that are not in the newer one.
  package var removed: [Range<Int>] { list(0, ends.0) }

  /// Indices of words of the newer statement that are not in the older one.
  package var added: [Range<Int>] { list(ends.0, ends.1) }

  /// Where those stand in the HTML of the older and the newer statement's document, to be marked:
  /// neighbours are one stretch.
  package var removedStretches: [Range<Int>] { list(ends.1, ends.2) }
  package var addedStretches: [Range<Int>] { list(ends.2, Int32(ranges.count)) }

  /// All four lists, one behind the other: most hold one range or two, and a ladder has ten
  /// differences for every page.
  private let ranges: [CompactRange]

  /// Where each list but the last ends in ``ranges``.
  private let ends: (Int32, Int32, Int32)

  package init(_ older: StatementWords, _ newer: StatementWords) {
    let common = older.commonWords(newer)
    let removed = Self.gaps(in: older.count, between: common.map(\.0))
    let added = Self.gaps(in: newer.count, between: common.map(\.1))
    let removedStretches = older.stretches(of: removed)
    let addedStretches = newer.stretches(of: added)
    let end = removed.count + added.count
    ends = (Int32(removed.count), Int32(end), Int32(end + removedStretches.count))
    var ranges: [CompactRange] = []
    ranges.reserveCapacity(end + removedStretches.count + addedStretches.count)
    for list in [removed, added, removedStretches, addedStretches] {
      ranges += list.lazy.map(CompactRange.init)
    }
    self.ranges = ranges
  }

  private func list(_ start: Int32, _ end: Int32) -> [Range<Int>] {
    ranges[Int(start)..<Int(end)].map(\.range)
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
