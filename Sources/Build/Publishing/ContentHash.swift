/// A 64-bit digest of a file's bytes, to tell whether they changed; it is no protection against
/// someone who wants two files to agree.
///
/// FNV-1a (draft-eastlake-fnv, 64-bit parameters), but eight bytes at a time, little-endian, the
/// last ones filled up with zeros, and the length as a final word: eight times as fast, which
/// matters because a build hashes the whole site.
package struct ContentHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var size = 0

  init() {}

  init(of bytes: [UInt8]) {
    add(bytes)
  }

  /// Takes in the next bytes; their number must be a multiple of 8 except the last time.
  mutating func add(_ bytes: [UInt8]) {
    size += bytes.count
    var state = state
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        Self.mix(UInt64(littleEndian: word), into: &state)
        offset += 8
      }
      guard offset < buffer.count else { return }
      var last: UInt64 = 0
      for (index, byte) in buffer[offset...].enumerated() { last |= UInt64(byte) << (8 * index) }
      Self.mix(last, into: &state)
    }
    self.state = state
  }

  /// Sixteen hexadecimal digits for a file that is all in memory.
  package static func text(of bytes: [UInt8]) -> String { ContentHash(of: bytes).text }

  /// Sixteen hexadecimal digits.
  var text: String {
    var state = state
    Self.mix(UInt64(size), into: &state)
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func mix(_ word: UInt64, into state: inout UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
  }
}
