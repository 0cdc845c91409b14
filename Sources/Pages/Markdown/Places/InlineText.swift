/// The text that libcmark parses as the inlines of one block: its lines without the prefixes of
/// the containers around it, and the way back to where each byte stands.
struct InlineText {
  private(set) var bytes: [UInt8] = []

  /// Where each line begins: here and in the ``MarkdownText``.
  private var lines: [(here: Int, text: Int)] = []

  mutating func append(_ range: Range<Int>, of text: MarkdownText) {
    lines.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: text.bytes[range])
  }

  /// A byte that libcmark puts in: a blank for a column of a tab, a line's end.
  mutating func append(byte: UInt8, at offset: Int) {
    lines.append((bytes.count, offset))
    bytes.append(byte)
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// The offset in the ``MarkdownText``.
  func textOffset(_ offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].here <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    return lines[low - 1].text + offset - lines[low - 1].here
  }

  func textRange(_ range: Range<Int>) -> Range<Int> {
    let lower = textOffset(range.lowerBound)
    return range.isEmpty ? lower..<lower : lower..<(textOffset(range.upperBound - 1) + 1)
  }
}
