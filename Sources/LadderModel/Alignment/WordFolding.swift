/// Words as statements are compared by: lower case, punctuation left out.
enum WordFolding {
  /// FNV-1a, 64 bits (Fowler, Noll and Vo).
  static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.withUnsafeBufferPointer { bytes in
      bytes.reduce(offset) { step($0, $1) }
    }
  }

  /// The hash of the word as it is compared; ASCII by itself, since nearly all words are.
  static func foldedHash(_ word: ArraySlice<UInt8>) -> UInt64 {
    let simple: UInt64? = word.withUnsafeBufferPointer { bytes in
      var result = offset
      var isEmpty = true
      for byte in bytes {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: result = step(result, byte)
        case 0x41...0x5A: result = step(result, byte | 0x20)
        case 0x80..., UInt8(ascii: "&"): return nil
        default: continue
        }
        isEmpty = false
      }
      return isEmpty ? nil : result
    }
    return simple ?? hash(folded(word)[...])
  }

  /// The word as it is compared; one that is nothing but punctuation stays as it is.
  static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let folded =
      word.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "&") }
      ? word.compactMap(foldedASCII)
      : Array(String(decoding: word, as: UTF8.self).foldedName.utf8)
    return folded.isEmpty ? Array(word) : folded
  }

  private static func foldedASCII(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
