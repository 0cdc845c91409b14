/// Ranks in words.
enum RankText {
  /// "5", or "4 to 5" for a range.
  static func short(_ rank: ClosedRange<Int>) -> String {
    rank.count == 1 ? "\(rank.lowerBound)" : "\(rank.lowerBound) to \(rank.upperBound)"
  }

  static func phrase(_ rank: ClosedRange<Int>) -> String {
    (rank.count == 1 ? "rank " : "ranks ") + short(rank)
  }
}
