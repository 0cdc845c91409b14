/// Counts words as `wc -w` does: runs of anything but white space.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    // No branches, so that the compiler can look at many bytes at once.
    var previous: UInt8 = isInWord ? 0x21 : 0x20
    var starts = 0
    for byte in text {
      starts &+= byte > 0x20 && previous <= 0x20 ? 1 : 0
      previous = byte
    }
    count += starts
    isInWord = previous > 0x20
  }

  /// What follows is another word even if no blank comes before it.
  mutating func endWord() { isInWord = false }
}
