import CYAML
import Diagnostics

/// What libyaml refused, said in an author's words.
struct YAMLProblem {
  private let problem: String
  private let offset: Int

  init(_ parser: yaml_parser_t, marks: YAMLMarks) {
    problem = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
    // The reader stops at a byte before there are any marks.
    offset =
      parser.error == YAML_READER_ERROR
      ? marks.offset(bytes: Int(parser.problem_offset)) : marks.offset(parser.problem_mark)
  }

  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (message, help) = words(byte: offset < file.bytes.count ? file.bytes[offset] : nil)
    return Diagnostic(.yamlSyntax, message, at: file.place(offset..<offset + 1), help: help)
  }

  private func words(byte: UInt8?) -> (String, String?) {
    if byte == 0x09 {
      return ("a tab can't stand here", "indent with blanks")
    }
    switch problem {
    case "mapping values are not allowed in this context":
      return (
        "this ': ' starts a second value on one line",
        "put the whole value in quotes, for example title: \"Staff: the first year\""
      )
    case "found character that cannot start any token":
      return (
        "a value can't begin with this character", "put the value in quotes"
      )
    case "could not find expected ':'":
      return ("expected ':' after a key before this line", "write 'key: value'")
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
    default: return (problem, nil)
    }
  }
}
