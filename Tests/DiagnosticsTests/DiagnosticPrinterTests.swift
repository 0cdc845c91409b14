import Diagnostics
import Testing

@Suite struct DiagnosticPrinterTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(path: "content/a.md", bytes: Array(text.utf8))
  }

  @Test func `a finding shows its line with a caret and the help`() {
    let file = file("---\ntrack: ik\n---\n")
    let diagnostic = Diagnostic(
      .unknownTrack, "track 'ik' does not exist", at: file.place(11..<13),
      help: "did you mean 'ic'?")
    #expect(
      DiagnosticPrinter().text(of: diagnostic) == """
        content/a.md:2:8: error: track 'ik' does not exist [unknown-track]
        2 | track: ik
          |        ^~
        help: did you mean 'ic'?

        """)
  }

  @Test func `the path is relative to where the command runs`() {
    let diagnostic = Diagnostic(.missingKey, "needs 'rank'", at: file("").wholePlace)
    #expect(
      DiagnosticPrinter(pathPrefix: "demo/").text(of: diagnostic)
        == "demo/content/a.md: error: needs 'rank' [missing-key]\n")
  }

  @Test func `columns count Unicode scalars and tabs keep the caret in line`() {
    let file = file("é\t👩‍🚀 x\n")
    let offset = "é\t👩‍🚀 ".utf8.count
    let text = DiagnosticPrinter().text(
      of: Diagnostic(.rawHTML, "m", at: file.place(offset..<offset + 1)))
    #expect(
      text == """
        content/a.md:1:7: error: m [raw-html]
        1 | é\t👩‍🚀 x
          |  \t    ^

        """)
  }

  @Test func `a place that runs over lines is marked to the end of its first line`() {
    let file = file("abc\ndef\n")
    let text = DiagnosticPrinter().text(of: Diagnostic(.rawHTML, "m", at: file.place(1..<6)))
    #expect(text.contains("  |  ^~\n"))
  }

  @Test func `control characters and direction marks can't reach the terminal`() {
    let file = file("a\u{1B}[31mb\u{202E}c\n")
    let text = DiagnosticPrinter().text(
      of: Diagnostic(.rawHTML, "bad\u{7}\nname", at: file.place(0..<1)))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
    #expect(text.hasPrefix("content/a.md:1:1: error: bad\u{FFFD}\u{FFFD}name [raw-html]\n"))
  }

  @Test func `notes name their own place`() {
    let file = file("a\nb\n")
    let diagnostic = Diagnostic(
      .duplicateKey, "'a' is given twice", at: file.place(2..<3),
      notes: [.init("first given here", at: file.place(0..<1))])
    #expect(
      DiagnosticPrinter().text(of: diagnostic)
        .hasSuffix("content/a.md:1:1: note: first given here\n"))
  }

  @Test func `colour is only used when asked for`() {
    let diagnostic = Diagnostic(.rawHTML, "m", at: file("x").place(0..<1))
    #expect(!DiagnosticPrinter().text(of: diagnostic).contains("\u{1B}"))
    #expect(DiagnosticPrinter(colour: true).text(of: diagnostic).contains("\u{1B}[1;31merror"))
  }

  @Test(arguments: [(0, 1_000), (5, 1_000), (1_000, 700), (1_000, 100_000), (2_000, 0)])
  func `a place longer than can be shown is shown as far as it can be`(start: Int, length: Int) {
    let text = String(repeating: "a", count: 3_000) + " é\n"
    let file = file(text)
    let printed = DiagnosticPrinter().text(
      of: Diagnostic(.rawHTML, "m", at: file.place(start..<start + length)))
    #expect(printed.hasPrefix("content/a.md:1:\(start + 1): error: m [raw-html]\n1 | "))
    #expect(printed.utf8.count < 600)
  }

  @Test func `of a very long line the stretch around the place is shown`() {
    let file = file(
      String(repeating: "a", count: 100_000) + "<b>" + String(repeating: "c", count: 9_000))
    let text = DiagnosticPrinter().text(
      of: Diagnostic(.rawHTML, "m", at: file.place(100_000..<100_003)))
    let lines = text.split(separator: "\n")
    #expect(lines[1].hasPrefix("1 | …aaaa"))
    #expect(lines[1].hasSuffix("ccc…"))
    #expect(lines[1].count < 200)
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let mark = lines[1].firstIndex(of: "<").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret == mark)
    #expect(lines[2].hasSuffix("^~~"))
  }
}
