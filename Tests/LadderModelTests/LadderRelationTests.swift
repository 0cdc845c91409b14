import Diagnostics
import LadderModel
import TestSupport
import Testing

@Suite struct LadderRelationTests {
  @Test func `siblings of one rank have a step from and to each`() {
    let sample = LadderSample.small
      .with("levels/ic/mid-a.md", LadderSample.level("Mid A", "A", "[1, 2]", "- A.\n"))
      .with("levels/ic/mid-b.md", LadderSample.level("Mid B", "B", "[1, 2]", "- B.\n"))
    let ladder = sample.read().value
    #expect(
      ladder.stepNames.filter { $0.contains("mid") } == [
        "junior>mid-a", "junior>mid-b", "mid-a>senior", "mid-b>senior",
      ])
  }

  @Test func `a carried dimension shows the words of the level that wrote them`() throws {
    let carried = "---\ntitle: T\ncode: T\nrank: RANK\ncarries: [scope]\n---\n"
    let ladder = LadderSample.small
      .with("levels/ic/third.md", carried.replacing("RANK", with: "3"))
      .with(
        "levels/ic/fourth.md", carried.replacing("RANK", with: "4").replacing(": T", with: ": U")
      )
      .read().value
    let fourth = try #require(ladder.level("fourth"))
    let cell = try #require(ladder[fourth].cells.first)
    #expect(cell.carriedFrom == ladder.level("senior"))
    #expect(cell.statements.map(\.text) == ["Fixes hard bugs.", "Designs systems."])
  }

  @Test func `what is carried has anchors of its own where the page has taken them`() throws {
    let ladder = LadderSample.small
      .with("dimensions/craft.md", "---\ntitle: Craft\n---\n")
      .with(
        "levels/ic/junior.md",
        LadderSample.level("Junior", "IC1", "1", "- Fixes bugs. {#bugs}\n- Asks.\n- Asks!\n")
      )
      .with(
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: S\nrank: 2\ncarries: [scope]\n---\n\n## Scope of it\n\n## Reach {#scope}\n\n"
          + "- x\n  - y {#bugs}\n\n## Craft\n\n- Asks.\n- z {#asks-2}\n"
      ).read().value
    let senior = try #require(ladder.level("senior"))
    let carried = try #require(ladder[senior].cells.first { $0.carriedFrom != nil })
    #expect(carried.anchor == "scope-2")
    #expect(carried.statements.map(\.id) == ["bugs", "asks", "asks-2"])
    #expect(carried.statements.map(\.anchor) == ["bugs-2", "asks-3", "asks-2-2"])
    let own = ladder[senior].cells.flatMap { [$0.anchor] + $0.statements.map(\.anchor) }
    let all = Set(own).union(ladder[ladder[senior].page].anchors)
    #expect(all.count == Set(own).count + 3)
  }

  @Test func `a statement without an id takes none that a nested item has`() throws {
    let ladder = LadderSample.small.with(
      "levels/ic/junior.md",
      LadderSample.level("Junior", "IC1", "1", "- Asks.\n  - When stuck. {#asks}\n")
    ).read().value
    let junior = try #require(ladder.level("junior"))
    #expect(ladder[junior].cells.first?.statements.map(\.id) == ["asks-2"])
  }

  @Test func `a cell of too many statements is an error at the first beyond`() {
    let lists = String(repeating: "- a\n", count: 500)
    let sample = LadderSample.small
    let fine = sample.with("levels/ic/junior.md", LadderSample.level("J", "J", "1", lists))
    #expect(fine.read().diagnostics == [])
    let text = LadderSample.level("J", "J", "1", lists + "- ⟦1⟧b\n")
    expect(
      sample.with("levels/ic/junior.md", text).read().diagnostics, in: MarkedText(text),
      are: [ExpectedFinding(.ladderLimit, 1)])
  }

  @Test func `what siblings say differently can't be carried`() {
    let ladder = LadderSample.small
      .with(
        "levels/ic/senior-b.md", LadderSample.level("Senior B", "B", "2", "- Does other things.\n")
      )
      .with("levels/ic/third.md", "---\ntitle: T\ncode: T\nrank: 3\ncarries: [scope]\n---\n")
      .read()
    #expect(ladder.diagnostics.map(\.code) == [.badCarries])
  }

  @Test func `counterparts are symmetric whoever declares them`() throws {
    let ladder = LadderSample.small
      .with(
        "levels/em/head.md",
        "---\ntitle: Head\ncode: M2\nrank: 4\npeers: [senior]\n---\n\n## Scope\n\n- A.\n"
      ).read().value
    for a in ladder.levelRefs {
      for b in ladder.counterparts(of: a) { #expect(ladder.counterparts(of: b).contains(a)) }
    }
    let head = try #require(ladder.level("head"))
    #expect(ladder.ids(ladder.counterparts(of: head)) == ["senior"])
  }

  @Test func `a level without counterpart has none on either side`() throws {
    let ladder = LadderSample.small
      .with(
        "levels/em/lead.md",
        "---\ntitle: Lead\ncode: M1\nrank: 2\npeers: none\n---\n\n## Scope\n\n- A.\n"
      ).read().value
    let senior = try #require(ladder.level("senior"))
    #expect(ladder.counterparts(of: senior).isEmpty)
  }

  @Test func `counterparts are the same whether they are listed, counted or asked for one by one`()
  {
    func level(_ code: String, _ rank: String, _ more: String = "") -> String {
      "---\ntitle: \(code)\ncode: \(code)\nrank: \(rank)\n\(more)---\n\n## Scope\n\n- A.\n"
    }
    let ladder = LadderSample.small
      .with("tracks/ds.md", "---\ntitle: Data\ncode: D\norder: 3\n---\n")
      .with("levels/ds/one.md", level("D1", "1"))
      .with("levels/ds/one-b.md", level("D1b", "1", "peers: [junior, lead]\n"))
      .with("levels/ds/wide.md", level("D2", "[2, 5]"))
      .with("levels/ds/none.md", level("D6", "6", "peers: none\n"))
      .with("levels/ds/top.md", level("D7", "7"))
      .with("levels/ds/gone.md", level("D8", "[1, 8]", "status: retired\n"))
      .with("levels/ic/staff.md", level("IC3", "[3, 4]", "peers: [wide, gone]\n"))
      .with("levels/ic/chief.md", level("IC5", "5", "peers: [top]\n"))
      .with("levels/em/chief-b.md", level("M5", "5", "peers: [chief]\n"))
      .read().value
    var pairs = 0
    for a in ladder.levelRefs {
      let listed = ladder.levelRefs.filter { ladder.areCounterparts(a, $0) }
      #expect(ladder.counterparts(of: a) == listed)
      #expect(ladder.counterpartCount(of: a) == listed.count)
      #expect(ladder.counterparts(of: a, on: ladder.trackRefs).sorted() == listed)
      for b in listed { #expect(ladder.areCounterparts(b, a)) }
      pairs += listed.count
    }
    #expect(ladder.levels.count == 13)
    #expect(pairs == 2 * 9)
  }

  @Test func `a switch compares levels of equal standing, or the nearest`() {
    let sample = LadderSample.small.with(
      "transitions/t.md",
      "---\ntitle: T\nkind: switch\nfrom: [junior, senior]\nto: [lead, head]\n---\n")
    #expect(sample.read().value.stepNames.suffix(2) == ["junior>lead!", "senior>lead!"])
  }

  @Test func `a retired level keeps its page and leaves matrix and steps`() {
    let retired = LadderSample.small.pages["levels/ic/senior.md"]?
      .replacing("rank: 2", with: "rank: 2\nstatus: retired")
    let ladder = LadderSample.small.with("levels/ic/senior.md", retired ?? "").read().value
    #expect(ladder.levels.count == 4)
    #expect(ladder.activeLevels.count == 3)
    #expect(ladder.stepNames == ["lead>head"])
  }

  @Test func `groups of statements, leads and notes of a cell are all kept in order`() throws {
    let text = """
      ---
      title: S
      code: A
      rank: 2
      ---

      Before all.

      ## Scope

      The lead.

      - One. {#one}
        - nested

      ### A label

      - Two.

      | a |
      |---|
      | b |

      - Three.

      ## Other things

      After.
      """
    let ladder = LadderSample.small.with("levels/ic/senior.md", text).read().value
    let level = ladder[try #require(ladder.level("senior"))]
    let cell = try #require(level.cells.first)
    #expect(cell.statements.map(\.id) == ["one", "two", "three"])
    #expect(cell.statements.map(\.hasExplicitID) == [true, false, false])
    let parts = cell.parts.map { part in
      switch part {
      case .prose: "prose"
      case .label: "label"
      case .statements(let range): "statements \(range.count)"
      }
    }
    #expect(parts == ["prose", "statements 1", "label", "statements 1", "prose", "statements 1"])
    #expect(level.introduction.count == 1)
    #expect(level.sections.count == 1)
  }
}
