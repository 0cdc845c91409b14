import Diagnostics
import Pages

/// Reads the fields of one mapping by name and type, and gathers everything that is wrong with
/// them.
///
/// The field decides how a scalar is read. A key that was never asked for is unknown; ``finish()``
/// reports those with the nearest known key.
struct FieldReader {
  let file: SourceFile

  /// What holds the keys, in a sentence: "a level page".
  let holder: String
  private let entries: [YAMLEntry]

  /// False when the mapping could not be read: then nothing is known to be missing.
  private let isReadable: Bool
  private let synonyms: [String: String]
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Keys that were said to be missing, with where that stands among the findings.
  private var missing: [(key: String, finding: Int)] = []

  /// Where a missing key goes: " between the '---' lines at the top".
  private let place: String

  init(
    file: SourceFile, holder: String, entries: [YAMLEntry]?, synonyms: [String: String] = [:],
    place: String = ""
  ) {
    self.file = file
    self.holder = holder
    self.entries = entries ?? []
    self.isReadable = entries != nil
    self.synonyms = synonyms
    self.place = place
  }

  /// - Parameters:
  ///   - range: byte range in the file; `nil` for the file as a whole.
  ///   - note: a second place of the same file that explains the first.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: Range<Int>?,
    note: (message: String, range: Range<Int>)? = nil, help: String? = nil
  ) {
    let place = range.map { file.place($0) } ?? file.wholePlace
    let notes = note.map { [Diagnostic.Note($0.message, at: file.place($0.range))] } ?? []
    diagnostics.append(Diagnostic(code, message, at: place, notes: notes, help: help))
  }

  /// A reader of the same file that found nothing yet, for work that is done apart from this one's.
  var withoutFindings: FieldReader {
    var other = self
    other.diagnostics = []
    other.missing = []
    return other
  }

  /// Takes over what another reader of the same file found.
  mutating func add(_ findings: [Diagnostic]) { diagnostics += findings }

  /// Whether the author wrote the key at all.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The value of a key that is there and not empty.
  mutating func node(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    if entry.value.isNothing {
      if let comment = comment(behind: entry) {
        report(
          .wrongType, "'\(key)' has no value, because '#' begins a comment", at: comment,
          help: "put the value in quotes")
      } else {
        report(
          .wrongType, "'\(key)' has no value", at: entry.keyRange,
          help: "write a value or delete the key")
      }
      return nil
    }
    return entry.value
  }

  /// What stands behind a key on its line when that is a comment.
  private func comment(behind entry: YAMLEntry) -> Range<Int>? {
    let line = file.bytes[entry.keyRange.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard let start = line.firstIndex(where: { $0 == UInt8(ascii: "#") }),
      line[..<start].allSatisfy({ $0 == UInt8(ascii: ":") || $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    return start..<line.endIndex
  }

  mutating func text(_ key: String) -> Located<String>? {
    node(key).flatMap { text(of: $0, "'\(key)'") }
  }

  mutating func requiredText(_ key: String) -> Located<String>? {
    let before = diagnostics.count
    if let text = text(key) { return text }
    if diagnostics.count == before { reportMissing(key) }
    return nil
  }

  mutating func reportMissing(_ key: String) {
    guard isReadable else { return }
    missing.append((key, diagnostics.count))
    report(
      .missingKey, "\(holder) needs the key '\(key)'", at: nil,
      help: "add a line '\(key): …'\(place)")
  }

  /// A list of texts; one text alone is a list of one.
  mutating func texts(_ key: String) -> [Located<String>] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let nodes) = node.content else {
      guard case .scalar = node.content else {
        report(
          .wrongType, "'\(key)' must be a list, this is \(node.kind)", at: node.range,
          help: "write \(key): [first, second]")
        return []
      }
      return [text(of: node, "'\(key)'")].compactMap(\.self)
    }
    return nodes.compactMap { text(of: $0, "an entry of '\(key)'") }
  }

  /// A list of at least one text.
  mutating func requiredTexts(_ key: String) -> [Located<String>] {
    let before = diagnostics.count
    let texts = texts(key)
    guard texts.isEmpty, diagnostics.count == before else { return texts }
    if let entry = entries.first(where: { $0.key == key }) {
      report(
        .wrongType, "'\(key)' is an empty list", at: entry.value.range,
        help: "name one page or several")
    } else {
      reportMissing(key)
    }
    return []
  }

  mutating func integer(_ key: String, in limits: ClosedRange<Int>) -> Located<Int>? {
    node(key).flatMap { integer(of: $0, key, in: limits) }
  }

  /// A whole number, or a range of them written `[5, 6]`.
  mutating func integerRange(
    _ key: String, in limits: ClosedRange<Int>
  ) -> Located<ClosedRange<Int>>? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let nodes) = node.content else {
      return integer(of: node, key, in: limits).map { Located($0.value...$0.value, $0.range) }
    }
    let numbers = nodes.compactMap { integer(of: $0, key, in: limits)?.value }
    guard numbers.count == nodes.count else { return nil }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      report(
        .badValue, "a range in '\(key)' has a lower and a higher number", at: node.range,
        help: "write \(key): [5, 6]")
      return nil
    }
    return Located(numbers[0]...numbers[1], node.range)
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(let text, isPlain: true) = node.content {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    report(
      .wrongType, "'\(key)' must be true or false", at: node.range,
      help: "write \(key): true")
    return nil
  }

  /// One of the raw values of `type`.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text.value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      .badValue, "'\(key)' can't be '\(text.value)'", at: text.range,
      help: NearMiss.suggestion(for: text.value, in: names)
        ?? "write one of \(names.joined(separator: ", "))")
    return nil
  }

  /// A mapping of free labels to texts, in the order of the file.
  mutating func labelledTexts(_ key: String) -> [LabelledText] {
    guard let node = node(key) else { return [] }
    guard case .mapping(let entries) = node.content else {
      report(
        .wrongType, "'\(key)' must hold 'label: text' lines, this is \(node.kind)", at: node.range,
        help: "indent each 'label: text' below '\(key):'")
      return []
    }
    return entries.compactMap { entry in
      text(of: entry.value, "'\(entry.key)' in '\(key)'").map {
        LabelledText(label: entry.key, text: $0.value, range: entry.keyRange)
      }
    }
  }

  /// The fields of a mapping inside this one; the caller adds its findings with ``absorb(_:)``.
  mutating func nested(_ key: String) -> FieldReader? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let entries) = node.content else {
      report(
        .wrongType, "'\(key)' must hold 'key: value' lines, this is \(node.kind)", at: node.range)
      return nil
    }
    return FieldReader(file: file, holder: "'\(key)'", entries: entries)
  }

  mutating func absorb(_ reader: FieldReader) {
    diagnostics += reader.diagnostics
  }

  /// Reports the keys that were never asked for. One that is meant for a key that is missing is not
  /// reported twice.
  mutating func finish() {
    var explained: [Int] = []
    for entry in entries where !known.contains(entry.key) {
      let synonym = synonyms[entry.key].flatMap { synonym in
        known.contains { synonym.hasPrefix($0) } ? synonym : nil
      }
      let nearest = NearMiss.nearest(to: entry.key, in: known)
      let help =
        synonym.map { "write '\($0)' instead" }
        ?? nearest.map { "did you mean '\($0)'?" }
        ?? "\(holder) knows \(known.sorted().joined(separator: ", "))"
      explained += missing.filter { $0.key == synonym ?? nearest }.map(\.finding)
      report(.unknownKey, "\(holder) has no key '\(entry.key)'", at: entry.keyRange, help: help)
    }
    for finding in Set(explained).sorted(by: >) { diagnostics.remove(at: finding) }
    missing = []
  }

  mutating func text(of node: YAMLNode, _ name: String) -> Located<String>? {
    guard case .scalar(let text, _) = node.content else {
      report(.wrongType, "\(name) must be text, this is \(node.kind)", at: node.range)
      return nil
    }
    let trimmed = text.foldedWhiteSpace
    guard !trimmed.isEmpty else {
      report(.wrongType, "\(name) is empty", at: node.range)
      return nil
    }
    return Located(trimmed, node.range)
  }

  private mutating func integer(
    of node: YAMLNode, _ key: String, in limits: ClosedRange<Int>
  ) -> Located<Int>? {
    guard case .scalar(let text, isPlain: true) = node.content, let number = Int(text) else {
      var help = "write a number from \(limits.lowerBound) to \(limits.upperBound), in digits"
      if case .scalar(let text, isPlain: false) = node.content, Int(text) != nil {
        help = "write \(text), without quotes"
      }
      report(.wrongType, "'\(key)' must be a whole number", at: node.range, help: help)
      return nil
    }
    guard limits.contains(number) else {
      report(
        .badValue,
        "'\(key)' must lie between \(limits.lowerBound) and \(limits.upperBound), this is \(number)",
        at: node.range, help: "write a number from \(limits.lowerBound) to \(limits.upperBound)")
      return nil
    }
    return Located(number, node.range)
  }
}
