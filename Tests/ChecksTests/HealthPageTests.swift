import Checks
import Diagnostics
import Foundation
import LadderModel
import Site
import TestSupport
import Testing

@Suite struct HealthPageTests {
  private func page(
    _ texts: [String: String], settings: String = "title: Test\n", today: CalendarDay? = nil,
    accepted: [AcceptedFinding] = []
  ) -> String {
    var sample = LadderSample(pages: texts)
    sample.settings = settings
    let site = ResolvedSite.resolve(SitePlan.plan(sample.read().value, assets: []).value)
    let subject = CheckSubject(site.value, today: today)
    let findings = CheckPass(site.value.ladder.settings, .everything).findings(subject)
    let report = Report(findings.sorted(), accepted: accepted, files: 3, version: "1")
    let html = HealthPage(subject, report).html()
    #expect(html.diagnostics.isEmpty, "\(html.diagnostics.map(\.message))")
    return String(decoding: html.value, as: UTF8.self)
  }

  private static let ladder = Text.oneTrack.with([
    "dimensions/craft.md": Text.craft,
    "levels/ic/a.md": Text.level(
      "First", "L1", rank: "1",
      "## Scope\n\n- Ships parts.\n- Asks.\n\n## Craft\n\n- Writes tests for every change.\n"),
    "levels/ic/b.md": Text.level("Second", "L2", rank: "2", "## Scope\n\n- Ships wholes alone.\n"),
    "levels/ic/c.md": Text.level(
      "Third", "L3", rank: "3", more: "carries: [scope]\n",
      "## Craft\n\n- Writes tests for every change.\n- Reviews designs.\n"),
  ])

  @Test func `coverage shows counts, gaps in red and what is carried`() {
    let html = page(Self.ladder)
    #expect(html.contains("Engineers: 5 of 6 cells"))
    #expect(
      html.contains(
        "Scope</th><td class=\"shade4\">2</td><td class=\"shade2\">1</td><td class=\"carried\">↑</td>"
      ))
    #expect(
      html.contains(
        "Craft</th><td class=\"shade2\">1</td><td class=\"gap\">–</td><td class=\"shade4\">2</td>"))
  }

  @Test func `steps have a row with a plot for each promotion`() {
    let html = page(Self.ladder)
    #expect(html.contains("<abbr title=\"First\">L1</abbr> → <abbr title=\"Second\">L2</abbr>"))
    #expect(html.components(separatedBy: "<rect class=\"b\"").count == 3)
  }

  @Test func `what authors wrote is text`() {
    let nasty = "<script>alert(1)</script> & \\\"x\\\""
    let texts = Self.ladder.with([
      "levels/ic/a.md": Text.scope("\"\(nasty)\"", "L1", rank: "1", "- Ships.\n"),
      "guides/g.md": "---\ntitle: G\nowner: \"\(nasty)\"\n---\n",
    ])
    let file = SourceFile(path: "content/<b>.md")
    let finding = Diagnostic(.thinCell, "m", at: file.wholePlace)
    let html = page(
      texts, settings: "title: \"\(nasty)\"\n",
      accepted: [AcceptedFinding(finding: finding, reason: "</td><b>so</b>")])
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>so"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(html.contains("&lt;/td&gt;"))
  }

  @Test func `the page needs nothing from anywhere`() {
    let html = page(Self.ladder)
    #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    for word in [" src=", " href=", "url(", "@import", "http://", "https://"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test func `old reviews and pages without an owner stand out`() {
    let texts = Self.ladder.with([
      "guides/g.md": "---\ntitle: G\nowner: Us\nreviewed: 2025-01-31\n---\n",
      "guides/h.md": "---\ntitle: H\nowner: Us\nreviewed: 2026-11-01\n---\n",
    ])
    let html = page(texts, today: CalendarDay(year: 2026, month: 11, day: 25))
    #expect(html.contains("as of 2026-11-25"))
    #expect(
      html.contains("guides/g.md</span></th><td class=\"k\">2025-01-31</td><td class=\"n\">22"))
    #expect(html.components(separatedBy: "<rect class=\"over\"").count == 2)
    #expect(html.contains("class=\"bad\">nobody</th>"))
  }

  @Test func `a ladder in another language has no reading grade, and an empty one has a page`() {
    let german = page(Self.ladder, settings: "title: Leiter\nlanguage: de\n")
    #expect(german.contains("There is no reading grade"))
    #expect(!german.contains(">Grade</th>"))
    #expect(page([:]).contains("Health of “Test”"))
  }
}
