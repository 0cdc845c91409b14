import Diagnostics
import LadderModel
import Site
import TestSupport
import Testing

@Suite struct LinkResolverTests {
  private static let sample = LadderSample.small
    .with("guides/how-to.md", "---\ntitle: How to\n---\n\n## Part one\n\n## Part two {#two}\n")
    .with("guides/next.md", "---\ntitle: Next\nstatus: draft\n---\n")
    .with("glossary.md", "---\ntitle: Words\n---\n\n## Direct report (DR)\n\nSomebody.\n")

  /// Resolves a link in a guide and says where it leads, or the code and help of what is wrong.
  private func resolve(_ destination: String, from: String = "guides/how-to.md") -> String {
    let plan = SitePlan.plan(
      Self.sample.read().value, assets: ["guides/a b.png", "assets/style.css"]
    ).value
    let page = plan.ladder.pageRefs.first { plan.ladder[$0].path == from }
    let file = SourceFile(path: "content/" + from, bytes: Array(destination.utf8))
    let link = LinkResolver.Link(
      destination: destination, place: file.place(0..<file.bytes.count), from: from, page: page)
    switch LinkResolver(plan).resolve(link) {
    case .success(let target):
      return target.path.text + target.query + (target.anchor.map { "#" + $0 } ?? "")
        + " (\(target.title))"
    case .failure(let problem):
      guard let finding = problem.diagnostic else { return "said of its page" }
      return finding.code.rawValue + (finding.help.map { ": " + $0 } ?? "")
    }
  }

  @Test(arguments: [
    ("../levels/ic/senior.md", "levels/ic/senior.html (Senior)"),
    ("/levels/ic/senior.md", "levels/ic/senior.html (Senior)"),
    ("../levels/ic/senior.html", "levels/ic/senior.html (Senior)"),
    ("../levels/ic/senior.md#scope", "levels/ic/senior.html#scope (Senior)"),
    ("../levels/ic/senior.md#designs-systems", "levels/ic/senior.html#designs-systems (Senior)"),
    ("./../guides/./how-to.md", "guides/how-to.html (How to)"),
    ("#part-one", "guides/how-to.html#part-one (How to)"),
    ("#", "guides/how-to.html (How to)"),
    ("#two", "guides/how-to.html#two (How to)"),
    ("how-to.md#:~:text=Part", "guides/how-to.html#:~:text=Part (How to)"),
    ("how-to.md?x=1#two", "guides/how-to.html?x=1#two (How to)"),
    ("how%2Dto.md", "guides/how-to.html (How to)"),
    ("../matrix.html", "matrix.html (Matrix)"),
    ("../steps/junior-to-senior.html", "steps/junior-to-senior.html (Junior to Senior)"),
    ("../tracks", "tracks/index.html (Tracks)"),
    ("../tracks/", "tracks/index.html (Tracks)"),
    ("a%20b.png", "guides/a b.png (a b.png)"),
    ("../ladder.json", "ladder.json (ladder.json)"),
    ("level:senior", "levels/ic/senior.html (Senior)"),
    ("level:senior#scope", "levels/ic/senior.html#scope (Senior)"),
    ("dimension:scope", "dimensions/scope.html (Scope)"),
    ("term:direct-report-dr", "glossary.html#direct-report-dr (Direct report (DR))"),
    ("term:DR", "glossary.html#direct-report-dr (Direct report (DR))"),
  ])
  func `links lead where their author means`(destination: String, target: String) {
    #expect(resolve(destination) == target)
  }

  @Test(arguments: [
    ("", "empty-link: write the path of a page"),
    ("../levels/ic/senoir.md", "broken-link: did you mean '../levels/ic/senior.md'?"),
    ("../levels/ic/Senior.md", "wrong-letter-case: write '../levels/ic/senior.md'"),
    (
      "../levels/ic/Senior.md?a=b#scope",
      "wrong-letter-case: write '../levels/ic/senior.md?a=b#scope'"
    ),
    ("../sitemap.xml", "broken-link"),
    ("www.example.com/a", "broken-link: write 'https://www.example.com/a'"),
    ("../../README.md", "link-outside: only what lies below content/ is published"),
    ("/../x.md", "link-outside: only what lies below content/ is published"),
    (
      "next.md",
      "link-to-draft: publish it with 'status: active', or build with --drafts"
    ),
    (
      "guide:next",
      "link-to-draft: publish it with 'status: active', or build with --drafts"
    ),
    ("../roles/senior.md", "broken-link: did you mean '../levels/ic/senior.md'?"),
    ("../levels/ic/nope.md", "broken-link"),
    ("#part-on", "broken-anchor: did you mean '#part-one'?"),
    ("how-to.md/#two", "broken-link: did you mean 'how-to.md#two'?"),
    ("level:senoir", "broken-link: did you mean 'level:senior'?"),
    ("xyzzy.md", "broken-link"),
    (
      "..\\levels\\ic\\senior.md",
      "unusable-address: separate folders with '/', and write '%' only before two hexadecimal digits"
    ),
    (
      "100%.md",
      "unusable-address: separate folders with '/', and write '%' only before two hexadecimal digits"
    ),
  ])
  func `links that lead nowhere are told apart, with the mend`(
    destination: String, problem: String
  ) {
    #expect(resolve(destination) == problem)
  }

  @Test func `a folder with a dot segment in an escape does not leave the content`() {
    #expect(resolve("%2e%2e/%2e%2e/etc/passwd").hasPrefix("link-outside"))
    #expect(resolve("%252e%252e/x").hasPrefix("broken-link"))
  }
}
