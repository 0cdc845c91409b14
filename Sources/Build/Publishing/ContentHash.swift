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
  package static func text(of bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    appendHexadecimal(ContentHash(of: bytes).value, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  var value: UInt64 {
    var state = state
    Self.mix(UInt64(size), into: &state)
    return state
  }

  /// Sixteen digits.
  static func appendHexadecimal(_ value: UInt64, to output: inout [UInt8]) {
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 4
      let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// - Returns: `nil` when these are not sixteen digits as ``appendHexadecimal(_:to:)`` writes them.
  static func value(ofHexadecimal digits: some Sequence<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var count = 0
    for byte in digits {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(byte - 0x61 + 10)
      default: return nil
      }
      count += 1
    }
    return count == 16 ? value : nil
  }

  private static func mix(_ word: UInt64, into state: inout UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
  }
}
