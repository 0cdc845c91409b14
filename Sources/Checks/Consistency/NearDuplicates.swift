import Diagnostics
import LadderModel
import Site

/// Statements that say the same in nearly the same words.
///
/// Two statements are near duplicates when they are made of the same words in the same order,
/// letter case, punctuation and small words left out, or (in English) when between two
/// neighbouring levels only the spelling of a word changed. What was copied word for word from the level below has a
/// rule of its own.
enum NearDuplicates {
  /// Shorter statements are alike by chance.
  private static let leastWords = 3

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    sameWords(subject) + spellings(subject)
  }

  private static func sameWords(_ subject: CheckSubject) -> [Diagnostic] {
    var first: [String: [LevelStatement]] = [:]
    var findings: [Diagnostic] = []
    for entry in subject.statements {
      let words = entry.words.filter { !subject.isEnglish || !smallWords.contains($0) }
      guard words.count >= leastWords else { continue }
      let key = words.joined(separator: " ")
      let others = first[key, default: []]
      first[key, default: []].append(entry)
      guard let other = others.first(where: { isDrifted($0, entry) }) else { continue }
      findings.append(finding(entry, other, subject.ladder))
    }
    return findings
  }

  /// The same words at two places are a copy: on one page a repetition, elsewhere perhaps meant.
  private static func isDrifted(_ a: LevelStatement, _ b: LevelStatement) -> Bool {
    a.level == b.level || a.statement.text != b.statement.text
  }

  private static func spellings(_ subject: CheckSubject) -> [Diagnostic] {
    // Where words change their endings with the sentence, one letter is a matter of grammar.
    guard subject.isEnglish else { return [] }
    return Promotion.all(in: subject.site).flatMap { promotion in
      promotion.rows.flatMap { row -> [Diagnostic] in
        guard let older = row.older, let newer = row.newer, newer.carriedFrom == nil else {
          return []
        }
        return row.alignment.newer.enumerated().compactMap { index, entry in
          guard case .raised(let difference) = entry.change, let old = entry.older,
            difference.removed.count == 1, difference.added.count == 1,
            difference.removed[0].count == 1, difference.added[0].count == 1
          else { return nil }
          let words = (
            word(difference.removed[0].lowerBound, of: older.statements[old]),
            word(difference.added[0].lowerBound, of: newer.statements[index])
          )
          guard isSameWord(words.0, words.1) else { return nil }
          let a = LevelStatement(
            level: older.carriedFrom ?? promotion.from, dimension: row.dimension,
            statement: older.statements[old], words: [])
          let b = LevelStatement(
            level: promotion.to, dimension: row.dimension, statement: newer.statements[index],
            words: [])
          return finding(b, a, subject.ladder)
        }
      }
    }
  }

  private static func word(_ index: Int, of statement: Statement) -> String {
    String(decoding: StatementWords(statement.lead).letters(index), as: UTF8.self).foldedName
  }

  /// Two spellings of one long word; not a plural, and not another tense.
  private static func isSameWord(_ a: String, _ b: String) -> Bool {
    let endings = ["s", "es", "d", "ed", "r", "ly", "al"]
    guard a != b, a.utf8.count >= 6, b.utf8.count >= 6,
      !a.utf8.contains(where: { (0x30...0x39).contains($0) }),
      abs(a.utf8.count - b.utf8.count) <= 1, a.first == b.first,
      !endings.contains(where: { a + $0 == b || b + $0 == a })
    else { return false }
    let same = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    let tail = zip(a.utf8.reversed(), b.utf8.reversed()).prefix { $0 == $1 }.count
    return max(a.utf8.count, b.utf8.count) - min(same + tail, min(a.utf8.count, b.utf8.count)) <= 1
  }

  private static func finding(
    _ entry: LevelStatement, _ other: LevelStatement, _ ladder: Ladder
  ) -> Diagnostic {
    let isSame = entry.statement.text == other.statement.text
    return Diagnostic(
      .nearDuplicate,
      isSame
        ? "this statement stands twice on the page"
        : "this is nearly what \(ladder.name(other.level)) asks",
      at: entry.place(in: ladder), notes: [.init("there", at: other.place(in: ladder))],
      help: "make the two one, or make the difference plain")
  }

  private static let smallWords: Set<String> = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "that", "which", "is",
    "are", "be", "own", "also", "very", "any", "so", "as", "by", "with", "from", "their", "its",
    "they", "them", "it", "this", "these", "those",
  ]
}
