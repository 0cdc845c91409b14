/// The parts of links and definitions, read as libcmark 0.30 reads them (its inlines.c and
/// scanners.re). Every function takes the offset at which a part begins and gives the offset
/// behind it, or nil when there is none.
struct LinkSyntax {
  /// What stands behind a link's label or a definition's colon.
  struct Target {
    /// Without the angle brackets.
    let destination: Range<Int>
    let end: Int
  }

  let bytes: [UInt8]

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index
  }

  func skipBlanks(_ start: Int) -> Int {
    var index = start
    while byte(index) == 0x20 || byte(index) == 0x09 { index += 1 }
    return index
  }

  /// Behind the end of the line; nil when something else stands here.
  func skipLineEnd(_ start: Int) -> Int? {
    var index = start
    if byte(index) == 0x0D { index += 1 }
    if byte(index) == 0x0A { index += 1 }
    return index > start || index >= bytes.count ? index : nil
  }

  private func skipBlanksAndOneLineEnd(_ start: Int) -> Int {
    let index = skipBlanks(start)
    return skipLineEnd(index).map(skipBlanks) ?? index
  }

  /// `(destination "title")` from its opening parenthesis.
  func inlineTarget(_ start: Int) -> Target? {
    guard byte(start) == UInt8(ascii: "("),
      let destination = destination(skipSpace(start + 1))
    else { return nil }
    let title = skipSpace(destination.end)
    let end = skipSpace(title == destination.end ? title : self.title(title))
    guard byte(end) == UInt8(ascii: ")") else { return nil }
    return Target(destination: destination.destination, end: end + 1)
  }

  func destination(_ start: Int) -> Target? {
    guard byte(start) == UInt8(ascii: "<") else { return bareDestination(start) }
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case 0x0A, UInt8(ascii: "<"): return nil
      default: index += 1
      }
    }
    guard index < bytes.count else { return nil }
    return Target(destination: trimmed((start + 1)..<index), end: index + 1)
  }

  private func bareDestination(_ start: Int) -> Target? {
    var index = start
    var depth = 0
    scanning: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where Self.isPunctuation(byte(index + 1)):
        index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scanning }
        depth -= 1
      case let byte where Self.isSpace(byte):
        if index == start { return nil }
        break scanning
      default: break
      }
      index += 1
    }
    guard index < bytes.count, depth == 0 else { return nil }
    return Target(destination: start..<index, end: index)
  }

  /// Behind a title, or `start` when there is none. libcmark takes the longest match, so a quote
  /// behind a backslash ends the title only when no later one does.
  func title(_ start: Int) -> Int {
    let open = byte(start)
    let close: UInt8
    switch open {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = open
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return start
    }
    var end = start
    var index = start + 1
    while index < bytes.count {
      let byte = bytes[index]
      let isEscaped = bytes[index - 1] == UInt8(ascii: "\\") && index - 1 > start
      if byte == close {
        end = index + 1
        if !isEscaped { return end }
      } else if byte == open, !isEscaped {
        return end
      }
      index += 1
    }
    return end
  }

  /// `[label]` from its opening bracket: at most 1,000 bytes, no bracket inside unless escaped.
  func label(_ start: Int) -> Target? {
    guard byte(start) == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    while index < bytes.count, index - start - 1 <= 1000 {
      switch bytes[index] {
      case UInt8(ascii: "]"):
        return Target(destination: trimmed((start + 1)..<index), end: index + 1)
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\") where Self.isPunctuation(byte(index + 1)): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A range without the white space at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = min(skipSpace(range.lowerBound), range.upperBound)
    var end = range.upperBound
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether libcmark can have made `destination` of the bytes in `range`; where they hold
  /// escapes or entities, that is taken for granted.
  func mayRead(_ range: Range<Int>, as destination: UnsafeBufferPointer<UInt8>) -> Bool {
    let written = bytes[range]
    return written.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
      || written.elementsEqual(destination)
  }

  /// `[label]: destination "title"` up to the end of its line.
  func definition(_ start: Int) -> (label: Range<Int>, target: Target)? {
    guard let label = label(start), !label.destination.isEmpty,
      byte(label.end) == UInt8(ascii: ":"),
      let destination = destination(skipBlanksAndOneLineEnd(label.end + 1))
    else { return nil }
    let title = skipBlanksAndOneLineEnd(destination.end)
    let behindTitle = title == destination.end ? title : self.title(title)
    var end: Int?
    if behindTitle > title { end = skipLineEnd(skipBlanks(behindTitle)) }
    guard let end = end ?? skipLineEnd(skipBlanks(destination.end)) else { return nil }
    return (label.destination, Target(destination: destination.destination, end: end))
  }
}
