import Diagnostics

/// Statements on what people could do, and not on what they do.
enum Abilities {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    return subject.statements.compactMap { entry in
      guard let first = entry.words.indices.first,
        let phrase = phrases.phrase(at: first, in: entry.words)
      else { return nil }
      return Diagnostic(
        .abilityNotFact, "'\(phrase.words.joined(separator: " "))' says what a person could do",
        at: entry.place(of: phrase.words, in: subject.ladder),
        help: "state what they do: 'Leads …' instead of 'Can lead …'")
    }
  }

  private static let phrases = PhraseList([
    "can", "could", "is able to", "are able to", "able to", "has the ability to", "ability to",
    "is capable of", "capable of", "knows how to", "is willing to", "should be able to",
  ])
}
