import Checks
import Diagnostics
import Testing

@Suite struct StructureAndLinkTests {
  @Test func `names that differ only in letter case`() {
    let texts = Text.twoTracks.with([
      "levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships.\n"),
      "levels/em/A.md": Text.scope("AA", "AA", rank: "1", "- Leads.\n"),
    ])
    #expect(CheckedSample(texts).findings(of: .similarID) == ["similar-id levels/ic/a.md"])
    let other = texts.with(["levels/em/A.md": ""])
    #expect(CheckedSample(other).findings(of: .similarID).count <= 1)
  }

  @Test func `a page that nothing leads to`() {
    let texts = [
      "about.md": "---\ntitle: ⟦1⟧About\n---\n", "guides/g.md": "---\ntitle: G\nowner: Us\n---\n",
    ]
    #expect(CheckedSample(texts).findings == ["orphan-page about.md⟦1⟧"])
    #expect(CheckedSample(texts, templates: ["<a href='{{ root }}about.html'>"]).findings.isEmpty)
    #expect(
      CheckedSample(
        texts.with(["guides/g.md": "---\ntitle: G\nowner: Us\n---\n\n[a](../about.md)\n"])
      ).findings.isEmpty)
    let navigation = "title: T\nnavigation:\n  - page: about.md\n"
    #expect(CheckedSample(texts.with(["ladder.yml": navigation])).findings.isEmpty)
  }

  @Test func `a file that nothing shows`() {
    let guide = "---\ntitle: G\nowner: Us\n---\n\n![a](used.png)\n"
    let sample = CheckedSample(
      ["guides/g.md": guide], files: ["guides/used.png", "guides/old.png"])
    #expect(sample.findings == ["unused-file guides/old.png"])
  }

  @Test func `retired levels that are pointed at`() {
    let texts = Text.oneTrack.with([
      "levels/ic/a.md": Text.scope("A", "A", rank: "1", "- Ships [x](⟦1⟧old.md).\n"),
      "levels/ic/old.md": Text.scope(
        "Old", "O", rank: "2", more: "status: retired\n", "- See [a](a.md).\n"),
      "roles/r.md": "---\ntitle: R\nlevels: [⟦1⟧old, a]\nentry_from: [\"⟦2⟧level:a\"]\n---\n",
      "transitions/t.md": "---\ntitle: T\nkind: promotion\nfrom: a\nto: ⟦1⟧level:old\n---\n",
    ])
    #expect(
      CheckedSample(texts).findings(of: .pointsAtRetired) == [
        "points-at-retired levels/ic/a.md⟦1⟧", "points-at-retired roles/r.md⟦1⟧",
        "points-at-retired transitions/t.md⟦1⟧",
      ])
  }

  @Test func `a link to the page that a source becomes`() {
    let texts = [
      "guides/a.md":
        "---\ntitle: A\nowner: U\n---\n\n[b](⟦1⟧b.html#x) [c](b.md) [m](../ladder.json) [i](index.html)\n",
      "guides/b.md": "---\ntitle: B\nowner: U\n---\n\n## X\n",
    ]
    let sample = CheckedSample(texts)
    #expect(sample.findings == ["link-to-output guides/a.md⟦1⟧"])
    #expect(sample.diagnostics.first?.help?.contains(".md#") == true)
  }

  @Test(arguments: [
    "http://localhost:8080/a", "https://LOCALHOST", "http://127.0.0.1/x", "http://[::1]:80/",
    "http://me@localhost/", "http://app.localhost",
  ])
  func `a link to the reader's own machine`(address: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\nSee [it](⟦1⟧\(address)).\n"
    #expect(CheckedSample(["guides/a.md": text]).findings == ["local-link guides/a.md⟦1⟧"])
  }

  @Test(arguments: [
    "https://localhost.example.com/", "https://example.com/localhost", "https://127.example.com/",
  ])
  func `a link to another machine`(address: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\nSee [it](\(address)) and <\(address)>.\n"
    #expect(CheckedSample(["guides/a.md": text]).findings.isEmpty)
  }

  @Test(arguments: [
    "See ⟦1⟧[[Staff Engineer]].", "A note⟦1⟧[^1].", "This is ⟦1⟧~~old~~ text.", "- ⟦1⟧[ ] to do",
    "- ⟦1⟧[x] done", "⟦1⟧::: note", "⟦1⟧!!! note", "⟦1⟧[TOC]",
    "See ⟦1⟧https://example.com/x for more.",
    "⟦1⟧| a | b |\n| 1 | 2 |", "> quoted ⟦1⟧[[x]]", "See ⟦1⟧[the map](../my map.md).",
    "- Ships it ⟦1⟧{#ships}.", "| a | b |\n|---|---|\n| 1 | 2 | ⟦1⟧3 | 4 |\n| 1 |",
    "> a | b\n> --|--\n> 1 | 2 | ⟦1⟧3", "We⟦1⟧[^1] say.\n\n[^1]: https://example.com",
  ])
  func `signs of another Markdown`(body: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\n`[[code]]`\n\n\(body)\n"
    #expect(
      CheckedSample(["guides/a.md": text]).findings(of: .unsupportedMarkdown)
        == ["unsupported-markdown guides/a.md⟦1⟧"])
  }

  @Test(arguments: [
    "`[[code]]` and ``~~x~~``", "```\n[[x]] [^1] ~~a~~\n::: x\n```", "    [[indented]]",
    "\\[\\[x\\]\\]",
    "An array a[1] and a~b and ~approximately~.", "<https://example.com>",
    "[https://a.example](https://a.example)",
    "- Ships it. {#ships}", "Braces {# x}, {#} and `{#id}`.", "A brace \\{#id}.",
    "A list [sic](see below).",
    "[the map](<../my map.md>)",
    "> [!NOTE]\n> Text", "[x]\n\n[x]: a.md", "| a | b |\n|---|---|\n| 1 | 2 |",
    "| a | b |\n|---|---|\n| 1 | 2 \\| 3 |  |  |\n| `x \\| y` | z |",
    "a | b | c",
    "## [[Heading]]",
  ])
  func `what only looks like it`(body: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\n\(body)\n"
    #expect(CheckedSample(["guides/a.md": text]).findings(of: .unsupportedMarkdown).isEmpty)
  }

  @Test(arguments: ["See ⟦1⟧[the map][map].", "See ⟦1⟧[map][].", "- item ⟦1⟧[a][b] and more"])
  func `a reference without a definition`(body: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\n\(body)\n"
    #expect(
      CheckedSample(["guides/a.md": text]).findings == ["undefined-reference guides/a.md⟦1⟧"])
  }

  @Test(arguments: [
    "See [the map][map].\n\n[map]: a.md", "`[a][b]`", "\\[a][b]", "Just [brackets].",
  ])
  func `a reference that is one, or is none`(body: String) {
    let text = "---\ntitle: A\nowner: U\n---\n\n\(body)\n"
    #expect(CheckedSample(["guides/a.md": text]).findings.isEmpty)
  }
}
