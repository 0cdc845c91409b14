import Checks
import Diagnostics
import Testing

@Suite struct CompletenessTests {
  /// Levels with the sections named, from the lowest.
  private func track(_ sections: [[String]], marks: [Int: String] = [:]) -> [String: String] {
    var texts = Text.oneTrack.with(["dimensions/craft.md": Text.craft])
    for (index, names) in sections.enumerated() {
      let body = names.map { "## \($0)\n\n- Does \($0) \(index) in a way of its own.\n" }.joined()
      texts["levels/ic/l\(index).md"] = Text.level(
        (marks[index] ?? "") + "Level \(index)", "L\(index)", rank: "\(index)", body)
    }
    return texts
  }

  @Test func `a hole in a dimension is missing`() {
    let both = ["Scope", "Craft"]
    let sample = CheckedSample(track([both, ["Scope"], both], marks: [1: "⟦1⟧"]))
    #expect(sample.findings(of: .missingDimension) == ["missing-dimension levels/ic/l1.md⟦1⟧"])
    #expect(sample.findings(of: .dimensionStops).isEmpty)
  }

  @Test func `a dimension that nearly all levels have is missing below`() {
    let both = ["Scope", "Craft"]
    let sample = CheckedSample(track([["Scope"], both, both, both], marks: [0: "⟦1⟧"]))
    #expect(sample.findings(of: .missingDimension) == ["missing-dimension levels/ic/l0.md⟦1⟧"])
  }

  @Test func `a dimension that begins higher up is a choice`() {
    let both = ["Scope", "Craft"]
    let sample = CheckedSample(track([["Scope"], ["Scope"], both, both]))
    #expect(sample.findings(of: .missingDimension).isEmpty)
  }

  @Test func `a dimension that stops is reported once, where it stops`() {
    let both = ["Scope", "Craft"]
    let sample = CheckedSample(track([both, both, ["Scope"], ["Scope"]], marks: [2: "⟦1⟧"]))
    #expect(sample.findings(of: .dimensionStops) == ["dimension-stops levels/ic/l2.md⟦1⟧"])
    #expect(sample.findings(of: .missingDimension).isEmpty)
  }

  @Test func `a dimension that is carried does not stop`() {
    var texts = track([["Scope", "Craft"], ["Scope", "Craft"], []])
    texts["levels/ic/l2.md"] = Text.scope(
      "Top", "T", rank: "2", more: "carries: [craft]\n", "- Goes on.\n")
    #expect(CheckedSample(texts).findings(of: .dimensionStops).isEmpty)
  }

  @Test func `a sparse grid has no holes`() {
    let names = ["Scope", "Craft", "People", "Tools", "Users", "Money"]
    var texts = Text.oneTrack
    for name in names {
      texts["dimensions/\(name.lowercased()).md"] = "---\ntitle: \(name)\n---\n"
    }
    for index in 0..<14 {
      let body = "## \(names[index % 6])\n\n- Does \(index) things.\n"
      texts["levels/ic/l\(index).md"] = Text.level("L\(index)", "L\(index)", rank: "\(index)", body)
    }
    let sample = CheckedSample(texts)
    #expect(sample.findings(of: .missingDimension).isEmpty)
    #expect(sample.findings(of: .dimensionStops).isEmpty)
  }

