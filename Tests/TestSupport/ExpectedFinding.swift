package import Diagnostics
package import Testing

/// What a marked text must lead to: a code at a marker, or at the file as a whole (`nil`).
package struct ExpectedFinding: Sendable, Hashable, CustomStringConvertible {
  package let code: DiagnosticCode
  package let marker: Int?

  package init(_ code: DiagnosticCode, _ marker: Int?) {
    self.code = code
    self.marker = marker
  }

  package var description: String {
    "\(code.rawValue) at \(marker.map { "⟦\($0)⟧" } ?? "the file")"
  }
}

/// Compares findings with what is expected, both ways: each expected one must be there, and
/// nothing else.
package func expect(
  _ diagnostics: [Diagnostic], in text: MarkedText, are expected: [ExpectedFinding],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let markers = Dictionary(text.offsets.map { ($0.value, $0.key) }) { first, _ in first }
  let found = diagnostics.map { diagnostic in
    guard let range = diagnostic.place.range else {
      return "\(diagnostic.code.rawValue) at the file"
    }
    let place = markers[range.lowerBound].map { "⟦\($0)⟧" } ?? "byte \(range.lowerBound)"
    return "\(diagnostic.code.rawValue) at \(place)"
  }
  #expect(found.sorted() == expected.map(\.description).sorted(), sourceLocation: sourceLocation)
}
