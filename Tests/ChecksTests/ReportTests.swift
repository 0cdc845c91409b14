import Checks
import Diagnostics
import Foundation
import Testing

@Suite struct ReportTests {
  private static let file = SourceFile(
    path: "content/guides/é a.md", bytes: Array("---\ntitle: É → x\n---\n\nOne.\nTwo.\n".utf8))

  private static func report(
    _ findings: [Diagnostic], accepted: [AcceptedFinding] = [], prefix: String = ""
  ) -> Report {
    Report(findings, accepted: accepted, files: 3, version: "1.2.3", pathPrefix: prefix)
  }

  /// "→ x" in the title: it starts at the tenth scalar of its line.
  private static let place = file.place(14..<19)

  private static func rule(_ number: Int, _ code: DiagnosticCode = .thinCell) -> Diagnostic {
    Diagnostic(code, "finding \(number)", at: file.place(number..<number))
  }

  @Test func `the text ends with a count of each rule, the gravest first`() {
    let findings = [
      Self.rule(1, .brokenLink), Self.rule(2), Self.rule(3), Self.rule(4, .vagueMeasure),
      Self.rule(5, .noOwner),
    ]
    let text = TextReport(DiagnosticPrinter()).text(of: Self.report(findings))
    #expect(
      text.hasSuffix(
        """
        1  error    broken-link
        2  warning  thin-cell
        1  warning  no-owner
        1  hint     vague-measure

        1 error, 3 warnings, 1 hint in 3 files

        """))
    #expect(text.contains("content/guides/é a.md:1:2: error: finding 1 [broken-link]"))
    #expect(
      TextReport(DiagnosticPrinter()).text(of: Self.report([])) == "nothing found in 3 files\n")
  }

  @Test func `the text shows some of very many findings and counts all`() {
    let text = TextReport(DiagnosticPrinter()).text(of: Self.report((0..<25).map { Self.rule($0) }))
    #expect(text.components(separatedBy: "[thin-cell]").count == 21)
    #expect(text.contains("25  warning  thin-cell  (5 not shown)"))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let noted = Diagnostic(
    .copiedStatement, "a \"copy\"\nof <it>", at: place,
    notes: [.init("there", at: file.wholePlace)],
    help: "delete it")

  @Test func `JSON holds every finding with both ends of its place`() throws {
    let accepted = AcceptedFinding(finding: Self.rule(1), reason: "young")
    let root = try Self.object(
      JSONReport.text(of: Self.report([Self.noted], accepted: [accepted], prefix: "sub/")))
    let finding = try #require((root["findings"] as? [[String: Any]])?.first)
    #expect(finding["message"] as? String == "a \"copy\"\nof <it>")
    #expect(finding["path"] as? String == "sub/content/guides/é a.md")
    #expect(
      ["line", "column", "endLine", "endColumn"].map { finding[$0] as? Int } == [2, 10, 2, 13])
    let note = try #require((finding["notes"] as? [[String: Any]])?.first)
    #expect(note["message"] as? String == "there")
    #expect(note["line"] == nil)
    #expect((root["accepted"] as? [[String: Any]])?.first?["reason"] as? String == "young")
    #expect((root["summary"] as? [String: Int])?["accepted"] == 1)
  }

  @Test func `a place that ends with its line ends on it`() throws {
    let whole = Diagnostic(.thinCell, "m", at: Self.file.place(25..<30))
    let root = try Self.object(JSONReport.text(of: Self.report([whole])))
    let finding = try #require((root["findings"] as? [[String: Any]])?.first)
    #expect(
      ["line", "column", "endLine", "endColumn"].map { finding[$0] as? Int } == [5, 1, 5, 5])
  }

  @Test func `GitLab gets one issue for each finding, told apart and named for ever`() throws {
    let twice = [Self.rule(1), Diagnostic(.thinCell, "finding 1", at: Self.file.wholePlace)]
    let text = GitLabReport.text(of: Self.report(twice + [Self.noted]))
    let issues = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let fingerprints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(fingerprints).count == 3)
    #expect(fingerprints.allSatisfy { $0.count == 32 })
    #expect(issues[2]["severity"] as? String == "minor")
    #expect(issues[2]["description"] as? String == "a \"copy\"\nof <it> (delete it)")
    let location = try #require(issues[2]["location"] as? [String: Any])
    #expect((location["lines"] as? [String: Int])?["begin"] == 2)
    // Three lines further down it is the same finding.
    let moved = SourceFile(path: Self.file.path, bytes: Array("\n\n\n".utf8) + Self.file.bytes)
    let again = GitLabReport.text(
      of: Self.report([Diagnostic(.thinCell, "finding 1", at: moved.place(9..<9))]))
    #expect(again.contains(fingerprints[0]))
  }

  @Test func `SARIF names its rules, counts in code points and keeps what is accepted`() throws {
    let accepted = AcceptedFinding(finding: Self.rule(1), reason: "young")
    let root = try Self.object(
      SARIFReport.text(of: Self.report([Self.noted], accepted: [accepted])))
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [[String: Any]])
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let suppression = (results[1]["suppressions"] as? [[String: Any]])?.first
    #expect(suppression?["justification"] as? String == "young")
    #expect(results[0]["suppressions"] == nil)
    let text = SARIFReport.text(of: Self.report([Self.noted]))
    #expect(text.contains("\"uri\": \"content/guides/%C3%A9%20a.md\""))
    #expect(text.contains("\"startColumn\": 10"))
  }

  @Test func `GitHub gets commands whose text can't be taken for more`() {
    let text = GitHubReport(Self.report([Self.noted], prefix: "a,b:c%/")).annotations
    #expect(
      text == """
        ::warning file=a%2Cb%3Ac%25/content/guides/é a.md,line=2,endLine=2,col=10,endColumn=12,\
        title=copied-statement::a "copy"%0Aof <it>%0Ahelp: delete it
        1 warning in 3 files

        """)
  }

  @Test func `GitHub gets ten of a kind, the most important first, and the rest as a number`() {
    let findings =
      (0..<8).map { Self.rule($0, .noOwner) } + (8..<16).map { Self.rule($0, .nearDimension) }
      + (0..<12).map { Self.rule($0, .brokenLink) } + (0..<11).map { Self.rule($0, .vagueMeasure) }
    let github = GitHubReport(Self.report(findings))
    let lines = github.annotations.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines.count { $0.hasPrefix("::notice ") } == 10)
    #expect(lines.count { $0.contains("title=near-dimension") } == 8)
    #expect(lines[0].hasPrefix("::error "))
    #expect(lines.last?.hasSuffix("; 9 more in the summary of the step") == true)
    #expect(github.summary.components(separatedBy: "\n| ").count == 39 + 2)
  }

  @Test func `the summary is a table that no message can break`() {
    let file = SourceFile(path: "content/a|b.md", bytes: Array("x".utf8))
    let finding = Diagnostic(
      .brokenLink, "a | b\n<img src=x> `c` [d](e) @team", at: file.place(0..<1))
    let summary = GitHubReport(
      Self.report([finding]), source: "https://github.example/o/r/blob/1/"
    ).summary
    #expect(
      summary.contains(
        #"""
        | error | broken-link | [content/a\|b.md:1](<https://github.example/o/r/blob/1/content/a%7Cb.md#L1>) | a \| b &lt;img src=x&gt; \`c\` \[d\]\(e\) &#64;team |  |
        """#), "\(summary)")
  }

  @Test func `a summary stays below what GitHub takes`() {
    let long = String(repeating: "x", count: 5_000)
    let findings = (0..<8_000).map {
      Diagnostic(.thinCell, "\($0) \(long)", at: Self.file.wholePlace)
    }
    let summary = GitHubReport(Self.report(findings)).summary
    #expect(summary.utf8.count < 1 << 20)
    #expect(summary.hasSuffix(" more\n\n"))
  }
}
