import Diagnostics
import Pages
import TestSupport
import Testing

/// Where things stand in the file. libcmark's own places are wrong for most of these texts.
@Suite struct PlaceTests {
  /// A text in which `⟦1⟧` and `⟦2⟧` enclose the destination of the first link, `⟦3⟧` and `⟦4⟧` that of
  /// the second, and so on.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    /// The markers in the order of the links, where several links have one destination.
    let order: [Int]?

    init(_ name: String, _ text: String, order: [Int]? = nil) {
      testDescription = name
      self.text = text
      self.order = order
    }
  }

  static let samples = [
    Sample("a paragraph", "a [b](⟦1⟧c.md⟦2⟧) d"),
    Sample("two links", "[a](⟦1⟧b⟦2⟧)[c](⟦3⟧d⟦4⟧)"),
    Sample("the same twice", "[a](⟦1⟧x⟦2⟧) x [a](⟦3⟧x⟦4⟧)"),
    Sample("destination as label", "x.md [x.md](⟦1⟧x.md⟦2⟧)"),
    Sample("angle brackets", "[a](<⟦1⟧b c.md⟦2⟧> 't')"),
    Sample("blanks in angle brackets", "[a](< ⟦1⟧b⟦2⟧ >)"),
    Sample("an empty destination", "[a](⟦1⟧⟦2⟧)"),
    Sample("an empty label", "[](⟦1⟧level:x⟦2⟧)"),
    Sample("a title", "[a](  ⟦1⟧b⟦2⟧  \"c (d)\" ) [e](⟦3⟧f⟦4⟧)"),
    Sample("parentheses", "[a](⟦1⟧b(c)d⟦2⟧)"),
    Sample("an escaped parenthesis", "[a](⟦1⟧b\\)c⟦2⟧)"),
    Sample("an escaped bracket in the label", "[a\\](no)](⟦1⟧b⟦2⟧)"),
    Sample("an entity in the destination", "[a](⟦1⟧b&amp;c⟦2⟧) [d](⟦3⟧e⟦4⟧)"),
    Sample("an entity in the text", "&amp;&copy;&#35;&nope; & [a](⟦1⟧b⟦2⟧)"),
    Sample("an entity of two characters", "&NotEqualTilde; [a](⟦1⟧b⟦2⟧)"),
    Sample("escapes in the text", "\\* \\a \\\\ [a](⟦1⟧b⟦2⟧)"),
    Sample("emphasis", "**a _[b](⟦1⟧c⟦2⟧)_** *is [x](⟦3⟧y⟦4⟧)**"),
    Sample("odd emphasis", "**is [x](⟦1⟧y⟦2⟧)* z"),
    Sample("code before", "`[a](no)` ``b ` c`` [d](⟦1⟧e⟦2⟧)"),
    Sample("code over lines", "`a\nb` [c](⟦1⟧d⟦2⟧)"),
    Sample("brackets that are no link", "[a] [b [c](⟦1⟧d⟦2⟧)"),
    Sample("not an ASCII letter before", "é 日本 😀 [a](⟦1⟧ü.md⟦2⟧)"),
    Sample("the second line", "a\nb [c](⟦1⟧d⟦2⟧)\n[e](⟦3⟧f⟦4⟧)"),
    Sample("an indented line", "a\n      b [c](⟦1⟧d⟦2⟧)"),
    Sample("a tab at the line's start", "a\n\t[c](⟦1⟧d⟦2⟧)"),
    Sample("a hard break", "a  \n[b](⟦1⟧c⟦2⟧)\\\n[d](⟦3⟧e⟦4⟧)"),
    Sample("a label over lines", "[a\nb](⟦1⟧c⟦2⟧) [d](⟦3⟧e⟦4⟧)"),
    Sample("a destination on the next line", "[a](\n⟦1⟧b⟦2⟧\n) [c](⟦3⟧d⟦4⟧)"),
    Sample("a title over lines", "[a](⟦1⟧b⟦2⟧ \"c\nd\") [e](⟦3⟧f⟦4⟧)"),
    Sample("a title on its own line", "[a](⟦1⟧b⟦2⟧\n\"c\") [e](⟦3⟧f⟦4⟧)"),
    Sample("CR LF", "a\r\nb [c](⟦1⟧d⟦2⟧)\r\n\r\n[e](⟦3⟧f⟦4⟧)\r\n"),
    Sample("CR", "a\rb [c](⟦1⟧d⟦2⟧)\r\r[e](⟦3⟧f⟦4⟧)\r"),
    Sample("a byte order mark", "\u{FEFF}[a](⟦1⟧b⟦2⟧)\n\n[c](⟦3⟧d⟦4⟧)"),
    Sample("NUL before", "a\0b [c](⟦1⟧d⟦2⟧)"),
    Sample("an ATX heading", "##  [a](⟦1⟧b⟦2⟧) ##\n\n# [c](⟦3⟧d⟦4⟧)"),
    Sample("a heading with an underline", "[a](⟦1⟧b⟦2⟧)\nc [d](⟦3⟧e⟦4⟧)\n===\n[f](⟦5⟧g⟦6⟧)"),
    Sample("a quote", "> a [b](⟦1⟧c⟦2⟧)\n> [d](⟦3⟧e⟦4⟧)\n>[f](⟦5⟧g⟦6⟧)\n[h](⟦7⟧i⟦8⟧)"),
    Sample("a lazy line in a quote", "> > a\n> [b](⟦1⟧c⟦2⟧)\n     [d](⟦3⟧e⟦4⟧)"),
    Sample("a list", "- a [b](⟦1⟧c⟦2⟧)\n  d [e](⟦3⟧f⟦4⟧)\n\n  [g](⟦5⟧h⟦6⟧)\n- [i](⟦7⟧j⟦8⟧)"),
    Sample("a lazy line in a list", "- a\nb [c](⟦1⟧d⟦2⟧)"),
    Sample("an ordered list", "10) a\n    [b](⟦1⟧c⟦2⟧)\n\n    [d](⟦3⟧e⟦4⟧)"),
    Sample("a list with tabs", "-\ta\n\t[b](⟦1⟧c⟦2⟧)\n\n\t-\t[d](⟦3⟧e⟦4⟧)\n\t\t[f](⟦5⟧g⟦6⟧)"),
    Sample("a list in a quote in a list", "- > - a\n  >   [b](⟦1⟧c⟦2⟧)\n  >\n  >   [d](⟦3⟧e⟦4⟧)"),
    Sample("an item that begins below", "-\n  [a](⟦1⟧b⟦2⟧)"),
    Sample("an item with code first", "-     code\n\n  [a](⟦1⟧b⟦2⟧)"),
    Sample("behind code", "```\n[a](no)\n```\n[b](⟦1⟧c⟦2⟧)\n\n    [d](no)\n\n[e](⟦3⟧f⟦4⟧)"),
    Sample("an image", "![a](⟦1⟧b.png⟦2⟧) ![c](⟦3⟧d.png⟦4⟧)"),
    Sample("an image in a link", "[![a](⟦3⟧b.png⟦4⟧) c](⟦1⟧d⟦2⟧)"),
    Sample("a link in an image", "![a [b](no) c](⟦1⟧d.png⟦2⟧) [e](⟦3⟧f⟦4⟧)"),
    Sample("an autolink before", "<https://a.b/c> <me@a.b> [c](⟦1⟧d⟦2⟧)"),
    Sample("an autolink of the ladder's own", "<⟦1⟧level:staff⟦2⟧>"),
    Sample("a reference", "[a][b]\n\n[b]: ⟦1⟧c⟦2⟧ 'd'"),
    Sample("a short reference", "[a] [b][]\n\n[a]: ⟦1⟧c⟦2⟧\n[b]:\n  ⟦3⟧d⟦4⟧"),
    Sample("the first of two definitions", "[a]\n\n[a]: ⟦1⟧b⟦2⟧\n\n[a]: ⟦3⟧c⟦4⟧", order: [1]),
    Sample(
      "one definition for two links", "[A] [x][a\n  b] [ a ]\n\n[a]: ⟦1⟧c⟦2⟧\n[a B]: ⟦3⟧d⟦4⟧",
      order: [1, 3, 1]),
    Sample("a definition with angle brackets", "[a]: <⟦1⟧b c⟦2⟧>\n\n[a]"),
    Sample(
      "definitions above the paragraph",
      "[a]: ⟦3⟧b⟦4⟧\n[c]: ⟦5⟧d⟦6⟧\n'title'\ne [f](⟦1⟧g⟦2⟧) [a] [c]"),
    Sample("definitions above a heading", "[a]: ⟦1⟧b⟦2⟧\nc [a] [d](⟦3⟧e⟦4⟧)\n---\n"),
    Sample("a definition below a heading", "a\n===\n[b]: ⟦1⟧c⟦2⟧\n\n[b]"),
    Sample("a definition below a fence", "> ```\n[b]: ⟦1⟧c⟦2⟧\n\n[b]"),
    Sample("a definition in a quote", "> [a]: ⟦1⟧b⟦2⟧\n\n[a]"),
    Sample("a definition in a list", "- [a]:\n  ⟦1⟧b⟦2⟧\n- - [c]: ⟦3⟧d⟦4⟧\n\n[a] [c]"),
    Sample("a definition between items", "- a\n\n  [b]: ⟦1⟧c⟦2⟧\n\n  d\n\n[b]"),
    Sample("a definition with a lazy line", "> [a]:\n⟦1⟧b⟦2⟧\n\n[a]"),
    Sample(
      "what looks like a definition", "```\n[a]: no\n```\n\nx\n[a]: no\n\n[a]: ⟦1⟧b⟦2⟧\n\n[a]",
      order: [1, 1]),
    Sample("a definition in another letter case", "[ẞ ς]\n\n[SS Σ]: ⟦1⟧b⟦2⟧"),
    Sample("a link behind a reference", "[a][b] [c](⟦3⟧d⟦4⟧)\n\n[b]: ⟦1⟧e⟦2⟧"),
    Sample(
      "a table",
      "| a | [b](⟦1⟧c⟦2⟧) |\n|---|---|\n| [d](⟦3⟧e⟦4⟧) | f [g](⟦5⟧h⟦6⟧) |\n\n[i](⟦7⟧j⟦8⟧)"),
    Sample("a table without outer pipes", "a | [b](⟦1⟧c⟦2⟧)\n-|-\n[d](⟦3⟧e⟦4⟧)|f"),
    Sample(
      "a table with escaped pipes", "| a |\n|---|\n| \\| `\\|` [b](⟦1⟧c\\|d⟦2⟧) \\| [e](⟦3⟧f⟦4⟧) |"),
    Sample(
      "a table in a list in a quote",
      "> - x\n>\n>   | [a](⟦1⟧b⟦2⟧) |\n>   |---|\n>   | [c](⟦3⟧d⟦4⟧) |\n> - [e](⟦5⟧f⟦6⟧)"),
    Sample(
      "a table at a list's start",
      "- | [a](⟦1⟧b⟦2⟧) | [c](⟦3⟧d⟦4⟧) |\n  |---|---|\n  | [e](⟦5⟧f⟦6⟧) |"),
    Sample("a table below text", "[a](⟦1⟧b⟦2⟧)\n| c |\n|---|\n| [d](⟦3⟧e⟦4⟧) |\n2. [f](⟦5⟧g⟦6⟧)"),
    Sample(
      "a table below another",
      "| [a](⟦1⟧b⟦2⟧) |\n|---|\n1. x\n   | [c](⟦3⟧d⟦4⟧) |\n   |---|\n[e](⟦5⟧f⟦6⟧)"),
    Sample("two tables", "|[a](⟦1⟧b⟦2⟧)|\r\n|-|\r\n\r\n|c|\r\n|-|\r\n|[d](⟦3⟧e⟦4⟧)|\r\n"),
    Sample("a reference in a table", "| [a] |\n|---|\n| [b][c] |\n\n[a]: ⟦1⟧d⟦2⟧\n[c]: ⟦3⟧e⟦4⟧"),
    Sample("a definition above a table", "[a]: ⟦1⟧b⟦2⟧\n| [a] |\n|---|\n| [c](⟦3⟧d⟦4⟧) |"),
    Sample("a table of NULs", "|\0|[a](⟦1⟧b⟦2⟧)|\n|-|-|\n|\0\0|[c](⟦3⟧d⟦4⟧)|"),
    Sample("a callout", "> [!NOTE]\n> [a](⟦1⟧b⟦2⟧)\n>\n> [c](⟦3⟧d⟦4⟧)"),
    Sample("an id behind a link", "## [a](⟦1⟧b⟦2⟧) c {#d}\n\n- [e](⟦3⟧f⟦4⟧) {#g}\n- [h](⟦5⟧i⟦6⟧)"),
  ]

  @Test(arguments: samples)
  func `each destination has its place`(_ sample: Sample) throws {
    let marked = MarkedText(sample.text)
    let parsed = Parsed(marked.bytes)
    #expect(parsed.diagnostics == [])
    let pairs = marked.offsets.count / 2
    let order = sample.order ?? (0..<pairs).map { $0 * 2 + 1 }
    let expected = try order.map { first in
      let start = try #require(marked.offsets[first])
      return start..<(try #require(marked.offsets[first + 1]))
    }
    #expect(parsed.document.links.map(\.range) == expected)
  }

  @Test func `places behind front matter count from the file's start`() {
    let marked = MarkedText(
      "---\ntitle: x\n---\n> [a](⟦1⟧b⟦2⟧)\n\n|c|\n|-|\n|[d](⟦3⟧e⟦4⟧)|\n\n<⟦5⟧xy:z⟦6⟧>")
    let parsed = Parsed(marked.bytes, from: 17)
    #expect(parsed.document.links.map(\.range.lowerBound) == [1, 3].map { marked.offsets[$0] })
    #expect(parsed.diagnostics.map(\.place.range?.lowerBound) == [marked.offsets[5]])
  }

  @Test func `raw HTML has its place`() {
    let marked = MarkedText(
      """
      a ⟦1⟧<b>c⟦2⟧</b> `<d>`
      > e ⟦3⟧<f
      > g="h">

      - x

        ⟦4⟧<div>
        y
        </div>

      | i | ⟦5⟧<j> |
      |---|---|
      | \\| ⟦6⟧<!-- k --> | <https://l.m> |

         ⟦7⟧<!-- n -->
      ![a ⟦8⟧<b> c](d.png)
      """)
    let parsed = Parsed(marked.bytes)
    expect(
      parsed.diagnostics, in: marked, are: (1...8).map { ExpectedFinding(.rawHTML, $0) })
    #expect(
      parsed.diagnostics.compactMap(\.place.range).map(parsed.source) == [
        "<b>", "</b>", "<f\n> g=\"h\">", "<div>\n  y\n  </div>", "<j>", "<!-- k -->", "<!-- n -->",
        "<b>",
      ])
  }

  @Test func `blocks have their places`() {
    let texts = [
      "# a #", "b\nc", "d\n---", "- e\n  - f\n\n- g", "> h\ni", "```x\nj\n```", "k\n\n    l",
      "***", "<!-- m -->", "<div>\nn\n</div>", "| o |\n|---|\n| p |", "1. q\n\n   r",
      "```\nunclosed",
    ]
    // Indented code begins behind its indent.
    let text = texts.joined(separator: "\n\n").replacing("\nk\n", with: "\n    k\n") + "\n\n"
    let parsed = Parsed(text, options: .commonMark)
    #expect(parsed.document.blocks.map(\.range).map(parsed.source) == texts)
    // Without blank lines between them libcmark's ends are wrong.
    let close = [
      "a\n===", "b", "===\n", "# c", "<!-- d -->", "e\n---", "<?f\n?>", "```\ng\n```", "> h",
    ]
    let parsedClose = Parsed(
      "a\n===\n# c\n<!-- d -->\ne\n---\n<?f\n?>\n```\ng\n```\n> ~~~\n***", options: .commonMark)
    #expect(
      parsedClose.document.blocks.map(\.range).map(parsedClose.source) == [
        close[0], close[3], close[4], close[5], close[6], close[7], "> ~~~", "***",
      ])
  }

  @Test func `a paragraph begins behind its definitions`() {
    let parsed = Parsed("[a]: b\n[c]: d\ne\n\n[f]: g\nh\n===\n\n- [i]: j\n  k\n")
    #expect(
      parsed.document.blocks.map(\.range).map(parsed.source) == ["e", "h\n===", "- [i]: j\n  k"])
    #expect(parsed.document.headings.map(\.range).map(parsed.source) == ["h\n==="])
    #expect(parsed.document.items.map(\.range).map(parsed.source) == ["k"])
  }
}
