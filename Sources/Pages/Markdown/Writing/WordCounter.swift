/// Counts words as `wc -w` does: runs of anything but white space.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(text)
    var index = 0
    // Eight bytes at a time; most of a page's bytes come by here.
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // The high bit of each byte says whether it is above 0x20.
      let letters =
        ((word & 0x7F7F_7F7F_7F7F_7F7F) + 0x5F5F_5F5F_5F5F_5F5F | word)
        & 0x8080_8080_8080_8080
      let before = letters << 8 | (isInWord ? 0x80 : 0)
      count += (letters & ~before).nonzeroBitCount
      isInWord = letters >> 63 == 1
      index += 8
    }
    while index < bytes.count {
      let isLetter = bytes[index] > 0x20
      if isLetter, !isInWord { count += 1 }
      isInWord = isLetter
      index += 1
    }
  }

  /// What follows is another word even if no blank comes before it.
  mutating func endWord() { isInWord = false }
}
