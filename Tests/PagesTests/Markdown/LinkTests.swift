import Diagnostics
import Pages
import TestSupport
import Testing

/// Addresses: what is written, what is left to be resolved, and what may not be.
@Suite struct LinkTests {
  @Test(arguments: [
    (
      "[a](https://b.c/d?e=f&g#h)",
      "<a href=\"https://b.c/d?e=f&amp;g#h\" rel=\"noopener noreferrer\">a</a>"
    ),
    (
      "[a](HTTP://b.c 't\"')",
      "<a href=\"HTTP://b.c\" title=\"t&quot;\" rel=\"noopener noreferrer\">a</a>"
    ),
    ("[a](mailto:b@c.d)", "<a href=\"mailto:b@c.d\">a</a>"),
    ("[a](tel:+123)", "<a href=\"tel:+123\">a</a>"),
    ("<https://a.b>", "<a href=\"https://a.b\" rel=\"noopener noreferrer\">https://a.b</a>"),
    ("<a@b.c>", "<a href=\"mailto:a@b.c\">a@b.c</a>"),
    ("[](https://a.b)", "<a href=\"https://a.b\" rel=\"noopener noreferrer\">https://a.b</a>"),
    ("![a](data:image/png;base64,AAAA)", "<img src=\"data:image/png;base64,AAAA\" alt=\"a\" />"),
    ("![a](DATA:image/WebP,x)", "<img src=\"DATA:image/WebP,x\" alt=\"a\" />"),
  ])
  func `addresses elsewhere are written at once`(_ text: String, _ html: String) {
    let parsed = Parsed(text)
    #expect(parsed.html == "<p>\(html)</p>\n")
    #expect(parsed.document.links.isEmpty && parsed.document.holes.isEmpty)
    #expect(parsed.diagnostics == [])
  }

