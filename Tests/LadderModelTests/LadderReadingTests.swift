import Diagnostics
import LadderModel
import Pages
import TestSupport
import Testing

@Suite struct LadderReadingTests {
  @Test func `the small sample is a ladder without a fault`() throws {
    let result = LadderSample.small.read()
    #expect(result.diagnostics.map(\.message) == [])
    let ladder = result.value
    #expect(
      ladder.tracks.map { ladder.ids($0.levels) } == [["junior", "senior"], ["lead", "head"]])
    #expect(ladder.ranks == [1, 2, 3, 4])
    #expect(ladder.stepNames == ["junior>senior", "lead>head"])
    let senior = try #require(ladder.level("senior"))
    #expect(
      ladder[senior].cells[0].statements.map(\.text) == ["Fixes hard bugs.", "Designs systems."])
    #expect(ladder[senior].cells[0].statements.map(\.id) == ["fixes-hard-bugs", "designs-systems"])
    #expect(ladder.ids(ladder.counterparts(of: senior)) == ["lead"])
  }

  /// Each case replaces one page of the small sample; all findings must be on it.
  @Test(
    arguments: [
      (
        "levels/ic/senior.md", "---\n⟦1⟧titel: Senior\ncode: A\nrank: 2\n---\n",
        [ExpectedFinding(.unknownKey, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: Senior\ncode: A\nrank: ⟦1⟧two\n---\n",
        [ExpectedFinding(.wrongType, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: Senior\ncode: A\nrank: ⟦1⟧[3, 2]\n---\n",
        [ExpectedFinding(.badValue, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: Senior\ncode: A\nrank: ⟦1⟧200\n---\n",
        [ExpectedFinding(.badValue, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: Senior\ncode: A\n---\n",
        [ExpectedFinding(.missingKey, nil)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: Senior\ncode: ⟦1⟧IC1\nrank: 2\n---\n",
        [ExpectedFinding(.duplicateCode, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\n⟦1⟧owner:\n---\n",
        [ExpectedFinding(.wrongType, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\nowner: ⟦1⟧# us\n---\n",
        [ExpectedFinding(.wrongType, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\n⟦1⟧coed: A\n⟦2⟧weight: 2\n---\n",
        [
          ExpectedFinding(.unknownKey, 1), ExpectedFinding(.unknownKey, 2),
          ExpectedFinding(.missingKey, nil),
        ]
      ),
      ("dimensions/other.md", "---\ntitle: ⟦1⟧'🚀 !'\n---\n", [ExpectedFinding(.badValue, 1)]),
      (
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\n---\n\n## Scope\n\n- A.\n⟦1⟧-\n⟦2⟧- > B.\n",
        [ExpectedFinding(.emptyCell, 1), ExpectedFinding(.emptyCell, 2)]
      ),
      ("dimensions/other.md", "---\ntitle: ⟦1⟧ scope!\n---\n", [ExpectedFinding(.duplicateID, 1)]),
      (
        "dimensions/other.md", "---\ntitle: Other\nnames: [Else, ⟦1⟧Scope]\n---\n",
        [ExpectedFinding(.duplicateID, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: ⟦1⟧[a]\ncode: A\nrank: 2\nsettled: ⟦2⟧yes\n---\n",
        [ExpectedFinding(.wrongType, 1), ExpectedFinding(.wrongType, 2)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\nreviewed: ⟦1⟧2026-02-30\n---\n",
        [ExpectedFinding(.badValue, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\nstatus: ⟦1⟧activ\n---\n",
        [ExpectedFinding(.badValue, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\npeers: [⟦1⟧junior]\n---\n",
        [ExpectedFinding(.badPeers, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\npeers: [⟦1⟧hed]\n---\n",
        [ExpectedFinding(.unknownReference, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\ncarries: [⟦1⟧scop]\n---\n",
        [ExpectedFinding(.unknownReference, 1)]
      ),
      (
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\ncarries: [⟦1⟧scope]\n---\n\n## Scope\n\n- Is own.\n",
        [ExpectedFinding(.badCarries, 1)]
      ),
      (
        "levels/ic/junior.md", "---\ntitle: J\ncode: A\nrank: 1\ncarries: [⟦1⟧scope]\n---\n",
        [ExpectedFinding(.badCarries, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\ncarries: [scope, ⟦1⟧scope]\n---\n",
        [ExpectedFinding(.badCarries, 1)]
      ),
      (
        "levels/ic/senior.md",
        """
        ---
        title: S
        code: A
        rank: ⟦1⟧"2"
        peers: [⟦2⟧hed]
        carries: [⟦3⟧scop]
        ---

        ⟦4⟧## Scope
        """,
        [
          ExpectedFinding(.wrongType, 1), ExpectedFinding(.unknownReference, 2),
          ExpectedFinding(.unknownReference, 3), ExpectedFinding(.emptyCell, 4),
        ]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\n---\n\n⟦1⟧## Scopes\n\n- A.\n",
        [ExpectedFinding(.nearDimension, 1)]
      ),
      (
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\n---\n\n⟦1⟧## Scope and more\n\n- A.\n",
        [ExpectedFinding(.nearDimension, 1)]
      ),
      (
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\n---\n\n## Scope\n\n- A.\n\n⟦1⟧## SCOPE!\n\n- B.\n",
        [ExpectedFinding(.repeatedDimension, 1)]
      ),
      (
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\n---\n\n⟦1⟧## Scope\n\nText.\n",
        [ExpectedFinding(.emptyCell, 1)]
      ),
      (
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\n---\n\n## Scope\n\n- A.\n\n⟦1⟧# Two\n",
        [ExpectedFinding(.extraTitle, 1)]
      ),
      (
        "dimensions/more.md", "---\ntitle: More\ntracks: [⟦1⟧xx]\n---\n",
        [ExpectedFinding(.unknownTrack, 1)]
      ),
      (
        "roles/a.md", "---\ntitle: A\nentry_from: [⟦1⟧juniour]\n---\n",
        [ExpectedFinding(.unknownReference, 1)]
      ),
      (
        "roles/a.md",
        "---\ntitle: A\ncompensation: {currency: ⟦1⟧usd, from: 2, to: ⟦2⟧1, ⟦3⟧x: 1}\n---\n",
        [
          ExpectedFinding(.badValue, 1), ExpectedFinding(.badValue, 2),
          ExpectedFinding(.unknownKey, 3),
        ]
      ),
      (
        "transitions/a.md", "---\ntitle: A\nkind: ⟦1⟧demotion\nfrom: junior\n---\n",
        [ExpectedFinding(.badValue, 1), ExpectedFinding(.missingKey, nil)]
      ),
      (
        "transitions/a.md",
        "---\ntitle: A\nkind: switch\nfrom: [junior]\nto: [⟦1⟧junior, lead]\n---\n",
        [ExpectedFinding(.badTransition, 1)]
      ),
      (
        "transitions/a.md", "---\ntitle: A\nkind: switch\nfrom: ⟦1⟧[]\nto: [lead]\n---\n",
        [ExpectedFinding(.wrongType, 1)]
      ),
      ("about.md", "---\ntitle: A\n⟦1⟧order: 1\n---\n", [ExpectedFinding(.unknownKey, 1)]),
      ("guides/a.md", "No front matter\n", [ExpectedFinding(.missingFrontMatter, nil)]),
      ("guides/a b.md", "---\ntitle: A\n---\n", [ExpectedFinding(.badFileName, nil)]),
      ("guides/deep/a.md", "---\ntitle: A\n---\n", [ExpectedFinding(.misplacedFile, nil)]),
      ("levels/a.md", "---\ntitle: A\n---\n", [ExpectedFinding(.misplacedFile, nil)]),
      (
        "levels/xx/a.md", "---\ntitle: A\ncode: A\nrank: 1\n---\n",
        [ExpectedFinding(.unknownTrack, nil)]
      ),
      (
        "levels/em/junior.md", "---\ntitle: A\ncode: A\nrank: 1\n---\n",
        [ExpectedFinding(.duplicateID, nil)]
      ),
    ] as [(String, String, [ExpectedFinding])])
  func `what is wrong is named at its place and nothing else is`(
    path: String, text: String, expected: [ExpectedFinding]
  ) {
    let findings = LadderSample.small.with(path, text).read().diagnostics
    let own = findings.filter { $0.place.path == "content/" + path }
    let other = findings.filter { $0.place.path != "content/" + path }
    // The duplicate is reported at whichever of the two comes last.
    if expected.map(\.code) == [.duplicateID] {
      #expect(findings.map(\.code) == [.duplicateID])
      return
    }
    expect(own, in: MarkedText(text), are: expected)
    #expect(other.map(\.message) == [])
  }

  @Test func `messages name the thing, the rule and the way to mend it`() throws {
    let findings = LadderSample.small
      .with("levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\nweight: 3\n---\n")
      .read().diagnostics
    let finding = try #require(findings.first)
    #expect(finding.message == "a level page has no key 'weight'")
    #expect(finding.help?.hasPrefix("a level page knows accepts, aliases") == true)
    let near = LadderSample.small.with("roles/a.md", "---\ntitle: A\nlevels: [senoir]\n---\n")
    #expect(near.read().diagnostics.first?.help == "did you mean 'senior'?")
    for name in ["IC2", "SENIOR", "level:IC2"] {
      let other = LadderSample.small.with("roles/a.md", "---\ntitle: A\nlevels: ['\(name)']\n---\n")
      #expect(
        other.read().diagnostics.first?.help == "write 'senior', the name of its file", "\(name)")
    }
  }

  @Test func `a page whose front matter is unreadable causes no second finding elsewhere`() {
    let sample = LadderSample.small
      .with("levels/ic/senior.md", "---\ntitle: a: b\n---\n")
      .with("roles/a.md", "---\ntitle: A\nlevels: [senior]\n---\n")
    #expect(sample.read().diagnostics.map(\.code) == [.yamlSyntax])
  }

  @Test(arguments: [
    "## SCOPE!", "##  scope", "## *Scope*", "## Scope 🎯", "## ℹ️ Scope", "## 1️⃣ Scope", "## 🅰️ Scope:",
  ])
  func `a heading opens the dimension that it names in other letters`(heading: String) throws {
    let ladder = LadderSample.small
      .with(
        "levels/ic/senior.md", "---\ntitle: S\ncode: A\nrank: 2\n---\n\n\(heading)\n\n- A.\n"
      ).read()
    #expect(ladder.diagnostics.map(\.message) == [])
    let senior = try #require(ladder.value.level("senior"))
    #expect(ladder.value[senior].cells.count == 1)
  }

  @Test func `a cell ends at the next heading that is no deeper`() throws {
    let ladder = LadderSample.small
      .with(
        "levels/ic/senior.md",
        "---\ntitle: S\ncode: A\nrank: 2\n---\n\n## Scope\n\n### In\n\n- A.\n\n# Out\n\n- B.\n"
      ).read().value
    let senior = try #require(ladder.level("senior"))
    #expect(ladder[senior].cells.map { $0.statements.map(\.text) } == [["A."]])
    #expect(ladder[senior].sections.count == 1)
    let labels = ladder[senior].cells[0].labels.map { label in
      label.map { ladder.page(of: senior).document.headings[$0].text }
    }
    #expect(labels == ["In"])
  }

  @Test func `levels of a draft track are told so`() {
    let draft = "---\ntitle: Managers\ncode: M\nstatus: draft\n---\n"
    let findings = LadderSample.small.with("tracks/em.md", draft).read().diagnostics
    #expect(Set(findings.map(\.code)) == [.linkToDraft])
    #expect(findings.count == 2)
  }

  @Test func `drafts are left out, and whoever points at one is told`() {
    let draft = "---\ntitle: S\ncode: A\nrank: 2\nstatus: draft\n---\n\n## Scope\n\n- A.\n"
    let sample = LadderSample.small.with("levels/ic/senior.md", draft)
      .with("roles/a.md", "---\ntitle: A\nlevels: [senior]\n---\n")
    #expect(sample.read().diagnostics.map(\.code) == [.linkToDraft])
    #expect(sample.read(includesDrafts: true).diagnostics.isEmpty)
    #expect(sample.read(includesDrafts: true).value.stepNames.contains("junior>senior"))
    #expect(!sample.read().value.stepNames.contains("junior>senior"))
  }
}
