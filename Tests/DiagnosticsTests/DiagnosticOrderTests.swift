import Diagnostics
import Testing

@Suite struct DiagnosticOrderTests {
  @Test func `a report is sorted by path, place and code, and names each finding once`() {
    let a = SourceFile(path: "a.md", bytes: Array("one two".utf8))
    let b = SourceFile(path: "b.md", bytes: Array("one two".utf8))
    let findings = [
      Diagnostic(.rawHTML, "m", at: b.place(0..<1)),
      Diagnostic(.scriptLink, "m", at: a.place(4..<5)),
      Diagnostic(.rawHTML, "m", at: a.place(4..<5)),
      Diagnostic(.rawHTML, "m", at: a.place(4..<5)),
      Diagnostic(.missingKey, "m", at: a.wholePlace),
    ]
    let sorted = findings.sortedAndUnique()
    #expect(
      sorted.map { "\($0.place.path) \($0.code.rawValue)" } == [
        "a.md missing-key", "a.md raw-html", "a.md script-link", "b.md raw-html",
      ])
  }

  @Test func `every code is kebab case and has an explanation that says something`() {
    for code in DiagnosticCode.allCases {
      #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
      #expect(code.explanation.meaning.hasSuffix("."))
      #expect(!code.explanation.example.isEmpty)
      #expect(code.explanation.mend.hasSuffix("."))
    }
  }
}
