/// One thing that is wrong, where it is, and how to mend it.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, CaseIterable {
    case error, warning, hint
  }

  /// A second place that explains the first: the other of two duplicates, a frame of an include
  /// chain.
  package struct Note: Sendable, Hashable {
    package let message: String
    package let place: SourcePlace

    package init(_ message: String, at place: SourcePlace) {
      self.message = Diagnostic.cut(message)
      self.place = place
    }
  }

  package var severity: Severity
  package let code: DiagnosticCode

  /// What is wrong, in the author's words: the specific name first, no full stop.
  package let message: String
  package let place: SourcePlace
  package var notes: [Note]

  /// How to mend it; printed behind `help:`.
  package var help: String?

  /// - Parameter severity: `nil` takes the code's own severity.
  package init(
    _ code: DiagnosticCode, _ message: String, at place: SourcePlace,
    severity: Severity? = nil, notes: [Note] = [], help: String? = nil
  ) {
    self.severity = severity ?? code.severity
    self.code = code
    self.message = Self.cut(message)
    self.place = place
    self.notes = notes
    self.help = help.map(Self.cut)
  }

  /// Names in messages are the author's and may have any length.
  private static let longest = 1_000

  fileprivate static func cut(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    var part = text.utf8.prefix(longest)
    while String(part) == nil { part = part.dropLast() }
    return String(decoding: part, as: UTF8.self) + " …"
  }
}

extension Diagnostic: Comparable {
  /// Path, place, code, message: one total order, whatever order the phases ran in.
  package static func < (a: Self, b: Self) -> Bool {
    if a.place != b.place { return a.place < b.place }
    return (a.code.rawValue, a.message) < (b.code.rawValue, b.message)
  }
}

extension [Diagnostic] {
  /// The report's order, each problem once.
  package func sortedAndUnique() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted()
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }
}
