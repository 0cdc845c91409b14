import Checks
import Diagnostics
import Testing

@Suite struct ConsistencyTests {
  /// A track of levels with one list each, from the lowest; facts by level.
  private func track(_ lists: [String], facts: [String] = [], settings: String? = nil)
    -> CheckedSample
  {
    var texts = Text.oneTrack
    for (index, list) in lists.enumerated() {
      let fact = index < facts.count ? "facts:\n  Amount: \(facts[index])\n" : ""
      texts["levels/ic/l\(index).md"] = Text.level(
        "⟦9⟧L\(index)", "L\(index)", rank: "\(index)", more: fact, "⟦8⟧## Scope\n\n\(list)")
    }
    if let settings { texts["ladder.yml"] = settings }
    return CheckedSample(texts)
  }

  @Test func `a copied statement is reported at the copy`() {
    let sample = track([
      "- Writes tests.\n- Asks for help.\n", "- ⟦1⟧Writes tests.\n- Helps others.\n",
    ])
    #expect(sample.findings(of: .copiedStatement) == ["copied-statement levels/ic/l1.md⟦1⟧"])
  }

  @Test func `a copied section is reported once`() {
    let list = "- Writes tests.\n- Asks for help.\n"
    let sample = track([list, list])
    #expect(sample.findings(of: .copiedStatement) == ["copied-statement levels/ic/l1.md⟦8⟧"])
    #expect(sample.findings(of: .emptyStep) == ["empty-step levels/ic/l1.md⟦9⟧"])
  }

  @Test func `a raised statement is no copy, and a carried one neither`() {
    let raised = track(["- Writes tests.\n", "- Writes tests for others.\n"])
    #expect(raised.findings(of: .copiedStatement).isEmpty)
    let texts = Text.oneTrack.with([
      "dimensions/craft.md": Text.craft,
      "levels/ic/a.md": Text.level(
        "A", "A", rank: "1", "## Scope\n\n- Ships.\n\n## Craft\n\n- Tests.\n"),
      "levels/ic/b.md": Text.scope("B", "B", rank: "2", more: "carries: [craft]\n", "- Designs.\n"),
    ])
    let carried = CheckedSample(texts)
    #expect(carried.findings(of: .copiedStatement).isEmpty)
    #expect(carried.findings(of: .emptyStep).isEmpty)
  }

  @Test(arguments: [
    ("- Writes the tests for each change.\n", "- ⟦1⟧Writes tests for each change!\n"),
    ("- Agrees on the organisation of work.\n", "- ⟦1⟧Agrees on the organization of work.\n"),
  ])
  func `copies that drifted are near duplicates`(lower: String, upper: String) {
    let sample = track([lower, upper])
    #expect(sample.findings(of: .nearDuplicate) == ["near-duplicate levels/ic/l1.md⟦1⟧"])
    #expect(sample.findings(of: .copiedStatement).isEmpty)
  }

  @Test(arguments: [
    ("- Writes the tests of one service.\n", "- Writes the tests of two services.\n"),
    ("- Leads the team.\n", "- Leads the teams.\n"),
    ("- Reviews 3 designs.\n", "- Reviews 4 designs.\n"),
    ("- Reports major faults.\n", "- Reports minor faults.\n"),
  ])
  func `statements that differ in what they ask are no duplicates`(lower: String, upper: String) {
    #expect(track([lower, upper]).findings(of: .nearDuplicate).isEmpty)
  }

  @Test func `a statement that stands twice on a page is a duplicate`() {
    let sample = track(["- Writes tests for changes.\n- ⟦1⟧Writes tests for changes.\n"])
    #expect(sample.findings(of: .nearDuplicate) == ["near-duplicate levels/ic/l0.md⟦1⟧"])
  }

  @Test func `a step far larger than the others`() {
    func list(_ level: Int, _ count: Int) -> String {
      (1...count).map { "- Point \(level)x\($0) alpha\(level)\($0) beta\(level)\($0).\n" }.joined()
    }
    let sample = track([list(0, 3), list(1, 4), list(2, 14), list(3, 4)])
    #expect(sample.findings(of: .largeStep) == ["large-step levels/ic/l2.md⟦9⟧"])
    #expect(
      track([list(0, 3), list(1, 4), list(2, 8), list(3, 4)]).findings(of: .largeStep).isEmpty)
  }

  @Test(arguments: [
    ["2 quarters", "⟦1⟧1 quarter"], ["5 to 8", "⟦1⟧3 to 6"], ["two years", "⟦1⟧18 months"],
    ["5-8 people", "⟦1⟧2-3 people"], ["1 quarter", "2 quarters", "⟦1⟧1 quarter"],
    ["one year", "⟦1⟧1 quarter", "1 year"],
  ])
  func `an amount that falls`(facts: [String]) {
    let lists = facts.indices.map { "- Does \($0) things.\n" }
    let index = facts.firstIndex { $0.hasPrefix("⟦") } ?? 0
    #expect(
      track(lists, facts: facts).findings(of: .rankRegression)
        == ["rank-regression levels/ic/l\(index).md⟦1⟧"])
  }

  @Test(arguments: [
    ["1 quarter", "2 quarters"], ["12 months", "1 year"], ["5 to 8", "5 to 8"],
    ["80 %", "40 %"], ["1 month", "5 weeks"], ["8 engineers", "2 teams"],
    ["4 days of code", "3 days of code", "2 days of code"], ["the team", "several teams"],
    ["2 to 5", "4 to 4"], ["€90,000", "€80,000"],
  ])
  func `an amount that does not fall, or is none`(facts: [String]) {
    let lists = facts.indices.map { "- Does \($0) things.\n" }
    #expect(track(lists, facts: facts).findings(of: .rankRegression).isEmpty)
  }

  @Test(arguments: [
    ("- Owns the plan of two teams.\n", "- ⟦1⟧Helps with the plan of two teams.\n"),
    (
      "- Always reviews the designs of the team.\n", "- ⟦1⟧Often reviews the designs of the team.\n"
    ),
    ("- Plans the work of several teams.\n", "- ⟦1⟧Plans the work of several features.\n"),
    ("- Coaches 3 engineers each year.\n", "- ⟦1⟧Coaches 2 engineers each year.\n"),
    ("- Solves hard faults in production.\n", "- ⟦1⟧Solves hard faults in production with help.\n"),
  ])
  func `a statement weaker than its predecessor`(lower: String, upper: String) {
    #expect(
      track([lower, upper]).findings(of: .weakerStatement) == [
        "weaker-statement levels/ic/l1.md⟦1⟧"
      ])
    #expect(
      track([lower, upper], settings: "title: T\nlanguage: de\n").findings(of: .weakerStatement)
        .isEmpty)
  }

  @Test(arguments: [
    ("- Helps with the plan of two teams.\n", "- Owns the plan of two teams.\n"),
    ("- Answers questions within 3 days.\n", "- Answers questions within 2 days.\n"),
    ("- Plans the work of one team.\n", "- Plans the work of several teams.\n"),
    (
      "- Agrees one plan of growth with the other departments each year.\n",
      "- Agrees one plan of growth with the executive team each year.\n"
    ),
    ("- Solves hard faults with help.\n", "- Solves very hard faults with help.\n"),
    ("- Leads projects of 6 months.\n", "- Leads projects of 2 years.\n"),
    ("- Plans the work of 6 to 12 months.\n", "- Plans the work of 1 to 2 years.\n"),
  ])
  func `a statement that is raised`(lower: String, upper: String) {
    #expect(track([lower, upper]).findings(of: .weakerStatement).isEmpty)
  }
}
