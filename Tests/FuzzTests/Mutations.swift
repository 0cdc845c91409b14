/// Changes of bytes, the same in every run for one seed (Steele, Lea, Flood 2014: SplitMix64).
struct Mutations {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(max(limit, 1)))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[next(below: elements.count)]
  }

  private mutating func stretch(of bytes: [UInt8], atMost length: Int) -> Range<Int> {
    let start = next(below: bytes.count + 1)
    return start..<min(bytes.count, start + next(below: length + 1))
  }

  /// One to five changes: something cut, doubled, moved, put in from the dictionary or from another
  /// file, repeated many times, or a byte set to any value.
  mutating func mutated(_ bytes: [UInt8], with words: [[UInt8]], other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...next(below: 5) {
      let place = stretch(of: bytes, atMost: 24)
      switch next(below: 8) {
      case 0: bytes.removeSubrange(place)
      case 1: bytes.insert(contentsOf: bytes[place], at: next(below: bytes.count + 1))
      case 2: bytes.insert(contentsOf: pick(words), at: place.lowerBound)
      case 3: bytes.replaceSubrange(place, with: pick(words))
      case 4: bytes.insert(contentsOf: other[stretch(of: other, atMost: 200)], at: place.lowerBound)
      case 5:
        let word = pick(words)
        for _ in 0..<next(below: 60) { bytes.insert(contentsOf: word, at: place.lowerBound) }
      case 6: bytes.removeSubrange(place.lowerBound...)
      default:
        if place.lowerBound < bytes.count { bytes[place.lowerBound] = UInt8(next(below: 256)) }
      }
    }
    return bytes
  }
}
