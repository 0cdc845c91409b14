import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

/// Pipe tables, as GitHub has them.
@Suite struct TableTests {
  private static let examples = SpecificationExample.all(in: "gfm-tables.json")

  /// Our classes as cmark-gfm's attribute, which the style sheet cannot be without and HTML 5 no
  /// longer has.
  static func withAttributes(_ html: String) -> String {
    var html = html
    for name in ["left", "center", "right"] {
      for cell in ["th", "td"] {
        html = html.replacingOccurrences(
          of: "<\(cell) class=\"align-\(name)\"", with: "<\(cell) align=\"\(name)\"")
      }
    }
    return html
  }

  @Test(.enabled(if: !examples.isEmpty, "GitHub's examples are not here"))
  func `all 17 of GitHub's examples give GitHub's tables`() {
    #expect(Self.examples.count == 17)
    for example in Self.examples {
      let parsed = Parsed(example.markdown, options: .commonMark)
      #expect(Self.withAttributes(parsed.html) == example.html, "\(example)")
    }
  }

  /// The HTML without what we do otherwise on purpose:
  ///
  /// - cmark-gfm counts the line below a header as blank, so that a list with a table in it is
  ///   loose though it has no blank line. Ours is as tight as it would be without the table.
  /// - cmark-gfm undoes `\|` in the lines of a paragraph above a table too, code spans included.
  /// - Definitions right above a header are text in cmark-gfm and define nothing. Ours are
  ///   definitions; the random tables have none there.
  /// - cmark-gfm follows version 0.29 of the specification: texts that differ without any table are
  ///   left out.
  private static func comparable(_ html: String) -> String {
    let html = html.replacingOccurrences(of: "\\|", with: "|")
    guard html.contains("<li>"), html.contains("<table>") else { return html }
    return ["<p>", "</p>", "\n"].reduce(html) { $0.replacingOccurrences(of: $1, with: "") }
  }

  /// cmark-gfm makes text of a definition that stands right above a table's header, though the
  /// specification lets no paragraph keep one.
  private static func leavesDefinition(_ want: String, _ got: String) -> Bool {
    want.contains("<p>[foo]:") && want.contains("<table>") && !got.contains("<p>[foo]:")
  }

  @Test(.enabled(if: GitHubCMark.isInstalled, "the program cmark-gfm is not installed"))
  func `random tables give what cmark-gfm makes of them`() throws {
    var texts: [String] = []
    for seed in 0..<3_000 {
      var tables = RandomTables(seed: UInt64(seed))
      texts.append(tables.text())
    }
    for seed in 0..<500 {
      var random = RandomMarkdown(seed: UInt64(seed))
      texts.append(random.text(with: ["|", "|-|", "|:-:|", "\n|-|-|\n", "\n-|-\n", "\n| a |\n"]))
    }
    let wanted = try GitHubCMark.html(of: texts)
    #expect(wanted.count { $0.contains("<table>") } > texts.count / 3)
    var differing: [(text: String, want: String, got: String)] = []
    for (text, want) in zip(texts, wanted) {
      let got = Self.withAttributes(Parsed(text, options: .commonMark).html)
      guard !Self.leavesDefinition(want, got) else { continue }
      if Self.comparable(got) != Self.comparable(want) { differing.append((text, want, got)) }
    }
    let plain = try GitHubCMark.html(of: differing.map(\.text), extensions: [])
    for (difference, plain) in zip(differing, plain) {
      let ours = String(decoding: LibCMark.html(Array(difference.text.utf8)), as: UTF8.self)
      guard plain == ours else { continue }
      Issue.record(
        "\(difference.text.debugDescription): got\n\(difference.got)want\n\(difference.want)")
    }
  }

  @Test func `a table says what it is and can be scrolled`() throws {
    let parsed = Parsed("a\n\n| *b* | c\\|d |\n|:-:|--:|\n| [e](f.md) |\n\n- | g |\n  |:--|\n")
    #expect(
      parsed.html == """
        <p>a</p>
        <div class="table" role="group" tabindex="0" aria-label="b, c|d">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-center"><em>b</em></th>
        <th scope="col" class="align-right">c|d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-center"><a href="f.md">e</a></td>
        <td class="align-right"></td>
        </tr>
        </tbody>
        </table>
        </div>
        <ul>
        <li>
        <div class="table" role="group" tabindex="0" aria-label="g">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">g</th>
        </tr>
        </thead>
        </table>
        </div>
        </li>
        </ul>

        """)
    #expect(parsed.document.tables.map(\.rows) == [[["b", "c|d"], ["e", ""]], [["g"]]])
    #expect(
      parsed.document.tables.map(\.range).map(parsed.source) == [
        "| *b* | c\\|d |\n|:-:|--:|\n| [e](f.md) |", "| g |\n  |:--|",
      ])
    #expect(
      parsed.document.blocks.map(\.kind) == [.paragraph, .table(0), .list(items: 0..<1)])
    let table = try #require(parsed.document.blocks.dropFirst().first)
    #expect(parsed.html(of: table.html).hasPrefix("<div class=\"table\""))
    #expect(parsed.html(of: table.html).hasSuffix("</table>\n</div>\n"))
  }

  @Test func `definitions work inside and right above a table`() {
    let parsed = Parsed("[a]: b.md\n| [a] |\n|---|\n| [c][d] |\n\n[d]: e.md 'f'")
    #expect(parsed.document.links.map(\.destination) == ["b.md", "e.md"])
    #expect(parsed.document.tables.count == 1)
    #expect(!parsed.html.contains("[a]"))
  }

  @Test func `a pipe in code cuts the cell unless it is escaped`() {
    let rows = { Parsed($0).document.tables.first?.rows.last }
    #expect(rows("|a|b|\n|-|-|\n| `c|d` |") == ["`c", "d`"])
    #expect(rows("|a|b|\n|-|-|\n| `c\\|d` | e |") == ["c|d", "e"])
    #expect(rows("|a|b|\n|-|-|\n| c\\\\|d | e |") == ["c|d", "e"])
  }

  @Test func `what would be a block elsewhere is text in a cell`() {
    let cells = ["# a", "- b", "1. c", "> d", "---", "===", "e #", "```", "    f", "<https://g.h>"]
    for cell in cells {
      let rows = Parsed("| \(cell) |\n|---|\n| \(cell) |").document.tables.first?.rows
      let text = cell.trimmingCharacters(in: CharacterSet(charactersIn: " <>"))
      let want = cell == "> d" ? cell : text
      #expect(rows == [[want], [want]], "\(cell)")
    }
  }

  @Test(arguments: [
    "a | b\n--- | --- | ---", "a\n---", "a\n\n|-|", "|-|", "| a |\n    |-|\n\n    x",
    "    | a |\n    |-|",
    "| a |\n\n|-|", "> | a |\n|-|", "- | a |\n|-|", "| a |\n|x|", "| a |\n|:|",
    "```\n|a|\n|-|\n```",
    "<div>\n|a|\n|-|\n</div>", "# |a|\n|-|", "a | b\n- | -",
  ])
  func `what is nearly a table is none`(_ text: String) {
    let parsed = Parsed(text, options: .commonMark)
    #expect(parsed.document.tables.isEmpty)
    #expect(Array(parsed.html.utf8) == LibCMark.html(Array(text.utf8)))
  }
}
