/// A record's key packed into two words, so that a lookup compares words instead of text.
///
/// Up to 15 UTF-8 bytes are packed whole, and equal words are equal keys. A longer key is packed
/// as its hash (FNV-1a, 64 bits) and its length; whoever finds equal words compares the names too.
struct RecordKey: Sendable, Hashable {
  private let low: UInt64
  private let high: UInt64

  var isWhole: Bool { high >> 56 != 0xFF }

  init(_ name: String) {
    var name = name
    self = name.withUTF8 { Self(bytes: $0) }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= 15 else {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      low = hash
      high = UInt64(0xFF) << 56 | UInt64(truncatingIfNeeded: bytes.count) & 0xFFFF_FFFF
      return
    }
    var low: UInt64 = 0
    var high = UInt64(bytes.count) << 56
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        low |= UInt64(byte) << UInt64(index * 8)
      } else {
        high |= UInt64(byte) << UInt64((index - 8) * 8)
      }
    }
    self.low = low
    self.high = high
  }
}
