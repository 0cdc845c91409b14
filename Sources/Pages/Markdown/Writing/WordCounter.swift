/// Counts words: runs of anything but white space that hold a letter or digit.
///
/// Every byte of a character beyond ASCII counts as a letter, so a text without blanks between its words
/// is one word.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var count = count
    var isInWord = isInWord
    for byte in text {
      if byte <= 0x20 {
        isInWord = false
      } else if !isInWord, Self.isLetter(byte) {
        isInWord = true
        count += 1
      }
    }
    self.count = count
    self.isInWord = isInWord
  }

  /// What follows is another word even if no blank comes before it.
  mutating func endWord() { isInWord = false }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }
}
