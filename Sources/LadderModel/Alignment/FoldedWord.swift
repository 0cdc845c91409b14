/// A word as statements are compared by: lower case, punctuation left out.
///
/// Alignment compares every word with every other, so the hash decides first and the letters only
/// when it agrees.
struct FoldedWord: Sendable, Equatable {
  private let hash: UInt64
  private let letters: [UInt8]

  init(_ word: [UInt8]) {
    let folded = Self.fold(word)
    letters = folded.isEmpty ? word : folded
    // FNV-1a, 64 bits (Fowler, Noll and Vo).
    hash = letters.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  static func == (a: Self, b: Self) -> Bool { a.hash == b.hash && a.letters == b.letters }

  /// ASCII by itself, since nearly all words are; the rest by Unicode's properties.
  private static func fold(_ word: [UInt8]) -> [UInt8] {
    guard word.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "&") }) else {
      return Array(String(decoding: word, as: UTF8.self).foldedName.utf8)
    }
    return word.compactMap { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: byte
      case 0x41...0x5A: byte | 0x20
      default: nil
      }
    }
  }
}
