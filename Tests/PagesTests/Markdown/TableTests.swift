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
}
