import Diagnostics

/// Words that everyone measures otherwise.
enum VagueMeasures {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    return subject.statements.flatMap { entry in
      phrases.all(in: entry.words).map { phrase in
        Diagnostic(
          .vagueMeasure, "'\(phrase.words.joined(separator: " "))' is read differently by everyone",
          at: entry.place(of: phrase.words, in: subject.ladder),
          help: "say how many, how often, or by what one can see it")
      }
    }
  }

  private static let phrases = PhraseList([
    "good", "great", "excellent", "strong", "solid", "robust", "high-quality", "appropriate",
    "appropriately", "adequate", "adequately", "as needed", "as necessary", "as appropriate",
    "where necessary", "when necessary", "various", "effective", "effectively", "timely",
    "sufficient", "sufficiently", "significant", "significantly", "meaningful", "meaningfully",
    "etc", "and so on", "best practices",
  ])
}
