import CYAML
import Diagnostics

/// The one place that touches libyaml: its events become ``YAMLNode`` values.
struct YAMLEventParser {
  /// Ends a parse; carries the finding.
  struct Failure: Error {
    let diagnostic: Diagnostic
  }

  private let file: SourceFile
  private let range: Range<Int>
  private let marks: YAMLMarks
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
    self.marks = YAMLMarks(bytes: file.bytes, range: range)
  }

  /// The single document of the stream, or `nil` when it is empty.
  mutating func document() throws(Failure) -> YAMLNode? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Failure(
        diagnostic: Diagnostic(.yamlSyntax, "out of memory", at: file.wholePlace))
    }
    defer { yaml_parser_delete(&parser) }
    let bytes = file.bytes
    // libyaml keeps the pointer until the parser is deleted, so all parsing happens inside.
    let result: Result<YAMLNode?, Failure> = bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .success(nil) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, base + range.lowerBound, range.count)
      do throws(Failure) {
        return .success(try stream(&parser))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func stream(_ parser: inout yaml_parser_t) throws(Failure) -> YAMLNode? {
    var node: YAMLNode?
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_STREAM_END_EVENT: return node
      case YAML_DOCUMENT_START_EVENT:
        if node != nil {
          throw failure(
            .unsupportedYAML, "a second YAML document starts here", event,
            help: "keep all keys between the first pair of '---' lines")
        }
      default: node = try value(&parser, event, depth: 0)
      }
    }
  }

  private func next(_ parser: inout yaml_parser_t) throws(Failure) -> yaml_event_t {
    var event = yaml_event_t()
    if yaml_parser_parse(&parser, &event) == 1 { return event }
    throw Failure(diagnostic: YAMLProblem(parser, marks: marks).diagnostic(in: file))
  }

  /// The value that `event` begins; the caller deletes `event`.
  private mutating func value(
    _ parser: inout yaml_parser_t, _ event: yaml_event_t, depth: Int
  ) throws(Failure) -> YAMLNode {
    guard depth < YAML.deepestNesting else {
      throw failure(
        .unsupportedYAML, "values are nested more than \(YAML.deepestNesting) deep", event,
        help: "keep front matter flat; long structures belong in the text")
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag, event)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return YAMLNode(
        content: .scalar(Self.text(scalar.value, scalar.length), isPlain: isPlain),
        range: marks.range(event))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      try refuse(anchor: start.anchor, tag: start.tag, event)
      return try sequence(&parser, from: event, depth: depth)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      try refuse(anchor: start.anchor, tag: start.tag, event)
      return try mapping(&parser, from: event, depth: depth)
    case YAML_ALIAS_EVENT:
      throw failure(
        .unsupportedYAML, "YAML aliases ('*name') are not supported", event,
        help: "write the value out, or quote it if it is text")
    default:
      throw failure(.yamlSyntax, "expected a value here", event, help: nil)
    }
  }

  private mutating func sequence(
    _ parser: inout yaml_parser_t, from start: yaml_event_t, depth: Int
  ) throws(Failure) -> YAMLNode {
    var nodes: [YAMLNode] = []
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLNode(content: .sequence(nodes), range: marks.range(from: start, to: event))
      }
      nodes.append(try value(&parser, event, depth: depth + 1))
    }
  }

  private mutating func mapping(
    _ parser: inout yaml_parser_t, from start: yaml_event_t, depth: Int
  ) throws(Failure) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var seen: [String: Range<Int>] = [:]
    while true {
      var keyEvent = try next(&parser)
      defer { yaml_event_delete(&keyEvent) }
      if keyEvent.type == YAML_MAPPING_END_EVENT {
        return YAMLNode(content: .mapping(entries), range: marks.range(from: start, to: keyEvent))
      }
      let keyNode = try value(&parser, keyEvent, depth: depth + 1)
      guard case .scalar(let key, _) = keyNode.content else {
        throw failure(.unsupportedYAML, "a key must be plain text", keyEvent, help: nil)
      }
      var valueEvent = try next(&parser)
      defer { yaml_event_delete(&valueEvent) }
      let node = try value(&parser, valueEvent, depth: depth + 1)
      if let first = seen[key] {
        diagnostics.append(
          Diagnostic(
            .duplicateKey, "'\(key)' is given twice", at: file.place(keyNode.range),
            notes: [.init("first given here", at: file.place(first))],
            help: "keep one of them"))
      } else {
        seen[key] = keyNode.range
        entries.append(YAMLEntry(key: key, keyRange: keyNode.range, value: node))
      }
    }
  }

  private func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
    _ event: yaml_event_t
  ) throws(Failure) {
    if anchor != nil {
      throw failure(
        .unsupportedYAML, "YAML anchors ('&name') are not supported", event,
        help: "quote the value if the '&' is text")
    }
    if tag != nil {
      throw failure(
        .unsupportedYAML, "YAML tags ('!name') are not supported", event,
        help: "quote the value if the '!' is text")
    }
  }

  private func failure(
    _ code: DiagnosticCode, _ message: String, _ event: yaml_event_t, help: String?
  ) -> Failure {
    Failure(
      diagnostic: Diagnostic(code, message, at: file.place(marks.range(event)), help: help))
  }

  private static func text(_ start: UnsafeMutablePointer<yaml_char_t>?, _ length: Int) -> String {
    String(
      decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : length), as: UTF8.self)
  }
}
