import Checks
import Diagnostics
import Testing

@Suite struct WordingTests {
  private func sample(_ list: String, language: String = "en") -> CheckedSample {
    CheckedSample(
      Text.oneTrack.with([
        "levels/ic/a.md": Text.scope("⟦9⟧A", "A", rank: "1", list),
        "ladder.yml": "title: T\nlanguage: \(language)\n",
      ]))
  }

  @Test(arguments: [
    (DiagnosticCode.twoDemands, "- Writes the design ⟦1⟧and reviews the code.\n- Reviews plans.\n"),
    (.twoDemands, "- Writes tests ⟦1⟧and fixes bugs.\n- Fixes faults.\n"),
    (.vagueMeasure, "- Writes ⟦1⟧good tests.\n"),
    (.vagueMeasure, "- Writes tests ⟦1⟧as needed.\n"),
    (.abilityNotFact, "- ⟦1⟧Can lead a project.\n"),
    (.abilityNotFact, "- ⟦1⟧Is able to lead a project.\n"),
    (.excludingTerm, "- Plans the ⟦1⟧manpower of the team.\n"),
    (.excludingTerm, "- Answers for ⟦1⟧his team.\n"),
    (.mixedPunctuation, "- Leads a team.\n- ⟦1⟧Hires people\n- Plans work.\n"),
    (.mixedPunctuation, "- ⟦1⟧Leads a team.\n- Hires people\n- Plans work\n"),
  ])
  func `wording that could be better`(code: DiagnosticCode, list: String) {
    #expect(sample(list).findings(of: code) == ["\(code.rawValue) levels/ic/a.md⟦1⟧"])
    #expect(sample(list, language: "en-GB").findings(of: code).count == 1)
    #expect(sample(list, language: "de").findings(of: code).isEmpty)
  }

  @Test(arguments: [
    (DiagnosticCode.twoDemands, "- Leads design reviews and tests of the system.\n- Tests code.\n"),
    (.twoDemands, "- Writes and reviews code.\n- Plans the work.\n"),
    (.twoDemands, "- Works with product and design.\n"),
    (.vagueMeasure, "- Writes goods receipts.\n"),
    (.vagueMeasure, "- Says what is needed.\n"),
    (.abilityNotFact, "- Writes plans that others can follow.\n"),
    (.excludingTerm, "- Says where `his` stands.\n"),
    (.excludingTerm, "- Writes history for the herd.\n"),
    (.mixedPunctuation, "- Leads a team.\n- Hires \"people.\"\n- Says (in writing) why.\n"),
    (.mixedPunctuation, "- Leads a team\n- Does the following:\n- Plans work\n"),
  ])
  func `wording that only looks like it`(code: DiagnosticCode, list: String) {
    #expect(sample(list).findings(of: code).isEmpty)
  }

  @Test func `a statement of too many words`() {
    let words = (1...34).map { "w\($0)" }.joined(separator: " ")
    #expect(
      sample("- ⟦1⟧Leads the \(words).\n").findings(of: .longStatement)
        == ["long-statement levels/ic/a.md⟦1⟧"])
    #expect(sample("- Leads \(words).\n").findings(of: .longStatement).isEmpty)
  }

  @Test func `statements that are hard to read`() {
    let hard =
      "Institutionalises organisational accountability methodologies facilitating "
      + "interdepartmental collaboration opportunities notwithstanding infrastructural impediments"
    let list = (1...6).map { "- \(hard) \($0).\n" }.joined()
    #expect(sample(list).findings(of: .hardToRead) == ["hard-to-read levels/ic/a.md⟦9⟧"])
    let plain = (1...12).map { "- Writes down what the team learnt in week \($0).\n" }.joined()
    #expect(sample(plain).findings(of: .hardToRead).isEmpty)
  }
}
