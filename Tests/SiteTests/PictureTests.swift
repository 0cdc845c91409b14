import Diagnostics
import Site
import TestSupport
import Testing

@Suite struct PictureTests {
  private func problems(_ body: String) -> [String] {
    let sample = LadderSample.small
      .with("guides/a.md", "---\ntitle: A\n---\n\n## X\n\n" + body + "\n")
      .with("guides/b.md", "---\ntitle: B\n---\n")
    let plan = SitePlan.plan(sample.read().value, assets: ["guides/p.PNG", "doc.pdf"]).value
    return LinkGraph.resolve(plan).diagnostics.map(\.message)
  }

  @Test(arguments: [
    "b.md", "../doc.pdf", "../matrix.html", "../guides/", "#x", "../ladder.json", "b.md#x",
  ])
  func `what a browser can't show in place is no picture`(destination: String) {
    #expect(problems("![a](\(destination))").count == 1)
    // The same as a link is none the worse for standing beside it.
    let both = problems("[b](\(destination)) ![a](\(destination))")
    #expect(both.count(where: { $0.hasSuffix("is not a picture") }) <= 1)
  }

  @Test func `a logo is a picture too`() {
    func problems(_ logo: String) -> [String] {
      var sample = LadderSample.small
      sample.settings = "title: T\ntheme: {logo: \(logo)}\n"
      let plan = SitePlan.plan(sample.read().value, assets: ["a.svg"]).value
      return LinkGraph.resolve(plan).diagnostics.map(\.message)
    }
    #expect(problems("a.svg").isEmpty)
    #expect(problems("levels/ic/senior.md") == ["'levels/ic/senior.md' is not a picture"])
  }

  @Test func `a picture is one, in whatever case its ending is`() {
    #expect(problems("![a](p.PNG) [a](p.PNG)").isEmpty)
  }
}
