import Pages
import Testing

/// Quotes that begin with `[!NOTE]` and its kin.
@Suite struct CalloutTests {
  @Test(arguments: [
    ("NOTE", "note", "Note"), ("tip", "tip", "Tip"), ("Important", "important", "Important"),
    ("WARNING", "warning", "Warning"), ("cAuTiOn", "caution", "Caution"),
  ])
  func `each kind has its class and title`(_ marker: String, _ name: String, _ title: String) {
    #expect(
      Parsed("> [!\(marker)]\n> a *b*\n>\n> - c\n").html == """
        <aside class="callout \(name)" role="note">
        <p class="callout-title">\(title)</p>
        <p>a <em>b</em></p>
        <ul>
        <li>c</li>
        </ul>
        </aside>

        """)
  }

  @Test(arguments: [
    "> [!NOTE]\n>\n> a", "> [!NOTE]  \n> a", ">[!note]\n>a", "> [!NOTE]\na",
    "> [!NOTE]\n\n> [!TIP]\n> a",
  ])
  func `the marker stands alone on the first line`(_ text: String) {
    let html = Parsed(text).html
    #expect(
      html.hasPrefix(
        "<aside class=\"callout note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n"))
    #expect(html.contains("<p>a</p>\n"))
    #expect(!html.contains("[!") && !html.contains("<p></p>"))
  }

  @Test(arguments: [
    "> [!NOTE] a", "> \\[!NOTE]\n> a", "> [!FOO]\n> a", "> a\n> [!NOTE]", "[!NOTE]\na",
    "- [!NOTE]\n  a",
    "> *[!NOTE]*\n> a", "> &#91;!NOTE]\n> a", "> # [!NOTE]", "> [!NOTE][b]\n> a\n\n[b]: c",
    "> [!NOTE]a\n> b",
  ])
  func `anything else is a plain quote`(_ text: String) {
    #expect(!Parsed(text).html.contains("callout"))
  }

  @Test func `callouts nest and stand in lists`() {
    #expect(
      Parsed("> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b\n\n- > [!CAUTION]\n  > c\n").html == """
        <aside class="callout note" role="note">
        <p class="callout-title">Note</p>
        <p>a</p>
        <aside class="callout tip" role="note">
        <p class="callout-title">Tip</p>
        <p>b</p>
        </aside>
        </aside>
        <ul>
        <li>
        <aside class="callout caution" role="note">
        <p class="callout-title">Caution</p>
        <p>c</p>
        </aside>
        </li>
        </ul>

        """)
  }

  @Test func `a callout without a text is only its title`() {
    #expect(
      Parsed("> [!TIP]").html
        == "<aside class=\"callout tip\" role=\"note\">\n<p class=\"callout-title\">Tip</p>\n</aside>\n"
    )
  }

  @Test func `there are no callouts without extensions`() {
    #expect(
      Parsed("> [!NOTE]\n> a", options: .commonMark).html
        == "<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>\n")
  }
}
