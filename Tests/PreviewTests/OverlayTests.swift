import Foundation
import TestSupport
import Testing

/// What the overlay, the page that stands for a site and the terminal are given, of content that
/// would like to be more than text.
@Suite struct OverlayTests {
  /// Markup, entities, an end of the script element, terminal codes and marks that turn the writing
  /// direction.
  private static let hostile =
    "<img src=x onerror=alert(1)>&lt;</script><!-- \u{1B}[31mred\u{1B}[0m \u{202E}txt\u{7} '\" \\"

  /// Without what steers a terminal or hides text.
  private static func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test func `errors with markup and terminal codes reach the overlay as plain data`() throws {
    // H11, H12, H16, H17
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: "/"))
    let waiting = ladder.wait(from: epoch, at: "/")
    try ladder.project.save(
      "content/notes/bad.md",
      "---\ntitle: \(Self.quoted)\nnope <b>: 1\nreviewed: \(Self.quoted)\n---\n\n"
        + "\(Self.hostile) [\(Self.hostile)](nowhere.md) [x](<javascript:alert(1)>)\n")
    let told = try #require(ladder.news(waiting, from: epoch, at: "/"))
    #expect(told.problems.count >= 3)
    for problem in told.problems {
      let texts = [
        problem.severity, problem.code, problem.message, problem.place, problem.editor,
        problem.excerpt, problem.help,
      ]
      for text in texts + problem.notes.flatMap({ [$0.message, $0.place, $0.editor] }) {
        #expect(Self.isPlain(text), "\(text.debugDescription)")
      }
      #expect(problem.editor.isEmpty || problem.editor.hasPrefix("vscode://file/"))
      #expect(!problem.editor.contains("<") && !problem.editor.contains(" "))
    }
    // Text stays text: nothing was taken away or escaped twice.
    #expect(
      told.problems.contains {
        $0.excerpt.contains("<img src=x onerror=alert(1)>&lt;</script><!-- ")
      })
    #expect(ladder.printed("the last good version is still served"))
    #expect(Self.isPlain(ladder.output))

    let answer = try #require(ladder.ask("/.ladder/wait?x&/"))
    #expect(answer["content-type"] == "application/json; charset=utf-8")
    #expect(answer["x-content-type-options"] == "nosniff")
    // The page that is shown meanwhile holds none of it.
    #expect(ladder.ask("/")?.text.contains("onerror") == false)
  }

  @Test func `a hostile file name is shown harmlessly`() throws {
    // H17
    let ladder = try RunningLadder(try SampleProject.make())
    try ladder.project.write("content/notes/<b>&\u{1B}[31m\u{202E}.md", "---\ntitle: X\n---\n")
    #expect(ladder.printed("the last good version is still served"))
    #expect(Self.isPlain(ladder.output))
    let told = try #require(Told(ladder.wait(from: "none", at: "/").answer()))
    #expect(!told.problems.isEmpty)
    for problem in told.problems {
      #expect(Self.isPlain(problem.place + problem.message + problem.editor))
      #expect(!problem.editor.contains("<") && !problem.editor.contains("\""))
    }
  }

  @Test func `the page that stands for a site holds no markup of the content`() throws {
    // H11, H16
    let ladder = try RunningLadder(
      try SampleProject.make([
        "content/bad.md": "---\ntitle: \(Self.quoted)\nnope: 1\n---\n\n\(Self.hostile) [x](no.md)\n"
      ]))
    let page = try #require(ladder.ask("/"))
    #expect(page.status == 500)
    #expect(page.text.contains("&lt;img src=x onerror=alert(1)&gt;&amp;lt;&lt;/script&gt;"))
    #expect(!page.text.contains("<img") && !page.text.contains("<!--"))
    #expect(Self.isPlain(page.text))
    #expect(page["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
  }

  /// As a YAML scalar.
  private static let quoted = "'<img src=x onerror=alert(1)>&lt;</script><!-- ''\"'"
}
