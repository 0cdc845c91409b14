import Diagnostics
import LadderModel
import Site

/// Statements that ask for less than the one that they grew out of.
enum WeakerStatements {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    let ladder = subject.ladder
    return Promotion.all(in: subject.site).flatMap { promotion in
      promotion.rows.flatMap { row -> [Diagnostic] in
        guard let older = row.older, let newer = row.newer, newer.carriedFrom == nil else {
          return []
        }
        return row.alignment.newer.enumerated().compactMap { index, entry in
          guard case .raised(let difference) = entry.change, let old = entry.older else {
            return nil
          }
          let (before, after) = (older.statements[old], newer.statements[index])
          guard let weaker = weakness(from: before, to: after, difference) else { return nil }
          let below = older.carriedFrom ?? promotion.from
          return Diagnostic(
            .weakerStatement, "this asks for less than \(ladder.name(below)) does: \(weaker)",
            at: ladder.page(of: promotion.to).file.place(after.range),
            notes: [.init("there", at: ladder.page(of: below).file.place(before.range))],
            help: "ask for more, or take the statement out: what is asked below still holds")
        }
      }
    }
  }

  /// In a few words, why the newer one is weaker.
  private static func weakness(
    from older: Statement, to newer: Statement, _ difference: WordDifference
  ) -> String? {
    let old = FoldedWords(older)
    let new = FoldedWords(newer)
    if old.count > 0, new.count > 0, strongVerbs.contains(old[0]), weakVerbs.contains(new[0]) {
      return "'\(new[0])' instead of '\(old[0])'"
    }
    let swaps = swaps(difference)
    for scale in scales {
      for swap in swaps where swap.old.count <= 2 && swap.new.count <= 2 {
        guard let high = swap.old.compactMap({ rank(of: $0, of: old, in: scale) }).max(),
          let low = swap.new.compactMap({ rank(of: $0, of: new, in: scale) }).max(), low < high,
          let before = swap.old.first(where: { rank(of: $0, of: old, in: scale) == high }),
          let after = swap.new.first(where: { rank(of: $0, of: new, in: scale) == low })
        else { continue }
        return "'\(new[after])' instead of '\(old[before])'"
      }
    }
    if difference.added.contains(where: { $0.contains { support.contains(new[$0]) } }),
      !(0..<old.count).contains(where: { support.contains(old[$0]) }),
      let index = (0..<new.count).first(where: { support.contains(new[$0]) }),
      index > 0, ["with", "under"].contains(new[index - 1])
    {
      return "'\(new[index - 1]) \(new[index])'"
    }
    return fallingNumber(swaps, old, new)
  }

  /// Words that stand in the place of others: changed stretches with the same words around them.
  private static func swaps(
    _ difference: WordDifference
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    var pairs: [(Range<Int>, Range<Int>)] = []
    var removedBefore = 0
    for removed in difference.removed {
      let kept = removed.lowerBound - removedBefore
      var addedBefore = 0
      for added in difference.added {
        if added.lowerBound - addedBefore == kept { pairs.append((removed, added)) }
        addedBefore += added.count
      }
      removedBefore += removed.count
    }
    return pairs
  }

  private static func rank(
    of index: Int, of words: FoldedWords, in scale: [[String]]
  ) -> Int? {
    // "The executive team" is no team among others, but those above them.
    guard index == 0 || !authorities.contains(words[index - 1]) else { return nil }
    let word = words[index]
    return scale.firstIndex { $0.contains(word) }
  }

  /// One number replaced by a smaller one of the same thing, where it is not a limit that becomes
  /// tighter.
  private static func fallingNumber(
    _ swaps: [(old: Range<Int>, new: Range<Int>)], _ old: FoldedWords, _ new: FoldedWords
  ) -> String? {
    for swap in swaps where swap.old.count == 1 && swap.new.count == 1 {
      let (i, j) = (swap.old.lowerBound, swap.new.lowerBound)
      guard let before = Amount.number(old[i]), let after = Amount.number(new[j]), after < before,
        i + 1 < old.count, j + 1 < new.count, old[i + 1] == new[j + 1],
        !["to", "or", "and"].contains(old[i + 1]),
        j == 0 || !limits.contains(new[j - 1])
      else { continue }
      return "'\(new[j])' instead of '\(old[i])'"
    }
    return nil
  }

  /// The words of a statement as its alignment counts them; each is folded when it is asked for,
  /// since few are.
  private struct FoldedWords {
    private let words: StatementWords

    init(_ statement: Statement) { words = StatementWords(statement.lead) }

    var count: Int { words.count }

    subscript(_ index: Int) -> String {
      String(decoding: words.letters(index), as: UTF8.self).foldedName
    }
  }

  private static let support: Set<String> = ["guidance", "help", "supervision"]

  private static let limits: Set<String> = [
    "within", "under", "below", "than", "every", "each", "after", "from", "in", "most", "to",
  ]

  private static let authorities: Set<String> = [
    "executive", "leadership", "management", "board",
  ]

  private static let weakVerbs: Set<String> = [
    "helps", "assists", "supports", "contributes", "participates", "learns", "observes", "follows",
    "joins", "attends",
  ]

  private static let strongVerbs: Set<String> = [
    "leads", "owns", "drives", "sets", "decides", "defines", "designs", "runs", "directs",
    "establishes", "answers",
  ]

  /// From less to more.
  private static let scales: [[[String]]] = [
    [
      ["rarely", "seldom"], ["sometimes", "occasionally"], ["often", "frequently", "regularly"],
      ["usually", "mostly"], ["always"],
    ],
    [
      ["task"], ["feature", "features"], ["component", "components"], ["team"], ["teams"],
      ["area", "department", "departments"],
      ["organisation", "organization", "company"], ["industry"],
    ],
  ]
}
