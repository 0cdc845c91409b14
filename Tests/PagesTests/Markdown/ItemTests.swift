import Diagnostics
import Pages
import Testing

/// The items of lists at the top level: what statements are cut from.
@Suite struct ItemTests {
  @Test func `a tight item's lead is its line and its rest what is nested`() {
    let parsed = Parsed("- a *b* {#c}\n  - d {#e}\n- f")
    #expect(
      parsed.html == """
        <ul>
        <li id="c">a <em>b</em>
        <ul>
        <li id="e">d</li>
        </ul>
        </li>
        <li>f</li>
        </ul>

        """)
    let items = parsed.document.items
    #expect(items.map(\.explicitID) == ["c", nil])
    #expect(items.map(parsed.document.words) == ["a b", "f"])
    #expect(items.map { parsed.html(of: $0.lead) } == ["a <em>b</em>", "f"])
    #expect(
      items.map { parsed.html(of: $0.rest) } == ["\n<ul>\n<li id=\"e\">d</li>\n</ul>\n", ""])
    #expect(items.map(\.range).map(parsed.source) == ["a *b* {#c}", "f"])
  }

  @Test func `a loose item's lead has no paragraph tags`() {
    let parsed = Parsed("1. a\n   b [](level:x) {#c}\n\n   d\n\n   > e\n2. f\n")
    let items = parsed.document.items
    #expect(items.map { parsed.html(of: $0.lead) } == ["a\nb <a href=\"level:x\"></a>", "f"])
    #expect(
      items.map { parsed.html(of: $0.rest) } == [
        "<p>d</p>\n<blockquote>\n<p>e</p>\n</blockquote>\n", "",
      ])
    #expect(items.first.map(parsed.document.words) == "a b")
    #expect(
      items.first.map { parsed.document.fragment($0.lead).holes.map(\.content) } == [
        .address, .label,
      ])
    #expect(items.first.map { parsed.source($0.range) } == "a\n   b [](level:x) {#c}")
  }

  @Test func `an item that begins with another block has no lead`() {
    let parsed = Parsed("- > a\n- | b |\n  |---|\n- # c\n-\n- ```\n  d\n  ```\n")
    let items = parsed.document.items
    #expect(items.count == 5)
    #expect(items.allSatisfy { $0.lead.isEmpty && parsed.document.words(of: $0).isEmpty })
    #expect(
      items.first.map { parsed.html(of: $0.rest) } == "\n<blockquote>\n<p>a</p>\n</blockquote>\n")
  }

  @Test func `an id belongs to the first paragraph's end`() {
    let parsed = Parsed("- a\n\n  b {#c}\n- d\n  {#e}\n- {#f}\n- g {#h}\n  i\n")
    #expect(parsed.document.items.map(\.explicitID) == [nil, "e", "f", nil])
    #expect(parsed.document.items.map(parsed.document.words) == ["a", "d", "", "g {#h} i"])
    #expect(parsed.html(of: parsed.document.items[1].lead) == "d")
  }

  @Test func `only lists at the top level have items, and each block knows its own`() {
    let parsed = Parsed("- a\n  - b\n\n> - c\n\n1. d\n2. e\n\ntext")
    #expect(parsed.document.items.map(parsed.document.words) == ["a", "d", "e"])
    let lists = parsed.document.blocks.compactMap { block in
      if case .list(let items) = block.kind { items } else { nil }
    }
    #expect(lists == [0..<1, 1..<3])
    #expect(parsed.document.blocks.map(\.kind).last == .paragraph)
  }
}
