import Checks
import Diagnostics
import Testing

@Suite struct JudgementTests {
  private func sample(
    rules: String = "", accepts: String = "",
    _ list: String = "- Writes good tests.\n- Finds ⟦2⟧good people. {#people}\n"
  )
    -> CheckedSample
  {
    CheckedSample(
      Text.oneTrack.with([
        "ladder.yml": "title: T\nrules:\n  no-owner: off\n\(rules)",
        "levels/ic/a.md": Text.scope("A", "A", rank: "1", more: accepts, list),
      ]))
  }

  private func severities(_ sample: CheckedSample) -> [String] {
    sample.diagnostics.map { "\($0.code.rawValue): \($0.severity.rawValue)" }.sorted()
  }

  @Test func `a rule counts for what ladder.yml says`() {
    #expect(severities(sample()) == ["vague-measure: hint", "vague-measure: hint"])
    #expect(severities(sample(rules: "  vague-measure: off\n")).isEmpty)
    #expect(severities(sample(rules: "  vague-measure: error\n"))[0] == "vague-measure: error")
  }

  @Test func `the model's own warnings are rules too`() {
    let list = "## Scop\n\n- x\n"
    #expect(severities(sample(list)).contains("near-dimension: warning"))
    #expect(
      !severities(sample(rules: "  near-dimension: off\n", list)).contains { $0.hasPrefix("near") })
  }

  @Test func `a page accepts findings, all of a rule or those at one place`() {
    let all = "accepts:\n  - {rule: vague-measure, reason: \"we know\"}\n"
    #expect(sample(accepts: all).findings.isEmpty)
    let one = "accepts:\n  - {rule: vague-measure, at: writes-good-tests, reason: \"we know\"}\n"
    #expect(sample(accepts: one).findings == ["vague-measure levels/ic/a.md⟦2⟧"])
    let section = "accepts:\n  - {rule: vague-measure, at: scope, reason: \"we know\"}\n"
    #expect(sample(accepts: section).findings.isEmpty)
  }

  @Test func `an acceptance of nothing is a finding`() {
    let unused = "accepts:\n  - {rule: ⟦1⟧thin-cell, reason: \"young\"}\n"
    #expect(
      sample(accepts: unused, "- Ships.\n").findings == ["unused-acceptance levels/ic/a.md⟦1⟧"])
    #expect(sample(rules: "  thin-cell: off\n", accepts: unused, "- Ships.\n").findings.isEmpty)
    #expect(
      sample(rules: "  unused-acceptance: off\n", accepts: unused, "- Ships.\n").findings.isEmpty)
    let elsewhere = "accepts:\n  - {rule: ⟦1⟧vague-measure, at: nowhere, reason: x}\n"
    #expect(sample(accepts: elsewhere).findings.count == 3)
  }

  @Test(arguments: [
    ("accepts:\n  - {rule: ⟦1⟧thin-cel, reason: x}\n", "bad-value"),
    ("accepts:\n  - {rule: ⟦1⟧unknown-key, reason: x}\n", "bad-value"),
    ("accepts:\n  - ⟦1⟧{rule: thin-cell}\n", "missing-key"),
    ("accepts:\n  - ⟦1⟧thin-cell\n", "wrong-type"),
    ("accepts: ⟦1⟧thin-cell\n", "wrong-type"),
    ("accepts:\n  - {rule: thin-cell, reason: ⟦1⟧\"\"}\n", "wrong-type"),
    ("accepts:\n  - {rule: thin-cell, reason: x, ⟦1⟧where: y}\n", "unknown-key"),
  ])
  func `an acceptance that can't be read`(text: String, code: String) {
    let found = sample(accepts: text, "- Ships.\n").findings
    #expect(found.contains("\(code) levels/ic/a.md⟦1⟧"), "\(found)")
  }

  @Test(arguments: [
    ("  ⟦1⟧thin-cel: off\n", "bad-value"), ("  ⟦1⟧broken-link: off\n", "bad-value"),
    ("  thin-cell: ⟦1⟧of\n", "bad-value"), ("  thin-cell: ⟦1⟧[off]\n", "wrong-type"),
  ])
  func `a rule that can't be set`(rules: String, code: String) {
    #expect(sample(rules: rules, "- Ships.\n").findings == ["\(code) ladder.yml⟦1⟧"])
  }

  @Test func `every rule is explained, and every code of a rule has one`() {
    let own: Set<DiagnosticCode> = [
      .nearDimension, .emptyCell, .extraTitle, .unusedAcceptance, .deadWebLink, .doubtfulWebLink,
      .privateWebLink,
    ]
    #expect(Set(RuleList.codes).union(own) == Set(DiagnosticCode.allCases.filter(\.isRule)))
    #expect(RuleList.codes.count == Set(RuleList.codes).count)
    for code in DiagnosticCode.allCases { #expect(!code.explanation.meaning.isEmpty, "\(code)") }
  }
}
