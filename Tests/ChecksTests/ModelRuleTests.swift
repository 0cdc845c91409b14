import Checks
import Diagnostics
import Testing

/// The rules that the ladder's reader finds by itself, and near misses of the plain ones.
@Suite struct ModelRuleTests {
  private func level(_ body: String) -> CheckedSample {
    CheckedSample(
      Text.oneTrack.with(["levels/ic/a.md": Text.level("A", "A", rank: "1", body)]))
  }

  @Test func `a section that holds no statement`() {
    #expect(
      level("⟦1⟧## Scope\n\nText and no list.\n").findings(of: .emptyCell)
        == ["empty-cell levels/ic/a.md⟦1⟧"])
    #expect(level("## Scope\n\nText.\n\n- Ships.\n").findings(of: .emptyCell).isEmpty)
    #expect(level("## Other\n\nText.\n").findings(of: .emptyCell).isEmpty)
  }

  @Test func `a heading that nearly names a dimension`() {
    #expect(
      level("⟦1⟧## Scoep\n\n- Ships.\n").findings(of: .nearDimension)
        == ["near-dimension levels/ic/a.md⟦1⟧"])
    #expect(level("## SCOPE!\n\n- Ships.\n").findings(of: .nearDimension).isEmpty)
    #expect(level("## Tools\n\n- Ships.\n").findings(of: .nearDimension).isEmpty)
  }

  @Test func `a second title`() {
    #expect(
      level("⟦1⟧# Overview\n\n## Scope\n\n- Ships.\n").findings(of: .extraTitle)
        == ["extra-title levels/ic/a.md⟦1⟧"])
    #expect(level("# A\n\n## Scope\n\n- Ships.\n").findings(of: .extraTitle).isEmpty)
  }

  @Test func `names of different kinds may differ in letter case`() {
    let texts = Text.oneTrack.with([
      "levels/ic/lead.md": Text.scope("A", "A", rank: "1", "- Ships.\n"),
      "roles/Lead.md": "---\ntitle: Lead\n---\n",
    ])
    #expect(CheckedSample(texts).findings(of: .similarID).isEmpty)
  }

  @Test func `a retired track may be empty`() {
    let texts = Text.twoTracks.with([
      "tracks/em.md": "---\ntitle: Managers\nstatus: retired\n---\n",
      "levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships.\n"),
    ])
    #expect(CheckedSample(texts).findings(of: .emptyTrack).isEmpty)
  }

  @Test func `a step that only raises is not empty`() {
    let texts = Text.oneTrack.with([
      "levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships features of one service.\n"),
      "levels/ic/b.md": Text.scope("B", "B", rank: "2", "- Ships features of three services.\n"),
    ])
    #expect(CheckedSample(texts).findings(of: .emptyStep).isEmpty)
  }
}
