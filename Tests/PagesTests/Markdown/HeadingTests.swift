import Diagnostics
import Pages
import TestSupport
import Testing

/// Headings, their ids, and `{#id}`.
@Suite struct HeadingTests {
  @Test(arguments: [
    ("Scope & Impact", "scope--impact"),
    ("Über ÉTÉ Straße", "über-été-straße"),
    ("日本 語", "日本-語"),
    ("a_b-c 1.2 (3)!", "a_b-c-12-3"),
    ("`code` *and* **bold** [link](x.md)", "code-and-bold-link"),
    ("![alt](x.png) picture", "picture"),
    ("Ready 🚀 go", "ready--go"),
    ("a\u{0301}ccent ² Ⅷ ①", "áccent--ⅷ-"),
    ("&amp; \\* &copy;", "--"),
    ("!?", "section"),
    ("", "section"),
    ("tab\tbed", "tabbed"),
  ])
  func `ids are made as GitHub makes them`(_ text: String, _ id: String) {
    let heading = Parsed("## \(text)").document.headings.first
    #expect(heading?.id == id)
    #expect(heading?.hasExplicitID == false)
    #expect(heading?.level == 2)
  }

  @Test func `repeated ids count up past those that are taken`() {
    let ids = { Parsed($0).document.headings.map(\.id) }
    #expect(ids("# a\n# a\n# a") == ["a", "a-1", "a-2"])
    #expect(ids("# a-1\n# a\n# a\n# A") == ["a-1", "a", "a-2", "a-3"])
    #expect(ids("# a {#b}\n# b\n# b") == ["b", "b-1", "b-2"])
    #expect(ids("# !\n# ?") == ["section", "section-1"])
  }

  @Test func `a heading's id, words and inner HTML are told`() throws {
    let parsed = Parsed("#  A *b*  `c`\n\nD\ne\n---\n\n> ### f")
    #expect(
      parsed.html == """
        <h1 id="a-b--c">A <em>b</em>  <code>c</code></h1>
        <h2 id="d-e">D
        e</h2>
        <blockquote>
        <h3 id="f">f</h3>
        </blockquote>

        """)
    let headings = parsed.document.headings
    #expect(headings.map(\.text) == ["A b c", "D e", "f"])
    #expect(headings.map(\.level) == [1, 2, 3])
    #expect(
      headings.map { parsed.html(of: $0.inner) } == [
        "A <em>b</em>  <code>c</code>", "D\ne", "f",
      ])
  }

  @Test(arguments: [
    ("## Scope {#the-Scope_1-a}", "the-Scope_1-a", "Scope"),
    ("## Scope{#a}", "a", "Scope"),
    ("## Scope {#a} ##", "a", "Scope"),
    ("Scope\nwide {#a}\n---", "a", "Scope\nwide"),
    ("Scope  \n{#a}\n---", "a", "Scope"),
    ("## *Scope* {#a}", "a", "<em>Scope</em>"),
    ("## {#a}", "a", ""),
    ("## Über {#über}", "über", "Über"),
    ("> - ## x {#a}", "a", "x"),
  ])
  func `an id in braces is the heading's and is not shown`(
    _ text: String, _ id: String, _ inner: String
  ) throws {
    let parsed = Parsed(text)
    let heading = try #require(parsed.document.headings.first)
    #expect(heading.id == id)
    #expect(heading.hasExplicitID)
    #expect(parsed.html(of: heading.inner) == inner)
    #expect(parsed.html.contains("<h2 id=\"\(id)\">\(inner)</h2>"))
    #expect(parsed.diagnostics == [])
  }

  @Test(arguments: [
    "## a \\{#b}", "## a `{#b}`", "## a {b}", "## a {#b} c", "## a {#b&#125;", "## a {#b\\}",
    "## a *{#b}*", "a {#b}", "## a &#123;#b}",
  ])
  func `what is no id in braces stays text`(_ text: String) {
    let parsed = Parsed(text)
    #expect(parsed.document.headings.allSatisfy { !$0.hasExplicitID })
    #expect(parsed.diagnostics == [])
    #expect(parsed.html.contains("b"))
  }

  @Test func `an id that cannot be one is an error and is not shown`() {
    let marked = MarkedText(
      "## a ⟦1⟧{#b c}\n\n- d ⟦2⟧{#}\n- e ⟦3⟧{#f/g}\n- h ⟦4⟧{#site.main}")
    let parsed = Parsed(marked.bytes)
    expect(
      parsed.diagnostics, in: marked,
      are: [1, 2, 3, 4].map { ExpectedFinding(.badValue, $0) })
    #expect(parsed.diagnostics.first?.message == "'b c' cannot be an id")
    #expect(parsed.diagnostics.first?.help == "use letters, digits, '-' and '_'")
    #expect(parsed.html.contains("<h2 id=\"a\">a</h2>"))
    #expect(parsed.html.contains("<li>d</li>"))
  }

  @Test func `an id given twice is an error with a note at the first`() {
    let marked = MarkedText(
      "# ⟦1⟧A\n\n- b ⟦2⟧{#c}\n- d ⟦3⟧{#c}\n\n## e ⟦4⟧{#c}\n\n## f ⟦5⟧{#a}\n\n## C")
    let parsed = Parsed(marked.bytes)
    expect(
      parsed.diagnostics, in: marked,
      are: [3, 4, 5].map { ExpectedFinding(.duplicateID, $0) })
    #expect(
      parsed.diagnostics.map { $0.notes.first?.place.range?.lowerBound } == [
        marked.offsets[2], marked.offsets[2], 0,
      ])
    #expect(parsed.diagnostics.first?.message == "id 'c' stands twice on this page")
    #expect(parsed.document.headings.map(\.id) == ["a", "e", "f", "c-1"])
    #expect(parsed.document.items.map(\.explicitID) == ["c", nil])
    #expect(parsed.html.contains("<li id=\"c\">b</li>\n<li>d</li>"))
  }

  @Test func `headings have no ids without extensions`() {
    let parsed = Parsed("# a {#b}\n\n- c {#d}", options: .commonMark)
    #expect(parsed.html == "<h1>a {#b}</h1>\n<ul>\n<li>c {#d}</li>\n</ul>\n")
    #expect(parsed.document.headings.isEmpty)
  }

  @Test func `every id may have something put before it`() {
    let parsed = Parsed("# a\n\n- b {#c}")
    let anchors = parsed.document.holes.filter { $0.content == .anchor }
    #expect(anchors.map(\.link) == [-1, -1])
    var output: [UInt8] = []
    parsed.document.body.append(to: &output) { _, output in output += "x.".utf8 }
    #expect(
      String(decoding: output, as: UTF8.self)
        == "<h1 id=\"x.a\">a</h1>\n<ul>\n<li id=\"x.c\">b</li>\n</ul>\n")
  }
}