  @Test func `a ladder without dimensions is told so, with the page that may be meant`() {
    let texts = [
      "tracks/ic.md": Text.ic,
      "levels/ic/l0.md": Text.level("A", "A", rank: "1", "## Work Style\n\n- Does it.\n"),
      "levels/ic/l1.md": Text.level("B", "B", rank: "2", "## Work Style\n\n- Does more.\n"),
    ]
    let found = CheckedSample(texts).diagnostics.filter { $0.code == .missingDimension }
    #expect(
      found.map(\.help) == [
        "if '## Work Style' is one, write content/dimensions/work-style.md with 'title: Work Style'"
      ])
    #expect(CheckedSample(["tracks/ic.md": Text.ic]).findings(of: .missingDimension).isEmpty)
  }

  private func cells(_ middle: String) -> [String: String] {
    let long = (1...6).map { "- Takes decision number \($0) with the people whom it concerns.\n" }
    func level(_ index: Int, _ craft: String) -> String {
      Text.level(
        "Level \(index)", "L\(index)", rank: "\(index)",
        "## Scope\n\n\(long.joined())\n⟦\(index)⟧## Craft\n\n\(craft)")
    }
    return Text.oneTrack.with([
      "dimensions/craft.md": Text.craft, "levels/ic/a.md": level(1, long.joined()),
      "levels/ic/b.md": level(2, middle), "levels/ic/c.md": level(3, long.joined()),
    ])
  }

  @Test func `a cell far thinner than those around it is thin`() {
    #expect(
      CheckedSample(cells("- Asks why.\n")).findings(of: .thinCell) == [
        "thin-cell levels/ic/b.md⟦2⟧"
      ])
  }

  @Test func `a cell half as long as those around it is not thin`() {
    let half =
      "- Asks why, of everyone who may know, before the work begins.\n"
      + "- Writes down what was said, by whom, and what follows.\n"
    #expect(CheckedSample(cells(half)).findings(of: .thinCell).isEmpty)
  }

  @Test func `cells of one line each are not thin`() {
    var texts = Text.oneTrack
    for index in 1...4 {
      texts["levels/ic/l\(index).md"] = Text.scope(
        "L\(index)", "L\(index)", rank: "\(index)", "- Ok \(index).\n")
    }
    #expect(CheckedSample(texts).findings(of: .thinCell).isEmpty)
  }

  @Test func `a dimension that no level of a track has is unused there`() {
    let texts = Text.twoTracks.with([
      "dimensions/craft.md": "---\ntitle: ⟦1⟧Craft\n---\n",
      "levels/ic/a.md": Text.level(
        "A", "A", rank: "1", "## Scope\n\n- Ships.\n\n## Craft\n\n- Tests.\n"),
      "levels/em/b.md": Text.scope("B", "B", rank: "1", "- Leads.\n"),
    ])
    #expect(
      CheckedSample(texts).findings(of: .unusedDimension)
        == ["unused-dimension dimensions/craft.md⟦1⟧"])
    let limited = texts.with(["dimensions/craft.md": "---\ntitle: Craft\ntracks: [ic]\n---\n"])
    #expect(CheckedSample(limited).findings(of: .unusedDimension).isEmpty)
  }

  @Test func `a track without a level is empty`() {
    let texts = Text.twoTracks.with([
      "tracks/em.md": "---\ntitle: ⟦1⟧Managers\n---\n",
      "levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships.\n"),
    ])
    #expect(
      CheckedSample(texts).findings == ["empty-track tracks/em.md⟦1⟧", "no-owner ladder.yml"])
  }

  private func ranks(_ ranks: [String]) -> [String] {
    var texts = Text.oneTrack
    for (index, rank) in ranks.enumerated() {
      texts["levels/ic/l\(index).md"] = Text.scope(
        "L\(index)", "L\(index)", rank: "⟦\(index + 1)⟧\(rank)", "- Does \(index) things.\n")
    }
    return CheckedSample(texts).findings(of: .rankGap)
  }

  @Test func `a rank that is skipped is a gap`() {
    #expect(ranks(["1", "2", "4"]) == ["rank-gap levels/ic/l2.md⟦3⟧"])
    #expect(ranks(["1", "[2, 3]", "6"]) == ["rank-gap levels/ic/l2.md⟦3⟧"])
  }

  @Test(arguments: [
    ["1", "2", "3"], ["10", "20", "30"], ["1", "[2, 3]", "4"], ["1", "2", "2", "3"], ["5"],
    (1...14).map { "\($0)" },
  ])
  func `ranks that rise evenly have no gap`(list: [String]) {
    #expect(ranks(list).isEmpty)
  }

  private static let split = Text.twoTracks.with([
    "tracks/em.md": "---\ntitle: ⟦1⟧Managers\n---\n",
    "levels/ic/a.md": Text.scope("A", "A", rank: "1", more: "peers: none\n", "- Ships.\n"),
    "levels/ic/b.md": Text.scope("⟦1⟧B", "B", rank: "2", more: "peers: none\n", "- Designs.\n"),
    "levels/em/c.md": Text.scope("C", "C", rank: "3", more: "peers: none\n", "- Leads.\n"),
  ])

  @Test func `a track that nothing leads to and a top that nothing leads on from`() {
    let sample = CheckedSample(Self.split)
    #expect(sample.findings(of: .noEntry) == ["no-entry tracks/em.md⟦1⟧"])
    #expect(sample.findings(of: .noWayOn) == ["no-way-on levels/ic/b.md⟦1⟧"])
  }

  @Test func `a transition is an entry and a way on, and settled levels need none`() {
    let move = "---\ntitle: Switch\nkind: lateral\nfrom: b\nto: c\n---\n"
    let joined = CheckedSample(Self.split.with(["transitions/t.md": move]))
    #expect(joined.findings(of: .noEntry).isEmpty)
    #expect(joined.findings(of: .noWayOn).isEmpty)
    let settled = Text.scope("B", "B", rank: "2", more: "settled: true\n", "- Designs.\n")
    #expect(
      CheckedSample(Self.split.with(["levels/ic/b.md": settled])).findings(of: .noWayOn).isEmpty)
  }

  private func listing(_ text: String, at path: String = "guides/g.md") -> [String] {
    var texts = Text.oneTrack
    for index in 1...4 {
      texts["levels/ic/l\(index).md"] = Text.scope(
        "Rung \(index)", "L\(index)", rank: "\(index)", "- Does \(index) things.\n")
    }
    texts[path] = "---\ntitle: G\n---\n\n\(text)\n"
    return CheckedSample(texts).findings(of: .incompleteList)
  }

  @Test(arguments: [
    "⟦1⟧| L1 | L2 | L4 |\n|---|---|---|\n| a | b | c |",
    "⟦1⟧| Level | Says |\n|---|---|\n| [Rung 1](../levels/ic/l1.md) | a |\n| Rung 3 | b |\n| Rung 4 (L4) | c |",
    "⟦1⟧- Rung 1: learns\n- Rung 2: does\n- Rung 4: leads",
    "⟦1⟧| Level |\n|---|\n| L1/ Rung 2; |\n| L4 or rung 1 (L1), |",
    "⟦1⟧- L1 and L2 — learn\n- L4",
  ])
  func `a list of levels that leaves one out`(text: String) {
    #expect(listing(text) == ["incomplete-list guides/g.md⟦1⟧"])
  }

  @Test(arguments: [
    "| L1 | L2 | L3 | L4 |\n|---|---|---|---|\n| a | b | c | d |",
    "| Level |\n|---|\n| L2 |\n| L3 |\n| L4 |", "| Level |\n|---|\n| L1 to L3 |\n| L4 |",
    "| L1 | L3 |\n|---|---|\n| a | b |", "- L1–L3: do\n- L4",
    "| Level |\n|---|\n| L1, L2, both |\n| L4; |\n| ; |",
    "- Rung 1 and others learn\n- Rung 2\n- Rung 4",
    "- **Rung 1:** a\n- Rung 2 (L2)\n- Rung (the third) 3: b\n- Rung 4",
    "| Level | x |\n|---|---|\n| L1 | a |\n| L2 | b |\n| L3 | c |",
  ])
  func `a list of all levels, of some from one on, or of something else`(text: String) {
    #expect(listing(text).isEmpty)
  }

  @Test func `the home page and a track's own page name all levels or none`() {
    let table = "⟦1⟧| Level |\n|---|\n| L2 |\n| L3 |\n| L4 |"
    #expect(listing(table, at: "index.md") == ["incomplete-list index.md⟦1⟧"])
    #expect(listing(table, at: "tracks/ic.md") == ["incomplete-list tracks/ic.md⟦1⟧"])
  }

  private func facts(_ last: String) -> [String] {
    var texts = Text.oneTrack
    for index in 0..<3 {
      texts["levels/ic/l\(index).md"] = Text.scope(
        "L\(index)", "L\(index)", rank: "\(index)",
        more: "facts:\n  Team size: \(index + 1) people\n",
        "- Does \(index) things.\n")
    }
    texts["levels/ic/l3.md"] = Text.scope("⟦1⟧L3", "L3", rank: "3", more: last, "- Does more.\n")
    return CheckedSample(texts).findings(of: .missingFact)
  }

  @Test func `a fact that the other levels state is missing`() {
    #expect(facts("") == ["missing-fact levels/ic/l3.md⟦1⟧"])
    #expect(facts("facts:\n  ⟦2⟧Team sise: 4 people\n") == ["missing-fact levels/ic/l3.md⟦2⟧"])
    #expect(facts("facts:\n  team size: 4 people\n").isEmpty)
  }

  @Test func `a fact of one level only is not missing on the others`() {
    #expect(facts("facts:\n  Team size: 4 people\n  Budget: yes\n").isEmpty)
  }

  @Test(arguments: [
    ("2025-11-19", true), ("2025-11-20", false), ("2026-11-20", false), ("2026-11-21", true),
  ])
  func `a review is stale after a year, and none was made tomorrow`(day: String, isStale: Bool) {
    let texts = Text.oneTrack.with([
      "guides/g.md": "---\ntitle: Guide\nreviewed: ⟦1⟧\(day)\nowner: Us\n---\n"
    ])
    let today = CalendarDay(year: 2026, month: 11, day: 20)
    let found = CheckedSample(texts, today: today).findings(of: .staleReview)
    #expect(found == (isStale ? ["stale-review guides/g.md⟦1⟧"] : []))
    #expect(CheckedSample(texts).findings(of: .staleReview).isEmpty, "no day, no rule")
  }

  @Test func `days are reckoned right`() {
    #expect(CalendarDay(secondsSince1970: 0) == CalendarDay(year: 1970, month: 1, day: 1))
    #expect(
      CalendarDay(secondsSince1970: 951_782_400) == CalendarDay(year: 2000, month: 2, day: 29))
    #expect(
      CalendarDay(secondsSince1970: 1_795_219_199) == CalendarDay(year: 2026, month: 11, day: 20))
    #expect(CalendarDay(secondsSince1970: -1) == CalendarDay(year: 1969, month: 12, day: 31))
  }

  @Test func `a page without an owner among pages with one`() {
    let texts = [
      "guides/a.md": "---\ntitle: A\nowner: Us\n---\n", "guides/b.md": "---\ntitle: ⟦1⟧B\n---\n",
      "about.md": "---\ntitle: About\n---\n\n[a](guides/a.md)\n",
    ]
    #expect(CheckedSample(texts).findings(of: .noOwner) == ["no-owner guides/b.md⟦1⟧"])
  }

  @Test func `a ladder without any owner is told so once`() {
    let texts = ["guides/a.md": "---\ntitle: A\n---\n", "guides/b.md": "---\ntitle: B\n---\n"]
    #expect(CheckedSample(texts).findings == ["no-owner ladder.yml"])
  }
}
