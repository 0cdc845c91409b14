/// How much a ladder may hold of what is compared with one another. A ladder of 50,000 pages comes
/// nowhere near these; without them a megabyte of text could ask for a day of work.
enum LadderLimits {
  /// Statements of a cell.
  static let statements = 500

  /// Steps, promotions and switches together: levels that share a rank multiply them.
  static let steps = 100_000

  /// Pairs of words: each step compares every statement with every other, word by word, in all
  /// dimensions. This many take some seconds.
  static let comparisons = 2_000_000_000
}
