import Diagnostics
import LadderModel

/// Phrases to look for, found by their first word.
struct PhraseList: Sendable {
  struct Phrase: Sendable {
    let words: [String]

    /// What to write instead, or `nil`.
    let alternative: String?
  }

  private var byFirst: [String: [Phrase]] = [:]

  /// - Parameter phrases: lower case; longer ones are tried first.
  init(_ phrases: [(String, String?)]) {
    for (text, alternative) in phrases {
      let words = text.split(separator: " ").map(String.init)
      byFirst[words[0], default: []].append(Phrase(words: words, alternative: alternative))
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.words.count > $1.words.count } }
  }

  init(_ phrases: [String]) {
    self.init(phrases.map { ($0, nil) })
  }

  /// The phrase that begins at a word, if one does.
  func phrase(at index: Int, in words: [String]) -> Phrase? {
    byFirst[words[index]]?.first { words[index...].starts(with: $0.words) }
  }

  /// Each phrase in a list of words, none inside another.
  func all(in words: [String]) -> [Phrase] {
    var found: [Phrase] = []
    var index = 0
    while index < words.count {
      if let phrase = phrase(at: index, in: words) {
        found.append(phrase)
        index += phrase.words.count
      } else {
        index += 1
      }
    }
    return found
  }
}

extension LevelStatement {
  /// Where a phrase stands in the source; the statement where the source spells it otherwise.
  func place(of phrase: [String], in ladder: Ladder) -> SourcePlace {
    let file = ladder.page(of: level).file
    let found = SourceSearch.range(ofWords: phrase, in: file.bytes, statement.range)
    return file.place(found ?? statement.range)
  }
}
