/// Makes ids for statements that have none: from their first words, each once on a page.
struct AnchorRegister {
  /// Enough to tell statements of one level apart and still be read in an address.
  private static let words = 6

  private var taken: Set<String>

  init(taken: [String]) {
    self.taken = Set(taken)
  }

  mutating func register(_ text: String) -> String {
    let words = text.foldedName.split(separator: " ").prefix(Self.words)
    let stem = words.isEmpty ? "statement" : words.joined(separator: "-")
    var id = stem
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(stem)-\(number)"
      number += 1
    }
    return id
  }
}
