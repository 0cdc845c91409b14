/// The first byte of a text that no valid UTF-8 has at its place.
///
/// Well-formed is what Unicode 15, table 3-7 says: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
struct UTF8Fault: Equatable {
  /// Where the broken sequence begins.
  let offset: Int

  /// `nil` when all of it is valid.
  init?(in bytes: [UInt8]) {
    let found = bytes.withUnsafeBufferPointer { Self.firstFault(in: $0) }
    guard let found else { return nil }
    offset = found
  }

  /// Eight bytes at a time: most of most texts is ASCII.
  private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    while index < raw.count, raw[index] < 0x80 { index += 1 }
    return index
  }

  private static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index = endOfASCII(in: bytes, from: index + 1)
        continue
      }
      // How many bytes follow, and what the first of them may be.
      let (following, second): (Int, ClosedRange<UInt8>)
      switch lead {
      case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
      case 0xE0: (following, second) = (2, 0xA0...0xBF)
      case 0xED: (following, second) = (2, 0x80...0x9F)
      case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
      case 0xF0: (following, second) = (3, 0x90...0xBF)
      case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
      case 0xF4: (following, second) = (3, 0x80...0x8F)
      default: return index
      }
      guard index + following < bytes.count, second.contains(bytes[index + 1]) else { return index }
      for next in (index + 2)..<(index + 1 + max(following, 1)) where bytes[next] & 0xC0 != 0x80 {
        return index
      }
      index += 1 + following
    }
    return nil
  }
}
