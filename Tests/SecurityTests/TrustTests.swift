import Foundation
import TestSupport
import Testing

/// Mistakes that would cost the trust in a build rather than its safety.
@Suite struct `Trust` {
  @Test(arguments: [
    ("[a](../levels/ic/junior.md#nowhere)", "broken-anchor", "C2"),
    ("[a](#nowhere)", "broken-anchor", "C2"),
    ("[a](../levels/ic/Junior.md)", "wrong-letter-case", "C3"),
    ("[a](new.md)", "link-to-draft", "C4"),
    ("[a](gone.md)", "broken-link", "C2"),
    ("[a](../levels/ic/junior.md/#x)", "broken-link", "C1"),
    ("[a]( <> )", "empty-link", "C1"),
  ])
  func `C1 C2 C3 C4 a link that leads nowhere ends the build`(
    text: String, code: String, id: String
  ) throws {
    let draft = ["content/guides/new.md": "---\ntitle: New\nstatus: draft\n---\n"]
    try HostileProject(HostileProject.guide(text).merging(draft) { $1 })
      .expectError("content/guides/g.md:5:", code)
  }

  @Test(arguments: [
    "`[a](gone.md)`", "    [a](gone.md)", "```\n[a](gone.md)\n```", "> [!NOTE]\n> Text.", "[TOC]",
    "[//]: # (gone.md)", "[a](#)", "[a](../levels/ic/junior.md#:~:text=bugs)", "$[a]$",
    "[a](../levels/ic/%6Aunior.md#scope)", "\\[a](gone.md)", "`` ` [a](gone.md) ``", "[a]",
    "x <https://a.example>: y", "> [a]\n>\n> [a]: ../levels/ic/junior.md",
    "- [a]\n\n  [a]: ../levels/ic/junior.md", "[![p](../p.png)](../levels/ic/junior.md)",
    "## [a](../levels/ic/junior.md)", "[a]( ../levels/ic/junior.md )",
  ])
  func `C1 what is no broken link is not reported as one`(text: String) throws {
    for end in ["\n", "\r\n"] {
      let guide = "\u{FEFF}---\ntitle: Guide\n---\n\n\(text)\n".replacing("\n", with: end)
      try HostileProject(["content/guides/g.md": guide, "content/p.png": "x"]).expectSite()
    }
  }

  @Test func `C5 a link of a template that leads nowhere ends the build`() throws {
    let project = try HostileProject()
    let base = try #require(project.folder.text("templates/base.html"))
    try project.folder.write(
      "templates/base.html", base.replacing("</body>", with: "<a href=\"gone.html\">x</a></body>"))
    let run = try project.build()
    #expect(run.status == 1)
    #expect(run.error.contains("'gone.html' leads to nothing in the site [broken-output]"))
    #expect(!project.folder.exists("site"))
  }

  @Test func `C6 one broken file hides nothing that is wrong in another`() throws {
    let project = try HostileProject([
      "content/guides/a.md": "---\ntitle: [\n---\n",
      "content/guides/b.md": "---\ntitle: B\n---\n\n[x](gone.md)\n",
      "content/levels/ic/junior.md": "---\ntitle: Junior\ncode: IC1\nrank: two\n---\n",
      "templates/page.html": "{{ nonsense }",
    ])
    try project.folder.write("content/guides/c.md", bytes: [0x61, 0xFF])
    let run = try project.build()
    #expect(run.status == 1)
    for place in [
      "content/guides/a.md:", "content/guides/b.md:5:", "content/guides/c.md:1:2",
      "content/levels/ic/junior.md:4:7", "templates/page.html:1:",
    ] {
      #expect(run.error.contains(place), "\(place) in \(run.error)")
    }
  }

  @Test func `C13 a second build touches no file, and a touched source changes nothing`() throws {
    let project = try HostileProject()
    try project.expectSite()
    let paths = FileTree(project.folder("site")).paths
    let before = try paths.map { try project.folder.modified("site/" + $0) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: project.folder("content/index.md"))
    let run = try project.build()
    #expect(run.output.contains(": 0 files written, "))
    #expect(try paths.map { try project.folder.modified("site/" + $0) } == before)
  }
}
