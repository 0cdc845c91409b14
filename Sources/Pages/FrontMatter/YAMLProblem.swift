import CYAML
import Diagnostics

/// What libyaml refused, said in an author's words.
struct YAMLProblem {
  private let problem: String
  private let offset: Int

  /// Where that began of which the problem is the end, such as a quoted value.
  private let start: Int?

  /// Where the YAML begins.
  private let first: Int

  init(_ parser: yaml_parser_t, marks: YAMLMarks) {
    problem = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
    // The reader stops at a byte before there are any marks.
    offset =
      parser.error == YAML_READER_ERROR
      ? marks.offset(bytes: Int(parser.problem_offset)) : marks.offset(parser.problem_mark)
    first = marks.start
    start = parser.context == nil ? nil : marks.offset(parser.context_mark)
  }

  func diagnostic(in file: SourceFile) -> Diagnostic {
    if let found = lineWithoutColon(in: file.bytes) {
      return Diagnostic(
        .yamlSyntax, "this line has no ': '", at: file.place(found),
        help: "write 'key: value', with a blank behind the colon")
    }
    if let found = lineTooFarIn(file.bytes) {
      return Diagnostic(
        .yamlSyntax, "this line stands further in than the one above, which has a value already",
        at: file.place(found),
        help: "line it up with the one above; a value of several lines goes in quotes")
    }
    let (message, help) = words(byte: offset < file.bytes.count ? file.bytes[offset] : nil)
    let place = isUnclosed ? start ?? offset : offset
    return Diagnostic(.yamlSyntax, message, at: file.place(place..<place + 1), help: help)
  }

  private var isUnclosed: Bool { problem == "found unexpected end of stream" }

  private static let secondValue = "mapping values are not allowed in this context"

  /// A line that is no key and no value. The parser takes it for the beginning of the next line, and
  /// stumbles there.
  private func lineWithoutColon(in bytes: [UInt8]) -> Range<Int>? {
    if problem == "could not find expected ':'", let start { return line(at: start, in: bytes) }
    guard problem == Self.secondValue, let above = line(above: offset, in: bytes),
      // A line that is indented goes on with the value above it.
      indent(of: above, in: bytes) == 0,
      Self.colon(in: bytes[line(at: offset, in: bytes)]) == offset
    else { return nil }
    let text = bytes[above]
    let isEntry = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "#")
    return isEntry || Self.colon(in: text) != nil ? nil : above
  }

  /// A key that is indented below a key that has a value.
  private func lineTooFarIn(_ bytes: [UInt8]) -> Range<Int>? {
    guard problem == Self.secondValue, let above = line(above: offset, in: bytes),
      let colon = Self.colon(in: bytes[above]), colon + 1 < above.upperBound
    else { return nil }
    let own = line(at: offset, in: bytes)
    guard Self.colon(in: bytes[own]) == offset,
      indent(of: own, in: bytes) > indent(of: above, in: bytes)
    else { return nil }
    return own
  }

  /// The colon of `key: value` or `key:`.
  private static func colon(in line: ArraySlice<UInt8>) -> Int? {
    line.indices.first { index in
      line[index] == UInt8(ascii: ":")
        && (index + 1 == line.endIndex || line[index + 1] == 0x20 || line[index + 1] == 0x09)
    }
  }

  /// The text of a line, without the blanks around it.
  private func line(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = min(offset, bytes.count)
    while start > first, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
    var end = start
    while end < bytes.count, !Self.isLineEnd(bytes[end]) { end += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return start..<end
  }

  /// The nearest line above that holds any text.
  private func line(above offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    var start = line(at: offset, in: bytes).lowerBound
    while true {
      while start > first, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
      guard start > first else { return nil }
      start -= 1
      let above = line(at: start, in: bytes)
      if !above.isEmpty { return above }
      start = above.lowerBound
    }
  }

  private func indent(of line: Range<Int>, in bytes: [UInt8]) -> Int {
    bytes[first..<line.lowerBound].reversed().prefix { !Self.isLineEnd($0) }.count
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func words(byte: UInt8?) -> (String, String?) {
    if byte == 0x09 {
      return ("a tab can't stand here", "indent with blanks")
    }
    switch problem {
    case Self.secondValue:
      return (
        "this ': ' starts a second value on one line",
        "put the whole value in quotes, for example title: \"Staff: the first year\""
      )
    case "found character that cannot start any token":
      return (
        "a value can't begin with this character", "put the value in quotes"
      )
    case "did not find expected key":
      return (
        "expected a key here", "line it up with the other keys, or put the value above in quotes"
      )
    case "did not find expected ',' or ']'":
      return ("expected ',' or ']' here", "close the list that '[' began")
    case "did not find expected ',' or '}'":
      return ("expected ',' or '}' here", "close the mapping that '{' began")
    case "found unexpected end of stream":
      return ("a quoted value is never closed", "close the quotes")
    case "control characters are not allowed":
      return ("a control character can't stand here", "delete it")
    case "did not find expected alphabetic or numeric character":
      return ("'*' and '&' mean something else at the start of a value", "put the value in quotes")
    case "did not find expected comment or line break":
      return (
        "nothing can stand behind '|' or '>' on its line",
        "put the value in quotes, or write it in the lines below, indented"
      )
    case "block sequence entries are not allowed in this context":
      return (
        "a list can't begin on the line of its key",
        "write each entry on a line of its own, or put the value in quotes"
      )
    case "mapping keys are not allowed in this context":
      return ("'?' means something else at the start of a value", "put the value in quotes")
    case "found unknown escape character", "did not find expected hexdecimal number":
      return (
        "a backslash begins an escape in double quotes, and there is none like this",
        "use single quotes, in which a backslash is just that"
      )
    case "did not find expected '-' indicator":
      return (
        "expected another '- …' of the list here", "line it up with the other entries"
      )
    default: return (problem, "put values that begin with a sign, or hold ': ' or ' #', in quotes")
    }
  }
}
