/// Looks for scripts in an SVG picture.
///
/// A picture that a page shows runs nothing, but the file can also be opened by itself, and then
/// its scripts run with the site's origin and without the pages' content security policy. We
/// refuse rather than clean: what is left after cleaning is not what the author made. The search
/// works on the bytes and errs on the side of refusing; it needs no XML parser because every way
/// to hide markup from it (entities declared in the file, encodings other than UTF-8) is refused.
enum SVGScript {
  struct Finding: Equatable {
    let range: Range<Int>

    /// In the author's words: `a <script> element`.
    let what: String
  }

  private static let elements: Set<String> = [
    "script", "foreignobject", "iframe", "embed", "object", "handler", "listener",
  ]

  static func find(in bytes: [UInt8]) -> Finding? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        if let finding = element(at: index, in: bytes) { return finding }
      } else if byte | 0x20 == UInt8(ascii: "o") {
        if let finding = handler(at: index, in: bytes) { return finding }
      } else if byte | 0x20 == UInt8(ascii: "j") || byte == UInt8(ascii: "&") {
        if let finding = scriptLink(at: index, in: bytes) { return finding }
      }
      index += 1
    }
    return nil
  }

  private static func element(at start: Int, in bytes: [UInt8]) -> Finding? {
    let rest = bytes[(start + 1)...]
    let name = rest.prefix { isNameByte($0) || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    let range = start..<(start + 1 + name.count)
    if text == "!entity" { return Finding(range: range, what: "an <!ENTITY> declaration") }
    if text == "?xml-stylesheet" { return Finding(range: range, what: "a style sheet of its own") }
    // Only at the very start is it a declaration.
    if text == "?xml", start <= 3, let range = foreignEncoding(from: start, in: bytes) {
      return Finding(range: range, what: "an encoding other than UTF-8")
    }
    // `svg:script` is the same element by another name.
    let local = text.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init)
    guard let local, elements.contains(local) else { return nil }
    return Finding(range: range, what: "a <\(local)> element")
  }

  private static func foreignEncoding(from start: Int, in bytes: [UInt8]) -> Range<Int>? {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    let declaration = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    guard declaration.contains("encoding") else { return nil }
    // ASCII-compatible for every byte below 128, and the rest has been checked to be UTF-8.
    let known = ["utf-8", "utf8", "us-ascii", "iso-8859-1"]
    let names = ["\"", "'"].flatMap { quote in known.map { quote + $0 + quote } }
    return names.contains(where: declaration.contains) ? nil : start..<end
  }

  /// `onclick =` where an attribute may stand.
  private static func handler(at start: Int, in bytes: [UInt8]) -> Finding? {
    guard start > 0, !isNameByte(bytes[start - 1]) else { return nil }
    let name = bytes[start...].prefix { isNameByte($0) }
    guard name.count > 2, name.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "n"),
      name.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) })
    else { return nil }
    let next = bytes[(start + name.count)...].first { !isBlank($0) }
    guard next == UInt8(ascii: "=") else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return Finding(range: start..<(start + name.count), what: "an '\(text)' attribute")
  }

  /// `javascript:` also with blanks and character references inside, as browsers read it.
  private static func scriptLink(at start: Int, in bytes: [UInt8]) -> Finding? {
    // Only from a `j` on, so that the blanks of a run are looked at once.
    guard decoded(at: start, in: bytes).byte | 0x20 == UInt8(ascii: "j") else { return nil }
    var index = start
    for wanted in "javascript:".utf8 {
      var letter: UInt8?
      while letter == nil, index < bytes.count {
        let (byte, length) = decoded(at: index, in: bytes)
        index += length
        if !isBlank(byte) { letter = byte }
      }
      guard let letter, letter == wanted || letter | 0x20 == wanted else { return nil }
    }
    return Finding(range: start..<index, what: "a 'javascript:' link")
  }

  /// The byte at an offset and how many bytes spell it: `&#106;` is one `j`.
  private static func decoded(at index: Int, in bytes: [UInt8]) -> (byte: UInt8, length: Int) {
    guard bytes[index...].starts(with: "&#".utf8) else { return (bytes[index], 1) }
    let number = bytes[(index + 2)...].prefix { isNameByte($0) }
    let end = index + 2 + number.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return (bytes[index], 1) }
    let digits = String(decoding: number, as: UTF8.self).lowercased()
    let value = digits.hasPrefix("x") ? UInt8(digits.dropFirst(), radix: 16) : UInt8(digits)
    return value.map { ($0, end + 1 - index) } ?? (bytes[index], 1)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}