  @Test(arguments: [
    "../a.md#b", "a.md?b=c", "#a", "<>", "a%20b.md", "/a.md", "./a:b.md", "level:x", "role:x",
    "track:x",
    "dimension:x", "transition:x", "guide:x", "page:x", "term:x", "Level:x", "a/javascript:b",
    "#javascript:b", "?data:x", "a&amp;b.md", "ä.md",
  ])
  func `addresses here are left as holes`(_ destination: String) throws {
    let parsed = Parsed("[a](\(destination) 't')")
    let link = try #require(parsed.document.links.first)
    #expect(link.kind == .link && !link.hasEmptyLabel)
    #expect(link.destination == destination.replacing("&amp;", with: "&").replacing("<>", with: ""))
    #expect(parsed.document.holes.map(\.content) == [.address])
    #expect(
      String(decoding: parsed.document.html, as: UTF8.self)
        == "<p><a href=\"\" title=\"t\">a</a></p>\n")
    #expect(parsed.diagnostics == [])
  }

  @Test func `an image has its address as a hole and its label as text`() throws {
    let parsed = Parsed(
      "![a *b* `c`\n<d> [e](level:f) \"](../g.png 'h')",
      options: MarkdownOptions(allowsRawHTML: true))
    #expect(
      parsed.html
        == "<p><img src=\"../g.png\" alt=\"a b c &lt;d&gt; e &quot;\" title=\"h\" /></p>\n")
    #expect(parsed.document.links.map(\.destination) == ["../g.png"])
    #expect(parsed.document.links.first?.kind == .image)
  }

  @Test(arguments: ["[](level:a)", "[ ](level:a)", "[&#32;](level:a)"])
  func `an empty label is a hole`(_ text: String) {
    let parsed = Parsed(text)
    #expect(parsed.html == "<p><a href=\"level:a\"></a></p>\n")
    #expect(parsed.document.links.map(\.hasEmptyLabel) == [true])
    #expect(parsed.document.holes.map(\.content) == [.address, .label])
    #expect(parsed.document.holes.map(\.link) == [0, 0])
  }

  static let scripts = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "VBSCRIPT:x", "file:///etc/passwd",
    "data:text/html,x", "data:image/svg+xml;base64,x", "data:,x", "data:image/pngx,y",
    "&#106;avascript:x", "&#x6A;avascript:x", "javascript&colon;x", "javascript&#58;x",
    "&#1;javascript:x", "&#32;javascript:x", "java&Tab;script:x", "java&NewLine;script:x",
    "java&#13;script:x",
    "&#14;java&#9;script&#10;:x", "javascript\\:x", "\u{01}javascript:x", "\u{1F}javascript:x",
  ]

  @Test(arguments: scripts)
  func `script-like addresses are errors wherever they stand`(_ destination: String) throws {
    for (text, count) in [
      ("[a](⟦1⟧\(destination))", 1), ("![a](⟦1⟧\(destination))", 1),
      ("[a](<⟦1⟧\(destination)> 't')", 1),
      ("x [a] y [a][]\n\n[a]: ⟦1⟧\(destination)\n\n[b]: \(destination)", 2),
      ("| a |\n|---|\n| [b](⟦1⟧\(destination)) |", 1), ("# [a](⟦1⟧\(destination))", 1),
      ("![x [a](⟦1⟧\(destination)) y](b.png)", 1), ("![x ![a](⟦1⟧\(destination)) y](b.png)", 1),
    ] {
      for options in [MarkdownOptions(), MarkdownOptions(allowsRawHTML: true)] {
        let marked = MarkedText(text)
        let parsed = Parsed(marked.bytes, options: options)
        // A blank or control character at the start is no part of a destination without brackets.
        let codes = parsed.diagnostics.map(\.code)
        #expect(codes == Array(repeating: .scriptLink, count: count), "\(text)")
        #expect(
          parsed.diagnostics.compactMap { $0.place.range?.lowerBound }
            == Array(repeating: try #require(marked.offsets[1]), count: count), "\(text)")
        let html = parsed.html.lowercased()
        #expect(!html.contains("href=\"") || !html.contains("script"), "\(html)")
        #expect(!html.contains("file:") && !html.contains("data:"), "\(html)")
      }
    }
  }

  @Test func `script-like autolinks are errors`() {
    let marked = MarkedText(
      "<⟦1⟧javascript:alert(1)> <⟦2⟧DATA:text/html,x> <⟦3⟧JavaScript:&#97;>")
    let parsed = Parsed(marked.bytes)
    expect(
      parsed.diagnostics, in: marked,
      are: [1, 2, 3].map { ExpectedFinding(.scriptLink, $0) })
    #expect(!parsed.html.contains("href"))
  }

  @Test func `a picture's data is no link`() {
    #expect(Parsed("[a](data:image/png;base64,x)").diagnostics.map(\.code) == [.scriptLink])
  }

  @Test(arguments: [
    ("[a](⟦1⟧//b.c/d)", "address '//b.c/d' names a host without 'https:'"),
    ("[a](⟦1⟧\\\\\\\\b.c)", "address '\\\\b.c' names a host without 'https:'"),
    ("[a](⟦1⟧/\\b.c)", "address '/\\b.c' names a host without 'https:'"),
    ("[a](⟦1⟧/&Tab;/b.c)", "address '/\t/b.c' names a host without 'https:'"),
    ("[a](⟦1⟧https:b)", "address 'https:b' names no host"),
    ("[a](⟦1⟧https:///b)", "address 'https:///b' names no host"),
    ("[a](⟦1⟧http://)", "address 'http://' names no host"),
    ("[a](⟦1⟧levle:b)", "'levle:' is no kind of address that a page may hold"),
    ("[a](⟦1⟧ftp://b.c)", "'ftp:' is no kind of address that a page may hold"),
    ("[a](⟦1⟧C:/b.md)", "'c:' is no kind of address that a page may hold"),
    ("[a](⟦1⟧blob:x)", "'blob:' is no kind of address that a page may hold"),
    (
      "[a](⟦1⟧view-source:javascript:x)",
      "'view-source:' is no kind of address that a page may hold"
    ),
    (
      "![a](⟦1⟧https://b.c/d.png)",
      "picture 'https://b.c/d.png' lies elsewhere; a page loads nothing from other places"
    ),
    (
      "![a](⟦1⟧mailto:b@c.d)",
      "picture 'mailto:b@c.d' lies elsewhere; a page loads nothing from other places"
    ),
    ("![a](⟦1⟧level:b)", "'level:b' is a page, not a picture"),
  ])
  func `addresses that cannot be used are errors`(_ text: String, _ message: String) {
    let marked = MarkedText(text)
    let parsed = Parsed(marked.bytes)
    expect(parsed.diagnostics, in: marked, are: [ExpectedFinding(.unusableAddress, 1)])
    #expect(parsed.diagnostics.first?.message == message)
    #expect(parsed.diagnostics.first?.help?.isEmpty == false)
    #expect(!parsed.html.contains("href") && !parsed.html.contains("src"))
    #expect(parsed.document.links.isEmpty)
  }

  @Test func `a scheme that is nearly one of ours is suggested`() {
    #expect(Parsed("[a](levle:b)").diagnostics.first?.help == "did you mean 'level:'?")
    #expect(Parsed("[a](htps://b)").diagnostics.first?.help == "did you mean 'https:'?")
  }

  @Test func `raw HTML is an error unless it is allowed`() {
    let text = "a <b>c</b>\n\n<div>\nd\n</div>\n\n<!-- e -->\n"
    let refused = Parsed(text)
    #expect(refused.diagnostics.map(\.code) == [.rawHTML, .rawHTML, .rawHTML, .rawHTML])
    #expect(refused.diagnostics.first?.message == "HTML '<b>' may not stand in a page")
    #expect(refused.html == "<p>a c</p>\n")
    let allowed = Parsed(text, options: MarkdownOptions(allowsRawHTML: true))
    #expect(allowed.diagnostics == [])
    #expect(allowed.html == "<p>a <b>c</b></p>\n<div>\nd\n</div>\n<!-- e -->\n")
  }

  @Test(arguments: [
    "a ⟦1⟧<a href=\"javascript:x\">b</a>", "a ⟦1⟧<A HREF=javascript:x>b</A>",
    "a ⟦1⟧<a\nhref = 'JavaScript:x'>b</a>", "a ⟦1⟧<a href=\"java&#115;cript:x\">b</a>",
    "a ⟦1⟧<a href=\"&#106avascript&colon;x\">b</a>", "a ⟦1⟧<a href=\" java\tscript:x\">b</a>",
    "⟦1⟧<div title=\">\"><form/action='vbscript:x'>\n</div>",
    "⟦1⟧<iframe src=data:text/html,x></iframe>",
    "<svg>⟦1⟧<a x=1 xlink:href=\"javascript:x\"></a></svg>",
  ])
  func `no setting lets links through that run scripts`(_ text: String) {
    let marked = MarkedText(text)
    let parsed = Parsed(marked.bytes, options: MarkdownOptions(allowsRawHTML: true))
    expect(parsed.diagnostics, in: marked, are: [ExpectedFinding(.scriptLink, 1)])
  }

  @Test(arguments: [
    "<a href=\"b.html\">javascript:x</a>", "<p title=\"javascript:x\">a</p>",
    "<!-- href=javascript:x -->",
    "<img src=\"data:image/png;base64,x\">", "<a href>b</a>", "<a href=", "<a =javascript:x>b</a>",
  ])
  func `raw HTML without such links is let through`(_ text: String) {
    #expect(Parsed(text, options: MarkdownOptions(allowsRawHTML: true)).diagnostics == [])
  }

  @Test func `what an author writes is escaped in every attribute`() {
    let parsed = Parsed(
      """
      ```"><script> x
      <a>&"
      ```

      ![" onerror="x](a.png '"><b>') `<&">` &lt;script&gt;

      # " onclick="x

      | " onfocus="x |
      |---|
      """)
    #expect(parsed.diagnostics == [])
    #expect(
      parsed.html == """
        <pre><code class="language-&quot;&gt;&lt;script&gt;">&lt;a&gt;&amp;&quot;
        </code></pre>
        <p><img src="a.png" alt="&quot; onerror=&quot;x" title="&quot;&gt;&lt;b&gt;" /> \
        <code>&lt;&amp;&quot;&gt;</code> &lt;script&gt;</p>
        <h1 id="-onclickx">&quot; onclick=&quot;x</h1>
        <div class="table" role="group" tabindex="0" aria-label="&quot; onfocus=&quot;x">
        <table>
        <thead>
        <tr>
        <th scope="col">&quot; onfocus=&quot;x</th>
        </tr>
        </thead>
        </table>
        </div>

        """)
  }
}
