import Pages
import Testing

/// Words, and the text in which glossary terms may be linked.
@Suite struct ProseTests {
  private static func prose(_ text: String, rawHTML: Bool = false) -> [String] {
    let parsed = Parsed(text, options: MarkdownOptions(allowsRawHTML: rawHTML))
    return parsed.document.prose.map { parsed.html(of: $0.range) }
  }

  @Test func `prose is text outside links, headings, code and images`() {
    #expect(
      Self.prose("# a\n\nb &amp; *c* [d](e.md) `f` ![g](h.png) i\n\n> j\n\n    k\n\n- l {#m}\n")
        == ["b &amp; ", "c", " ", " ", " ", " i", "j", "l"])
    #expect(Self.prose("| a |\n|---|\n| b [c](d.md) |") == ["a", "b "])
    #expect(Self.prose("> [!NOTE]\n> a") == ["a"])
  }

  @Test func `prose goes on over the end of a line but not over a hard break`() {
    #expect(Self.prose("a\nb  \nc") == ["a\nb", "c"])
    #expect(Self.prose("*a*\nb") == ["a", "\nb"].map { $0.replacing("\n", with: "") })
    #expect(Self.prose("- a\n  {#b}\n- c") == ["a", "c"])
  }

  @Test func `prose stops in raw links`() {
    #expect(
      Self.prose("a <a href=\"b\">c</a> <abbr>d</abbr> <A\nx>e</A>f", rawHTML: true) == [
        "a ", " ", "d", " ", "f",
      ])
  }

  @Test(arguments: [
    ("one two", 2), ("one\ntwo  \nthree", 3), ("**on**e, `two three`", 3), ("- a\n- b", 2),
    ("a\n\nb", 2),
    ("[a b](c.md) ![d](e.png)", 2), ("# a {#b}\n\nc", 2), ("```\na b\n```", 2),
    ("| a b | c |\n|---|---|\n|d||", 4),
    ("", 0), ("> [!NOTE]\n> a", 1), ("<https://a.b>", 1),
  ])
  func `words are counted as a reader would`(_ text: String, _ count: Int) {
    #expect(Parsed(text).document.words == count)
  }
}
