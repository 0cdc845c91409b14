/// A dictionary from byte strings to small numbers, which keeps its keys in one piece of memory.
///
/// `Set` and `Dictionary` hash arrays byte by byte and hold a reference for each key; a site has
/// hundreds of thousands of ids and references. Open addressing with linear probing, at most half
/// full; the hash takes eight bytes at a time and begins with a number that differs from run to
/// run, so that nobody can write a page whose ids all collide.
struct ByteTable: Sendable {
  private struct Entry {
    let hash: UInt64
    let start: Int32
    let count: Int32
    let value: Int32
  }

  private static let seed = UInt64.random(in: .min ... .max)

  private var keys: [UInt8] = []
  private var entries: [Entry] = []

  /// Index into ``entries`` plus one; 0 where nothing is. A power of two of them.
  private var slots = [Int32](repeating: 0, count: 32)

  /// The keys in the order in which they were added, as text.
  var texts: [String] {
    entries.map { entry in
      let start = Int(entry.start)
      return String(decoding: keys[start..<(start + Int(entry.count))], as: UTF8.self)
    }
  }

  init() {}

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  /// Of the keys, in the order in which they were added.
  var hashes: some Sequence<UInt64> { entries.lazy.map(\.hash) }

  /// Keeps the room that it has, as far as that is what most pages need.
  mutating func removeAll() {
    guard !entries.isEmpty else { return }
    guard slots.count <= 1024 else {
      self = ByteTable()
      return
    }
    keys.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Adds a key unless it is there already.
  ///
  /// - Returns: whether it was added.
  @discardableResult
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, value: Int32 = 0) -> Bool {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if isSame(entries[Int(slots[slot]) - 1], hash, key) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(
      Entry(hash: hash, start: Int32(keys.count), count: Int32(key.count), value: value))
    keys.append(contentsOf: key)
    slots[slot] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return true
  }

  /// The value under a key; `nil` when the key is not there.
  subscript(_ key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if isSame(entry, hash, key) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isSame(
    _ entry: Entry, _ hash: UInt64, _ key: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard entry.hash == hash, Int(entry.count) == key.count else { return false }
    let start = Int(entry.start)
    return keys.withUnsafeBytes { keys in
      let bytes = UnsafeRawBufferPointer(key)
      var index = 0
      while index + 8 <= bytes.count {
        let word = keys.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
        if word != bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
        index += 8
      }
      while index < bytes.count {
        if keys[start + index] != bytes[index] { return false }
        index += 1
      }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index + 1)
    }
  }

  /// The same for equal keys as long as the program runs, and other numbers when it runs again.
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(key)
    let count = bytes.count
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    guard count >= 8 else {
      var rest: UInt64 = 0
      for byte in bytes { rest = rest << 8 | UInt64(byte) }
      mix(rest, into: &hash)
      return hash
    }
    var index = 0
    while index + 8 < count {
      mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), into: &hash)
      index += 8
    }
    // The last eight bytes, some of them perhaps a second time.
    mix(bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self), into: &hash)
    return hash
  }

  /// The product's two halves folded into each other, as wyhash does (Wang Yi, 2019).
  private static func mix(_ word: UInt64, into hash: inout UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low
  }
}
