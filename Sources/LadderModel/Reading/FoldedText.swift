extension String {
  /// The text with each run of white space turned into one blank, and none at the ends.
  package var foldedWhiteSpace: String {
    if isFolded { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether it is ASCII and its white space is folded already, as nearly every text's is.
  private var isFolded: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x7F, byte > 0x20 || last > 0x20 else { return false }
      last = byte
    }
    return last > 0x20
  }

  /// The text as names are compared: letter case, white space, punctuation and emoji don't count,
  /// and `&` is "and".
  package var foldedName: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCIIName }
    var words: [String] = []
    var word = ""
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if scalar.isPicture(before: scalars[(index + 1)...]) {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (isMark && !word.isEmpty && !scalar.properties.isVariationSelector)
      {
        word.unicodeScalars.append(scalar)
      } else {
        if !word.isEmpty { words.append(word) }
        word = ""
        if scalar == "&" { words.append("and") }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ").lowercased()
  }

  /// The same for ASCII, which needs no table of Unicode's.
  private var foldedASCIIName: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var isInWord = false
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if !isInWord, !bytes.isEmpty { bytes.append(0x20) }
        bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        isInWord = true
      case UInt8(ascii: "&"):
        if !bytes.isEmpty { bytes.append(0x20) }
        bytes += "and".utf8
        isInWord = false
      default: isInWord = false
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is an emoji, although it counts as a letter (ℹ, Ⓜ, 🅰) or begins a keycap
  /// (a digit, U+FE0F and U+20E3).
  fileprivate func isPicture(before rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard properties.isEmoji else { return false }
    guard isASCII else { return true }
    let next = rest.first == "\u{FE0F}" ? rest.dropFirst().first : rest.first
    return next == "\u{20E3}"
  }
}
