import Diagnostics
import LadderModel
import Site
import TestSupport
import Testing

/// What a step says of statements whose first paragraphs are the same.
@Suite struct StepComparisonTests {
  /// New, raised and unchanged statements between two levels with these lists.
  private func counts(_ older: String, _ newer: String) throws -> [Int] {
    let ladder = LadderSample.small
      .with("levels/ic/junior.md", LadderSample.level("Junior", "IC1", "1", older + "\n"))
      .with("levels/ic/senior.md", LadderSample.level("Senior", "IC2", "2", newer + "\n"))
      .read().value
    let step = try #require(ladder.steps.first { ladder[$0.to].code == "IC2" })
    let counts = StepComparison(step, in: ladder).counts
    return [counts.new, counts.raised, counts.unchanged]
  }

  @Test(arguments: [
    ("- Owns:\n  - one service", "- Owns:\n  - ten services"),
    ("- Owns it.", "- Owns it.\n\n  For the whole company."),
    ("- Owns it.\n\n  For [](level:junior).", "- Owns it.\n\n  For [](level:senior)."),
    ("- Teaches [](level:junior)", "- Teaches [](level:senior)"),
    ("- Draws ![a map of one team](a.png)", "- Draws ![a map of the company](a.png)"),
    ("- > Owns what a team makes.", "- > Owns what a company makes."),
  ])
  func `what differs below the first paragraph is raised`(older: String, newer: String) throws {
    #expect(try counts(older, newer) == [0, 1, 0])
  }

  @Test(arguments: [
    ("- Owns:\n  - one *service*", "- Owns:\n\n  + one  service"),
    ("- Teaches [](level:junior)", "- Teaches [](junior.md#scope)"),
    ("- Teaches [the first level](level:junior)", "- Teaches [the first level](junior.md)"),
  ])
  func `other markup is no change`(older: String, newer: String) throws {
    #expect(try counts(older, newer) == [0, 0, 1])
  }

  @Test func `the pair that is the same as a whole goes together`() throws {
    let list = "- Owns:\n  - one\n- Owns:\n  - two"
    #expect(try counts(list, "- Owns:\n  - two\n- Owns:\n  - one") == [0, 0, 2])
    #expect(try counts(list, "- Owns:\n  - three\n- Owns:\n  - one") == [0, 1, 1])
  }
}
