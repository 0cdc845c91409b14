/// The ids of one finished page, by their hashes alone. They are what is kept of a page until links
/// from other pages are looked at, so an id takes about sixteen bytes and no text.
///
/// The hashes have 64 bits and begin with a number that nobody knows (``ByteTable/hash(_:)``): a dead
/// link to a page with a thousand ids is taken for a live one in one of 10¹⁶ cases. Open addressing
/// with linear probing, at most two thirds full.
struct IDSet: Sendable {
  /// 0 where nothing is.
  private let slots: [UInt64]

  init(_ ids: ByteTable) {
    guard !ids.isEmpty else {
      slots = []
      return
    }
    var count = 4
    while count * 2 < ids.count * 3 { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    for hash in ids.hashes {
      let key = Self.key(hash)
      var slot = Self.start(of: key, in: count)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = key
    }
    self.slots = slots
  }

  /// - Parameter hash: of an id's bytes, ``ByteTable/hash(_:)``.
  func contains(hash: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let key = Self.key(hash)
    var slot = Self.start(of: key, in: slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  private static func start(of key: UInt64, in count: Int) -> Int {
    Int(truncatingIfNeeded: key) & (count - 1)
  }
}
