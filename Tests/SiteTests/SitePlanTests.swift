import Diagnostics
import Site
import TestSupport
import Testing

@Suite struct SitePlanTests {
  private func plan(_ sample: LadderSample, assets: [String] = []) -> Diagnosed<SitePlan> {
    SitePlan.plan(sample.read().value, assets: assets)
  }

  @Test func `every derived page of a small ladder is planned, once and in order`() {
    let plan = plan(.small).value
    #expect(
      plan.pages.map(\.path.text) == [
        "404.html", "a-z.html", "compare.html", "dimensions/index.html", "dimensions/scope.html",
        "dual-track.html", "index.html", "levels/em/head.html", "levels/em/lead.html",
        "levels/ic/junior.html",
        "levels/ic/senior.html", "matrix.html", "matrix/em.html", "matrix/ic.html", "print.html",
        "ranks/1.html", "ranks/2.html", "ranks/3.html", "ranks/4.html", "ranks/index.html",
        "steps/index.html", "steps/junior-to-senior-sheet.html", "steps/junior-to-senior.html",
        "steps/lead-to-head-sheet.html", "steps/lead-to-head.html",
        "tracks/em.html", "tracks/ic.html", "tracks/index.html",
      ])
  }

  @Test func `a letter with more than a page can bear has several, and no entry is lost`() {
    var sample = LadderSample.small
    for number in 10_000..<14_000 {
      sample.pages["guides/g\(number).md"] =
        "---\ntitle: Backend \(number) \(String(repeating: "long ", count: 20))\n---\n"
    }
    let plan = plan(sample).value
    let letters = plan.pages.filter { $0.path.text.hasPrefix("a-z/") }
    let parts = letters.filter { $0.title.hasPrefix("A to Z: B, from Backend 1") }
    #expect(parts.count == 2)
    #expect(parts.first?.title.contains("from Backend 10000") == true)
    #expect(letters.contains { $0.title == "A to Z: S" })
    #expect(letters.map(\.path.text).contains("a-z/\(letters.count).html"))
  }

  @Test func `an empty ladder still has a home page`() {
    let plan = plan(LadderSample(pages: [:])).value
    #expect(plan.pages.map(\.path.text) == ["404.html", "a-z.html", "index.html", "print.html"])
  }

  @Test(arguments: ["matrix.html", "Matrix.html", "levels/ic/junior.html", "ladder.html"])
  func `an alias may not take the place of a page or file`(alias: String) {
    let page = "---\ntitle: A\naliases: [\(alias)]\n---\n"
    let codes = plan(LadderSample.small.with("guides/a.md", page), assets: ["LADDER.html"])
      .diagnostics.map(\.code)
    #expect(codes == [.pathCollision])
  }

  @Test(arguments: ["matrix.html", "MATRIX.html", "a-z.html", "404.html"])
  func `an alias that is taken is named at its place`(alias: String) throws {
    let page = "---\ntitle: A\naliases: [old.html, \(alias)]\n---\n"
    let finding = try #require(
      plan(LadderSample.small.with("guides/a.md", page)).diagnostics.first)
    #expect(finding.place.position == SourcePosition(of: 33, in: Array(page.utf8)))
    #expect(finding.help?.hasPrefix("take this alias out") == true)
  }

  @Test func `an alias that names a file of the source is none`() throws {
    let page = "---\ntitle: A\naliases: [guides/old.md]\n---\n"
    let found = plan(LadderSample.small.with("guides/a.md", page)).diagnostics
    #expect(found.map(\.code) == [.unusableAddress])
    #expect(found.first?.help?.hasSuffix("'guides/old.html'") == true)
  }

  @Test func `an alias that leaves the site is refused at its place`() throws {
    let page = "---\ntitle: A\naliases: [//evil.example]\n---\n"
    let finding = try #require(
      plan(LadderSample.small.with("guides/a.md", page)).diagnostics.first)
    #expect(finding.code == .unusableAddress)
    #expect(finding.place.position == SourcePosition(of: 23, in: Array(page.utf8)))
  }

  @Test func `plain pages may not shadow what is derived`() {
    let result = plan(LadderSample.small.with("matrix.md", "---\ntitle: Mine\n---\n"))
    #expect(result.diagnostics.map(\.code) == [.pathCollision])
  }
}
