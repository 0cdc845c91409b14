import Diagnostics
import Pages
import TestSupport
import Testing

/// Texts that are made to exhaust a parser end soon and with an error.
@Suite struct LimitTests {
  private static func parse(_ text: String, within limit: Duration = .seconds(5)) -> Parsed {
    var parsed: Parsed?
    let time = ContinuousClock().measure { parsed = Parsed(text) }
    #expect(time < limit, "\(text.prefix(40))")
    return parsed ?? Parsed("")
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: ["> ", ">", "- ", "> - ", "1. ", "* + "])
  func `20,000 nested blocks are an error`(_ marker: String) {
    let parsed = Self.parse("a\n\n" + Self.times(marker, 20_000) + "b\n")
    #expect(parsed.diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(parsed.diagnostics.first?.place.position?.line == 3)
  }

  @Test func `200 levels are allowed and 201 are not`() {
    // The paragraph and its text are levels as well.
    let deepest = Self.parse(Self.times("> ", 198) + "a")
    #expect(deepest.diagnostics.isEmpty && deepest.html.contains("<p>a</p>"))
    #expect(Self.parse(Self.times("> ", 199) + "a").diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(Self.parse(Self.times("> ", 201) + "a").diagnostics.map(\.code) == [.nestingTooDeep])
  }

  @Test func `lists that nest line by line and emphasis count too, and the HTML stays whole`() {
    var text = ""
    for depth in 0..<300 { text += Self.times("  ", depth) + "- a\n" }
    let lists = Self.parse(text)
    #expect(lists.diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(lists.html.hasSuffix("</li>\n</ul>\n"))
    let emphasis = Self.parse(Self.times("*a ", 1_000) + Self.times("b*", 1_000))
    #expect(emphasis.diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(emphasis.html.hasSuffix("</em></p>\n"))
  }

  @Test func `a row of 1,000 stars is a thematic break and not nested lists`() {
    #expect(Parsed(Self.times("* ", 1_000)).html == "<hr />\n")
    #expect(Parsed("> " + Self.times("- ", 1_000)).diagnostics == [])
  }

  @Test(arguments: ["![[]()", "[", "[a](", "![", "[[]", "<", "<!A ", "<?", "[a](<b", "[a][b"])
  func `brackets without number are an error`(_ piece: String) {
    let marked = MarkedText("a\n\n⟦1⟧" + Self.times(piece, 40_000))
    let parsed = Self.parse(String(decoding: marked.bytes, as: UTF8.self))
    expect(parsed.diagnostics, in: marked, are: [ExpectedFinding(.markdownLimit, 1)])
  }

  @Test(arguments: ["![[]()", "[", "*a **a ", "a_ ", "`", "&", "\\", "a**b", "<!-- ", "[a](b \""])
  func `as much as is allowed takes no longer than it may`(_ piece: String) {
    _ = Self.parse(Self.times(piece, 2_400))
    _ = Self.parse(Self.times(Self.times(piece, 2_400) + "\n\n", 4))
  }

  @Test func `many links in parts are fine`() {
    let parsed = Self.parse(Self.times(Self.times("[a](level:b)\n", 4_900) + "\n", 4))
    #expect(parsed.diagnostics == [])
    #expect(parsed.document.links.count == 19_600)
  }

  @Test func `more than 20,000 links or 50,000 headings are an error at the next one`() {
    let links = Self.times(Self.times("[a](level:b)\n", 4_000) + "\n", 5)
    #expect(Parsed(links).diagnostics == [])
    let marked = MarkedText(links + "![c](⟦1⟧d.png)")
    let parsed = Parsed(String(decoding: marked.bytes, as: UTF8.self))
    expect(parsed.diagnostics, in: marked, are: [ExpectedFinding(.markdownLimit, 1)])
    let headings = Self.times("# a\n", 50_000)
    #expect(Parsed(headings).diagnostics == [])
    #expect(Parsed(headings + "# a\n# a\n").diagnostics.map(\.code) == [.markdownLimit])
  }

  @Test func `tables too wide or with too many cells to fill up are errors`() {
    let wide = "|" + Self.times("a|", 1_001) + "\n|" + Self.times("-|", 1_001) + "\n"
    #expect(Self.parse(wide).diagnostics.map(\.code) == [.markdownLimit])
    let short =
      "b\n\n|" + Self.times("a|", 900) + "\n|" + Self.times("-|", 900) + "\n"
      + Self.times("x\n", 1_000)
    let parsed = Self.parse(short)
    #expect(parsed.diagnostics.map(\.code) == [.markdownLimit])
    #expect(parsed.diagnostics.first?.place.position?.line == 3)
  }

  @Test func `long tables and tables behind rests end soon`() {
    #expect(
      Self.parse("|a|\n|-|\n" + Self.times("|b|\n", 20_000)).document.tables.first?.rows.count
        == 20_001)
    #expect(Self.parse(Self.times("|a|\n|-|\n2. x\n\n", 5_000)).document.tables.count == 5_000)
    let fenced = "```\n" + Self.times("|-|\n", 20_000) + "```\n\n" + Self.times("a\n\n", 20_000)
    #expect(Self.parse(fenced + "|b|\n|-|\n").document.tables.count == 1)
    // Each of these shows only when the one before is out of the way.
    let hidden = Self.parse(Self.times("|a|\n|-|\n|\n", 2_000))
    #expect(hidden.diagnostics.map(\.code) == [.markdownLimit])
  }

  @Test func `a text of more than 16 MB is an error`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 16 << 20 + 1)
    #expect(Parsed(bytes).diagnostics.map(\.code) == [.markdownLimit])
  }
}
