/// Makes ids for statements that have none: from their first words, each once on a page.
struct AnchorRegister {
  /// Enough to tell statements of one level apart and still be read in an address.
  private static let words = 6

  private var taken: Set<String>

  /// The last number given behind each stem, so that a thousand equal statements take no million
  /// look-ups.
  private var numbers: [String: Int] = [:]

  init(taken: Set<String>) {
    self.taken = taken
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

  /// What the id of a statement with this text begins with: its first words as names are compared, with
  /// hyphens between them.
  static func stem(_ text: String) -> String {
    var stem: [UInt8] = []
    stem.reserveCapacity(48)
    var words = 1
    for byte in text.foldedName.utf8 {
      guard byte == 0x20 else {
        stem.append(byte)
        continue
      }
      words += 1
      if words > Self.words { break }
      stem.append(UInt8(ascii: "-"))
    }
    return stem.isEmpty ? "statement" : String(decoding: stem, as: UTF8.self)
  }
}
