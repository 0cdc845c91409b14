import CCMark

/// Undoes entities by asking libcmark, so that its table of more than 2,000 names need not stand
/// here as well.
enum EntityDecoder {
  /// What the entity at an ampersand stands for, and its length; nil when there is none.
  static func decode(_ bytes: [UInt8], at start: Int) -> (text: [UInt8], length: Int)? {
    var end = start + 1
    while end < bytes.count, end - start <= 33, bytes[end] != UInt8(ascii: ";") {
      switch bytes[end] {
      case UInt8(ascii: "#"), 0x30...0x39, 0x41...0x5A, 0x61...0x7A: end += 1
      default: return nil
      }
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let range = start..<(end + 1)
    let text = CMarkTree(parsing: range, of: bytes).read { root in
      root.firstChild?.firstChild.map { Array($0.literal) }
    }
    guard let text = text ?? nil, !text.elementsEqual(bytes[range]) else { return nil }
    return (text, range.count)
  }
}
