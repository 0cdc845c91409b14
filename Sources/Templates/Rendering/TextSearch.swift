/// Finding and cutting text as Python's `str` does: by code points, never by what a reader sees as
/// one character.
enum TextSearch {
  /// Byte by byte: Swift's own `==` takes characters for equal that Python tells apart.
  static func areEqual(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    var (a, b) = (a, b)
    return a.withUTF8 { first in b.withUTF8 { second in first.elementsEqual(second) } }
  }

  /// Where `part` begins in `text`, from byte `start` on.
  static func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard part.count <= text.count, start <= text.count - part.count else { return nil }
    guard let first = part.first else { return start }
    // Comparing anew at each byte costs the product of the lengths at worst.
    if part.count > 64 { return findLong(part, in: text, from: start) }
    for index in start...text.count - part.count where text[index] == first {
      if text[index..<index + part.count].elementsEqual(part) { return index }
    }
    return nil
  }

  /// The same in linear time (D. E. Knuth, J. H. Morris, V. R. Pratt, 1977).
  private static func findLong(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    // For each beginning of the part, the length of its longest end that is a beginning too.
    var overlap = [Int](repeating: 0, count: part.count)
    var length = 0
    for index in 1..<part.count {
      while length > 0, part[index] != part[length] { length = overlap[length - 1] }
      if part[index] == part[length] { length += 1 }
      overlap[index] = length
    }
    length = 0
    for index in start..<text.count {
      while length > 0, text[index] != part[length] { length = overlap[length - 1] }
      if text[index] == part[length] { length += 1 }
      if length == part.count { return index + 1 - length }
    }
    return nil
  }

  /// Python's `str.replace`; an empty `part` stands between all characters.
  static func replace(_ part: String, by new: String, in text: String, limit: Int) -> [UInt8] {
    let (part, new, text) = (Array(part.utf8), Array(new.utf8), Array(text.utf8))
    var result: [UInt8] = []
    var left = limit < 0 ? Int.max : limit
    var index = 0
    if part.isEmpty {
      while left > 0 {
        result += new
        left -= 1
        guard index < text.count else { return result }
        let next = characterEnd(index, in: text)
        result += text[index..<next]
        index = next
      }
      return result + text[index...]
    }
    while left > 0, let found = find(part, in: text, from: index) {
      result += text[index..<found]
      result += new
      index = found + part.count
      left -= 1
    }
    return result + text[index...]
  }

  private static func characterEnd(_ index: Int, in text: [UInt8]) -> Int {
    var next = index + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// Python's `str.strip`.
  static func strip(_ text: String, _ characters: String?) -> String {
    let set = characters.map { Set($0.unicodeScalars) }
    func isTaken(_ scalar: Unicode.Scalar) -> Bool {
      set.map { $0.contains(scalar) } ?? WhiteSpace.contains(scalar)
    }
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, isTaken(first) { scalars.removeFirst() }
    while let last = scalars.last, isTaken(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Python's `str.split` at white space, or at `separator`.
  static func split(_ text: String, _ separator: String?) -> [String] {
    guard let separator else {
      return text.unicodeScalars.split { WhiteSpace.contains($0) }.map { String($0) }
    }
    let (bytes, part) = (Array(text.utf8), Array(separator.utf8))
    var result: [String] = []
    var index = 0
    while let found = find(part, in: bytes, from: index) {
      result.append(String(decoding: bytes[index..<found], as: UTF8.self))
      index = found + part.count
    }
    return result + [String(decoding: bytes[index...], as: UTF8.self)]
  }

  /// Python's `str.splitlines`.
  static func lines(_ text: String) -> [String] {
    var result: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = scalar == "\r"
      switch scalar.value {
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
        result.append(String(line))
        line = String.UnicodeScalarView()
      default: line.append(scalar)
      }
    }
    if !line.isEmpty { result.append(String(line)) }
    return result
  }

  /// Python's `str.capitalize`.
  static func capitalize(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    let rest = String(text.unicodeScalars.dropFirst())
    return first.properties.titlecaseMapping + rest.lowercased()
  }

  /// Whether Python's `\w` takes it.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return UInt8(ascii: scalar).isNamePart }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return scalar.properties.numericType != nil
    }
  }
}
