import Diagnostics
import LadderModel

/// How hard statements are to read.
enum Readability {
  private static let mostWords = 35
  static let highestGrade = 16.0

  /// "16"
  static let gradeLimit = "\(Int(highestGrade))"

  /// A grade of fewer words says nothing.
  private static let leastWords = 60

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    let long = subject.statements.filter { $0.words.count > mostWords }.map { entry in
      Diagnostic(
        .longStatement, "this statement has \(entry.words.count) words",
        at: entry.place(in: subject.ladder),
        help: "cut it to \(mostWords) words, or part it into two")
    }
    let ladder = subject.ladder
    let byLevel = subject.statementsByLevel
    let hard = ladder.activeLevels.compactMap { level -> Diagnostic? in
      guard let grade = grade(of: byLevel[level, default: []]), grade > highestGrade else {
        return nil
      }
      return Diagnostic(
        .hardToRead, "the statements take \(Int(grade.rounded())) years of school to read",
        at: ladder.place(of: level), help: "use shorter sentences and plainer words")
    }
    return long + hard
  }

  /// The Flesch-Kincaid grade of statements, 0.39 × words per sentence + 11.8 × syllables per word
  /// − 15.59 (Kincaid and others, 1975); every statement is a sentence. `nil` for too little text.
  static func grade(of statements: ArraySlice<LevelStatement>) -> Double? {
    let words = statements.reduce(0) { $0 + $1.words.count }
    guard words >= leastWords else { return nil }
    let syllables = statements.reduce(0) { $0 + $1.words.reduce(0) { $0 + self.syllables(in: $1) } }
    return 0.39 * Double(words) / Double(statements.count)
      + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  /// Groups of vowels, a silent `e` at the end left out: right for nine English words of ten.
  static func syllables(in word: String) -> Int {
    var count = 0
    var wasVowel = false
    var previous: UInt8 = 0
    for byte in word.utf8 {
      let isVowel = "aeiouy".utf8.contains(byte)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
      previous = byte
    }
    let endsSilently =
      previous == UInt8(ascii: "e") && !word.hasSuffix("le")
      || word.hasSuffix("es")
        && !["ses", "zes", "ches", "shes", "xes", "ges", "ces"].contains { word.hasSuffix($0) }
      || word.hasSuffix("ed") && !word.hasSuffix("ted") && !word.hasSuffix("ded")
    if endsSilently, count > 1 { count -= 1 }
    return max(1, count)
  }
}
