import Checks
import Diagnostics
import Testing

@Suite struct ParityTests {
  private static let both = Text.twoTracks.with([
    "levels/ic/senior.md": Text.scope("Senior", "IC2", rank: "2", "- Designs.\n"),
    "levels/ic/staff.md": Text.scope("Staff", "IC3", rank: "3", "- Sets direction.\n"),
    "levels/em/lead.md": Text.scope("Lead", "M1", rank: "2", "- Leads one team.\n"),
    "levels/em/head.md": Text.scope("Head", "M2", rank: "3", "- Leads several teams.\n"),
  ])

  @Test func `peers that are not mutual`() {
    let texts = Self.both.with([
      "levels/ic/senior.md": Text.scope(
        "Senior", "IC2", rank: "2", more: "peers: [⟦1⟧lead]\n", "- Designs.\n"),
      "levels/em/lead.md": Text.scope(
        "Lead", "M1", rank: "2", more: "peers: [staff]\n", "- Leads.\n"),
    ])
    #expect(
      CheckedSample(texts).findings(of: .oneSidedPeers) == [
        "one-sided-peers levels/ic/senior.md⟦1⟧"
      ])
    let mutual = texts.with([
      "levels/em/lead.md": Text.scope(
        "Lead", "M1", rank: "2", more: "peers: [senior]\n", "- Leads.\n")
    ])
    #expect(CheckedSample(mutual).findings(of: .oneSidedPeers).isEmpty)
  }

  @Test func `a level without a counterpart has to say so`() {
    let top = Text.scope("Top", "M3", rank: "⟦1⟧4", "- Leads the company.\n")
    let texts = Self.both.with(["levels/em/top.md": top])
    #expect(
      CheckedSample(texts).findings(of: .noCounterpart) == ["no-counterpart levels/em/top.md⟦1⟧"])
    let said = Text.scope("Top", "M3", rank: "4", more: "peers: none\n", "- Leads.\n")
    #expect(
      CheckedSample(Self.both.with(["levels/em/top.md": said])).findings(of: .noCounterpart).isEmpty
    )
    let ranged = Text.scope("Top", "M3", rank: "[3, 4]", "- Leads.\n")
    #expect(
      CheckedSample(Self.both.with(["levels/em/top.md": ranged])).findings(of: .noCounterpart)
        .isEmpty)
  }

  @Test func `a ladder of one track needs no counterparts`() {
    let texts = Text.oneTrack.with(["levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships.\n")]
    )
    #expect(CheckedSample(texts).findings == ["no-owner ladder.yml"])
  }

  @Test func `equal ranks with unequal dimensions`() {
    let craft = "## Scope\n\n- Leads.\n\n## Craft\n\n- Reviews.\n"
    let texts = Self.both.with([
      "dimensions/craft.md": Text.craft,
      "levels/ic/senior.md": Text.level(
        "Senior", "IC2", rank: "2", "## Scope\n\n- D.\n\n## Craft\n\n- E.\n"),
      "levels/ic/staff.md": Text.level(
        "Staff", "IC3", rank: "3", "## Scope\n\n- F.\n\n## Craft\n\n- G.\n"),
      "levels/em/lead.md": Text.scope("⟦1⟧Lead", "M1", rank: "2", "- Leads one team.\n"),
      "levels/em/head.md": Text.level("Head", "M2", rank: "3", craft),
    ])
    #expect(
      CheckedSample(texts).findings(of: .unequalDimensions)
        == ["unequal-dimensions levels/em/lead.md⟦1⟧"])
    let limited = texts.with([
      "dimensions/craft.md": "---\ntitle: Craft\ntracks: [ic]\n---\n",
      "levels/em/head.md": Text.scope("Head", "M2", rank: "3", "- Leads.\n"),
    ])
    #expect(CheckedSample(limited).findings(of: .unequalDimensions).isEmpty)
  }

  @Test func `a switch without a way back`() {
    let away = "---\ntitle: Away\nkind: switch\nfrom: senior\nto: ⟦1⟧lead\n---\n"
    let texts = Self.both.with(["transitions/away.md": away])
    #expect(CheckedSample(texts).findings(of: .noWayBack) == ["no-way-back transitions/away.md⟦1⟧"])
    let back = "---\ntitle: Back\nkind: return\nfrom: head\nto: staff\n---\n"
    #expect(
      CheckedSample(texts.with(["transitions/back.md": back])).findings(of: .noWayBack).isEmpty)
    let up = "---\ntitle: Up\nkind: promotion\nfrom: senior\nto: staff\n---\n"
    #expect(
      CheckedSample(Self.both.with(["transitions/up.md": up])).findings(of: .noWayBack).isEmpty)
  }

  private func table(_ rows: String) -> [String] {
    CheckedSample(Self.both.with(["guides/g.md": "---\ntitle: G\n---\n\n\(rows)"]))
      .findings(of: .contradictingTable)
  }

  @Test func `a table that contradicts the ranks`() {
    #expect(
      table("| Engineer | Manager |\n|---|---|\n| Senior | Lead |\n| Staff | ⟦1⟧Lead |\n")
        == ["contradicting-table guides/g.md⟦1⟧"])
    #expect(
      table("| Rank | IC | M |\n|---|---|---|\n| 2 | IC2 | M1 |\n| 2 | ⟦1⟧IC3 | ⟦2⟧M2 |\n")
        == ["contradicting-table guides/g.md⟦1⟧", "contradicting-table guides/g.md⟦2⟧"])
    #expect(
      table(
        "| Rank | IC | M |\n|---|---|---|\n"
          + "| 2 | [Senior](../levels/ic/senior.md) (IC2) | Lead |\n| 3 | Staff | ⟦1⟧Lead |\n")
        == ["contradicting-table guides/g.md⟦1⟧"])
  }

  @Test(arguments: [
    "| Engineer | Manager |\n|---|---|\n| Senior | Lead |\n| Staff | Head |\n",
    "| From | To |\n|---|---|\n| Senior | Head |\n| Staff | Lead |\n",
    "| Level | Next |\n|---|---|\n| Senior | Staff |\n| Lead | Head |\n",
    "| Level | Says |\n|---|---|\n| Senior | asks the Head |\n| Staff | asks the Lead |\n",
    "| A | B |\n|---|---|\n| Senior, Staff | Lead |\n| Staff | Head |\n",
  ])
  func `a table that agrees, or is no mapping`(rows: String) {
    #expect(table(rows).isEmpty)
  }
}
