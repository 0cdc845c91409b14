/// Makes ids for statements that have none: from their first words, each once on a page.
struct AnchorRegister {
  /// Enough to tell statements of one level apart and still be read in an address.
  private static let words = 6

  private var taken: Set<String>

  /// The last number given behind each stem, so that a thousand equal statements take no million
  /// look-ups.
  private var numbers: [String: Int] = [:]

  init(taken: [String]) {
    self.taken = Set(taken)
  }

  mutating func register(_ text: String) -> String {
    let words = text.foldedName.split(separator: " ").prefix(Self.words)
    return claim(words.isEmpty ? "statement" : words.joined(separator: "-"))
  }

  /// The id itself if it is free, or else with `-2`, `-3` … behind it.
  mutating func claim(_ stem: String) -> String {
    var id = stem
    while !taken.insert(id).inserted {
      let number = numbers[stem, default: 1] + 1
      numbers[stem] = number
      id = "\(stem)-\(number)"
    }
    return id
  }
}
