import Foundation
import Testing

/// A text that is made to exhaust the program, and what must come of it.
struct HostileInput: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    case site

    /// An error with this code.
    case error(String)

    /// Which of the two depends on the size.
    case either
  }

  let name: String
  let outcome: Outcome
  let files: @Sendable () -> [String: String?]
  var testDescription: String { name }

  /// Bytes of each input: enough that what grows with the square shows, and few enough for every
  /// run. `LADDER_HOSTILE_BYTES` asks for another size.
  static let size =
    ProcessInfo.processInfo.environment["LADDER_HOSTILE_BYTES"].flatMap { Int($0) } ?? 60_000

  static func fill(_ piece: String, _ size: Int = size) -> String {
    String(repeating: piece, count: max(1, size / piece.utf8.count))
  }

  /// Numbered pieces: `#` in the piece is the number.
  static func numbered(_ piece: String, _ size: Int = size) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < size {
      text += piece.replacing("#", with: String(number))
      number += 1
    }
    return text
  }

  static func guide(
    _ name: String, _ outcome: Outcome, _ text: @escaping @Sendable () -> String
  ) -> HostileInput {
    HostileInput(name: name, outcome: outcome) {
      ["content/guides/g.md": "---\ntitle: Guide\n---\n\n" + text()]
    }
  }

  private static func piece(_ piece: String, _ outcome: Outcome) -> HostileInput {
    guide("Markdown: \(piece.debugDescription) over and over", outcome) { fill(piece) }
  }

  /// D1, D2, D6: Markdown.
  static let markdown: [HostileInput] =
    ["![[]()", "[", "[a](", "![", "<", "<!--", "<?", "[[]", "[a][", "<![CDATA[", "[]("].map {
      piece($0, .error("markdown-limit"))
    }
    + ["> ", ">", "- > ", "* + ", "1. "].map { piece($0, .error("nesting-too-deep")) }
    + [
      "*a **a ", "*", "_", "a**b", "*a_ ", "**a __a ", "`", "``a`", "&", "&#", "\\", "a ", "a",
      "a\n", "\n", "\t", "é", "e\u{301}", "x\u{301}\u{302}", "a\n\n", "1. a\n", "- a\n\n",
      "> a\n\n", "a\n===\n\n",
      "```\n", "~~~\n\n", "***\n", "\\\n", "a  \n", "a\u{2028}", "|", "|-", "a|b\n", "~", ":",
      "日本語", "👨‍👩‍👧", "\u{202E}", "    a\n", "&amp;", "(", ")", "!", "{#a}", "a\r",
    ].map { piece($0, .either) }
    + [
      guide("Markdown: code spans of growing length", .either) {
        var text = ""
        var length = 1
        while text.utf8.count < size {
          text += String(repeating: "`", count: length) + "a"
          length += 1
        }
        return text
      },
      guide("Markdown: definitions in one paragraph", .error("markdown-limit")) {
        numbered("[a#]: b\n")
      },
      guide("Markdown: definitions in paragraphs", .site) { numbered("[a#]: /index.md\n\n") },
      guide("Markdown: one definition used by all", .either) {
        "[a]: ../index.md\n\n" + fill("[a] [a] [a]\n\n")
      },
      guide("Markdown: tables without end", .either) { fill("|a|\n|-|\n|b|\n\n") },
      guide("Markdown: a long table", .site) { "|a|b|\n|-|-|\n" + fill("|c|d|\n") },
      guide("Markdown: a wide table", .error("markdown-limit")) {
        "|" + fill("a|", size / 2) + "\n|" + fill("-|", size / 2) + "\n"
      },
      guide("Markdown: tables that hide tables", .error("markdown-limit")) {
        fill("|a|\n|-|\n|\n")
      },
      guide("Markdown: a list that nests line by line", .error("nesting-too-deep")) {
        (0..<300).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
      },
      guide("Markdown: broken links", .either) { numbered("[a](gone#.md)\n\n") },
      guide("Markdown: links to broken anchors", .either) {
        numbered("[a](../levels/ic/junior.md#gone#)\n\n")
      },
      guide("Markdown: links to unknown terms", .either) { numbered("[a](term:gone#)\n\n") },
      guide("Markdown: links of one very long address", .error("broken-link")) {
        "[a](" + fill("a/") + "b.md)\n"
      },
      guide("Markdown: an anchor of many percent signs", .error("broken-anchor")) {
        "[a](#" + fill("%41") + ")\n"
      },
      guide("Markdown: headings of one name", .either) { fill("## Same\n") },
      guide("Markdown: headings of one id", .either) { fill("## A {#a}\n") },
      guide("Markdown: a million headings", .error("markdown-limit")) {
        String(repeating: "#\n", count: 1_000_000)
      },
      guide("Markdown: a very long heading", .site) { "## " + fill("word ") },
      guide("Markdown: a heading of combining marks", .site) { "## a" + fill("\u{301}") },
      guide("Markdown: nested callouts", .either) { fill("> [!NOTE]\n> a\n\n") },
      guide("Markdown: items of nested lists with ids", .either) { numbered("- a\n  - b {#b#}\n") },
    ]

  /// D3: front matter and settings.
  static let yaml: [HostileInput] =
    [
      "[", "{", "[[", "{a: ", "- ", "? ", "a: b: ", "&a ", "*a ", "!!a ", "\"", "'", "|\n", "#\n",
      "--- \n", "%a\n", "a: &b [", "\t", "\\", ": ", "\n", "- - ", "?\n", "\"\\x41", "é: a\n",
    ].map { piece in
      HostileInput(name: "YAML: \(piece.debugDescription) over and over", outcome: .either) {
        ["content/guides/g.md": "---\ntitle: A\nextra: " + fill(piece, 60_000) + "\n---\n"]
      }
    } + [
      HostileInput(name: "YAML: 200 KB", outcome: .error("unsupported-yaml")) {
        ["content/guides/g.md": "---\ntitle: " + fill("a", 200_000) + "\n---\n"]
      },
      HostileInput(name: "YAML: 200 KB of settings", outcome: .error("unsupported-yaml")) {
        ["ladder.yml": "title: " + fill("a", 200_000) + "\n"]
      },
      HostileInput(name: "YAML: a title of 60 KB", outcome: .site) {
        ["content/guides/g.md": "---\ntitle: " + fill("word ", 60_000) + "\n---\n"]
      },
      HostileInput(name: "YAML: unknown keys", outcome: .error("unknown-key")) {
        ["content/guides/g.md": "---\ntitle: A\n" + numbered("k#: a\n", 60_000) + "---\n"]
      },
      HostileInput(name: "YAML: one key over and over", outcome: .error("duplicate-key")) {
        ["content/guides/g.md": "---\ntitle: A\n" + fill("k: a\n", 60_000) + "---\n"]
      },
      HostileInput(name: "YAML: an alias bomb", outcome: .error("unsupported-yaml")) {
        let bomb = (1..<10).map { level in
          "l\(level): &l\(level) ["
            + Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        return ["content/guides/g.md": "---\ntitle: A\nl0: &l0 x\n" + bomb.joined() + "---\n"]
      },
      HostileInput(name: "YAML: an alias of itself", outcome: .error("unsupported-yaml")) {
        ["content/guides/g.md": "---\ntitle: A\nextra: &a [*a]\n---\n"]
      },
      HostileInput(name: "YAML: hundreds of aliases", outcome: .either) {
        [
          "content/guides/g.md": "---\ntitle: A\naliases:\n" + numbered("- old/p#\n", 6_000)
            + "---\n"
        ]
      },
      HostileInput(name: "YAML: navigation of thousands", outcome: .either) {
        ["ladder.yml": "title: T\nnavigation:\n" + fill("- matrix.html\n", 30_000)]
      },
      HostileInput(name: "YAML: facts of thousands", outcome: .site) {
        [
          "content/levels/ic/junior.md":
            "---\ntitle: Junior\ncode: IC1\nrank: 1\nfacts:\n" + numbered("  f#: a\n", 60_000)
            + "---\n\n## Scope\n\n- A.\n"
        ]
      },
      HostileInput(
        name: "YAML: front matter that never ends", outcome: .error("unclosed-front-matter")
      ) { ["content/guides/g.md": "---\n" + fill("a: b\n")] },
    ]
}
