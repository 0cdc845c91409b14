/// What became of each statement between two lists of them: the heart of step pages.
///
/// 1. Statements with the same words, and with the same below them, are *unchanged*, whatever their
///    order.
/// 2. Of the rest, those that share an id that the author set, and those that share at least half
///    of their words in the same order, are the same demand *raised*, with the words that changed.
///    The most similar pairs are taken first.
/// 3. What remains is *new* above and *no longer listed* below.
///
/// Similarity is the Dice coefficient over the longest common subsequence of words, 2·|LCS| ÷
/// (|a| + |b|) (L. R. Dice, 1945), letter case and punctuation ignored. The result depends on the
/// two lists alone and is the same for the same lists.
package struct StatementAlignment: Sendable {
  package enum Change: Sendable, Hashable {
    case unchanged
    case raised(WordDifference)
    case new
  }

  /// For each statement of the newer list, in its order: what happened, and the index of its
  /// predecessor in the older list.
  package let newer: [(change: Change, older: Int?)]

  /// Indices of the older statements without a successor, in their order.
  package let dropped: [Int]

  /// At this share of common words two statements are the same demand.
  package static let threshold = 0.5

  /// - Parameters:
  ///   - older: the words of each statement of the lower level or earlier edition.
  ///   - newer: those of the higher level or later edition.
  ///   - sharedIDs: pairs (older, newer) that an author marked as the same demand.
  ///   - sayTheSameBelow: whether the statements of a pair (older, newer) whose words are the same
  ///     are the same in what the words don't tell; asked of no others.
  package init(
    older: [StatementWords], newer: [StatementWords], sharedIDs: [(Int, Int)] = [],
    sayTheSameBelow: (_ older: Int, _ newer: Int) -> Bool = { _, _ in true }
  ) {
    func areSame(_ old: Int, _ new: Int) -> Bool {
      older[old] == newer[new] && sayTheSameBelow(old, new)
    }
    var partner = [Int?](repeating: nil, count: newer.count)
    var isUsed = [Bool](repeating: false, count: older.count)
    func pair(_ old: Int, _ new: Int) {
      guard partner[new] == nil, !isUsed[old] else { return }
      partner[new] = old
      isUsed[old] = true
    }

    for new in newer.indices {
      if let old = older.indices.first(where: { !isUsed[$0] && areSame($0, new) }) {
        pair(old, new)
      }
    }
    for (old, new) in sharedIDs { pair(old, new) }

    var candidates: [(similarity: Double, old: Int, new: Int)] = []
    for new in newer.indices where partner[new] == nil {
      for old in older.indices
      where !isUsed[old] && older[old].mayReach(Self.threshold, with: newer[new]) {
        let similarity = older[old].similarity(to: newer[new])
        if similarity >= Self.threshold { candidates.append((similarity, old, new)) }
      }
    }
    candidates.sort { ($1.similarity, $0.new, $0.old) < ($0.similarity, $1.new, $1.old) }
    for candidate in candidates { pair(candidate.old, candidate.new) }

    self.newer = newer.indices.map { new in
      guard let old = partner[new] else { return (.new, nil) }
      if areSame(old, new) { return (.unchanged, old) }
      return (.raised(WordDifference(older[old], newer[new])), old)
    }
    dropped = older.indices.filter { !isUsed[$0] }
  }
}
