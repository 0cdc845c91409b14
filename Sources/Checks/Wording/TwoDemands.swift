import Diagnostics

/// Two demands joined by "and".
///
/// What counts as a verb is learnt from the ladder itself: the words that its statements begin
/// with. "And" before such a word that an object follows joins two demands.
enum TwoDemands {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    let verbs = Set(
      subject.statements.compactMap(\.words.first).filter {
        $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss")
      })
    return subject.statements.compactMap { entry in
      let words = entry.words
      guard let index = second(in: words, verbs) else { return nil }
      return Diagnostic(
        .twoDemands, "'and \(words[index])' joins two demands in one statement",
        at: entry.place(of: ["and", words[index]], in: subject.ladder),
        help: "make it two statements, so that each can be cited")
    }
  }

  /// The index of the verb that begins the second demand.
  private static func second(in words: [String], _ verbs: Set<String>) -> Int? {
    guard let first = words.first, verbs.contains(first) else { return nil }
    return words.indices.dropFirst(2).first { index in
      words[index - 1] == "and" && verbs.contains(words[index]) && index + 1 < words.count
        && !joints.contains(words[index + 1])
    }
  }

  /// Words that follow a noun and hardly ever a verb with an object.
  private static let joints: Set<String> = [
    "of", "in", "for", "from", "by", "at", "on", "with", "and", "or", "that", "which", "who", "are",
    "is", "across", "within", "between", "until", "before", "after", "as", "to", "so",
  ]
}
