import LadderModel

/// The levels that a table's cell or an item of a list can name.
struct LevelNames {
  private var byName: [String: [Ref<Level>]] = [:]

  init(_ ladder: Ladder) {
    for level in ladder.activeLevels {
      for name in Set([ladder.page(of: level).title.foldedName, ladder[level].code.foldedName]) {
        byName[name, default: []].append(level)
      }
    }
  }

  /// The levels that a text names, when it holds nothing else; a name of several levels names none.
  func levels(in text: String) -> [Ref<Level>] {
    if let one = level(text) { return [one] }
    let bytes = Array(text.utf8)
    var levels: [Ref<Level>] = []
    var start = 0
    while let separator = Self.nextSeparator(in: bytes, from: start) {
      if start < separator.lowerBound {
        // Most texts are prose, and their first part already names nothing.
        guard
          let level = level(String(decoding: bytes[start..<separator.lowerBound], as: UTF8.self))
        else { return [] }
        levels.append(level)
      }
      start = separator.upperBound
    }
    guard start > 0 else { return [] }
    if start < bytes.count {
      guard let level = level(String(decoding: bytes[start...], as: UTF8.self)) else { return [] }
      levels.append(level)
    }
    return levels
  }

  private static let separators: [[UInt8]] = [",", ";", "/", " or ", " and ", " to ", "–"].map {
    Array($0.utf8)
  }

  private static func nextSeparator(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), 0x20, 0xE2:
        for separator in separators where bytes[index...].starts(with: separator) {
          return index..<(index + separator.count)
        }
      default: break
      }
    }
    return nil
  }

  private func level(_ name: String) -> Ref<Level>? {
    var found = byName[name.foldedName]
    if found == nil, name.utf8.contains(where: { $0 == 0x28 || $0 == 0x29 }) {
      found = byName[Self.withoutBrackets(name).foldedName]
    }
    return found?.count == 1 ? found?.first : nil
  }

  /// "VP (vice president) of Engineering (M4)" is VP of Engineering.
  private static func withoutBrackets(_ name: String) -> String {
    var depth = 0
    return name.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0 && character != ")"
    }
  }
}
