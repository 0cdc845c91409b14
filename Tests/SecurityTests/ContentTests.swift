import Foundation
import TestSupport
import Testing

/// What authors write never becomes a script. The ids are those of the project's list of cases.
@Suite struct `Content to HTML` {
  private static let evil = "\"><script>pwned=1</script><img src=x onerror=pwned=1>'&"

  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- comment -->",
    "<style>p{}</style>", "<SCRIPT SRC=//evil.example>", "<svg/>", "a <b>b</b>",
    "<?php x ?>", "<![CDATA[x]]>", "<!DOCTYPE x>", "<iframe src=x>", "<a href=x>y</a>",
    "- <details open ontoggle=x>", "| <b> |\n|---|", "> <math><mi>", "# <i>x</i>",
  ])
  func `H1 raw HTML in Markdown is an error with its place`(text: String) throws {
    try HostileProject(HostileProject.guide(text)).expectError("content/guides/g.md:5:", "raw-html")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "DATA:text/html;x",
    "\u{1}javascript:x", "<java\tscript:x>", "<\tjavascript:x>", "<\u{1F}javascript:x>",
    "blob:x", "filesystem:x", "view-source:x", "file:///etc/passwd", "//evil.example",
    "\\\\\\\\evil.example", "/\\evil.example",
  ])
  func `H2 links that could run a script or leave for a host are errors`(address: String) throws {
    try HostileProject(HostileProject.guide("[a](\(address))")).expectError(
      "content/guides/g.md:5:")
  }

  @Test(arguments: [
    "&#106;avascript:x", "&#x6A;avascript:x", "javascript&colon;x", "javascript&#58;x",
    "java&Tab;script:x", "java&NewLine;script:x", "&#1;javascript:x", "javascript\\:x",
    "javascript&#x3a;x", "&#0000106;avascript:x",
  ])
  func `H3 schemes behind entities and escapes are errors`(address: String) throws {
    try HostileProject(HostileProject.guide("[a](\(address))"))
      .expectError("content/guides/g.md:5:", "script-link")
  }

  @Test(arguments: [
    ("![a](javascript:x)", 5), ("<javascript:x>", 5), ("[a]\n\n[a]: javascript:x", 7),
    ("[![a](javascript:x)](index.md)", 5), ("![a [b](javascript:x)](c.png)", 5),
    ("| a |\n|---|\n| [b](javascript:x) |", 7), ("# [a](javascript:x)", 5),
    ("> - [a](vbscript:x)", 5), ("[a][]\n\n[a]: <data:text/html,x> 't'", 7),
  ])
  func `H4 and so in images, autolinks, definitions and tables`(text: String, line: Int) throws {
    try HostileProject(HostileProject.guide(text))
      .expectError("content/guides/g.md:\(line):", "script-link")
  }

  @Test(arguments: [
    "base_url: javascript:x", "source_url: javascript:{path}", "feedback_url: \"javascript:{ref}\"",
    "feedback_url: https://a.example/\"><script>", "navigation: [\"javascript:x\"]",
    "navigation: [{title: A, page: \"data:text/html,x\"}]", "navigation: [//evil.example]",
    "theme: {logo: \"javascript:x\"}", "theme: {logo: //evil.example/x.png}",
    "theme: {accent: \"red;} body{}\"}", "language: \"en\\\" onload=x\"",
  ])
  func `H4 and so in the settings`(line: String) throws {
    try HostileProject(["ladder.yml": "title: T\n\(line)\n"]).expectError("ladder.yml:2:")
  }

  @Test func `H5 pictures hold no SVG data, and PNG data passes`() throws {
    for address in ["data:image/svg+xml,x", "data:image/svg+xml;base64,x", "data:text/plain,x"] {
      try HostileProject(HostileProject.guide("![a](\(address))"))
        .expectError("content/guides/g.md:5:", "script-link")
    }
    let site = try HostileProject(HostileProject.guide("![a](data:image/png;base64,AAAA)"))
      .expectSite()
    #expect(site.text("guides/g.html")?.contains("src=\"data:image/png;base64,AAAA\"") == true)
  }

  @Test func `H6 H7 H8 H9 H10 what could end an attribute or element is escaped`() throws {
    let site = try HostileProject(
      HostileProject.guide(
        """
        [a](https://a.example '"><b onclick=x>') ![" onerror="x](../p.png "'><b>")

        ## A " onclick="x {#a}

        ```"><script> onclick=x
        <b>&amp;
        ```

        `<i>&` &lt;script&gt;alert(1)&lt;/script&gt; \\<b>
        """
      ).merging(["content/p.png": "x"]) { $1 }
    ).expectSite()
    let page = try #require(site.text("guides/g.html"))
    #expect(page.contains("title=\"&quot;&gt;&lt;b onclick=x&gt;\""))
    #expect(page.contains("alt=\"&quot; onerror=&quot;x\""))
    #expect(page.contains("class=\"language-&quot;&gt;&lt;script&gt;\""))
    #expect(page.contains("&lt;b&gt;&amp;amp;"))
    #expect(
      page.contains("<code>&lt;i&gt;&amp;</code> &lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;"))
  }

  /// A project whose every field holds markup.
  static func fields() throws -> HostileProject {
    let text = "'\(evil.replacing("'", with: "''"))'"
    let markdown = evil.replacing("<", with: "\\<")
    return try HostileProject([
      "ladder.yml":
        "title: \(text)\norganization: \(text)\ndescription: \(text)\nbase_url: https://a.example/some/where/\n"
        + "feedback_url: https://a.example/?t={ref}&p={path}\n",
      "content/dimensions/scope.md": "---\ntitle: Scope\ngroup: \(text)\nsummary: \(text)\n---\n",
      "content/dimensions/evil.md": "---\ntitle: \(text)\n---\n",
      "content/tracks/ic.md":
        "---\ntitle: \(text)\ncode: \(text)\nsummary: \(text)\norder: 1\n---\n",
      "content/levels/ic/junior.md":
        "---\ntitle: \(text)\ncode: \(text)\nrank: 1\nsummary: \(text)\nscope: \(text)\n"
        + "owner: \(text)\nfacts: {\(text): \(text)}\n---\n\n## Scope\n\n- Says \(markdown)\n",
      "content/roles/r.md":
        "---\ntitle: \(text)\naccountability: \(text)\nkey_question: \(text)\nexperience: \(text)\n"
        + "compensation: {currency: USD, from: 1, to: 2, note: \(text)}\nlevels: [junior]\n---\n",
      "content/transitions/t.md":
        "---\ntitle: \(text)\nfrom: junior\nto: lead\nkind: switch\n---\n",
      "content/guides/g.md": "---\ntitle: \(text)\naliases: [old/g]\n---\n\n[](level:junior)\n",
      "content/glossary.md": "---\ntitle: \(text)\n---\n\n## \(markdown)\n\nText.\n",
    ])
  }

  @Test func `H11 H12 markup in every field stays text in pages, sitemap, JSON, CSV and search`()
    throws
  {
    let project = try Self.fields()
    let site = try project.expectSite()
    for path in site.paths {
      let text = try #require(site.text(path))
      guard path != "ladder.schema.json", !path.hasPrefix("assets/") || path.contains("index.js")
      else { continue }
      // In JSON and CSV it is text, where no browser looks for markup; a script that holds data
      // holds nothing that could end it.
      if path.hasSuffix(".html") || path.hasSuffix(".xml") {
        #expect(!text.contains("<script>pwned"), "\(path)")
        #expect(!text.contains("<img src=x"), "\(path)")
      }
      if path.hasSuffix(".js") || path.hasSuffix(".json") {
        #expect(!text.contains("</script"), "\(path)")
        #expect(!text.contains("<!--"), "\(path)")
      }
    }
    for page in ["levels/ic/junior.html", "matrix.html", "print.html", "roles/r.html"] {
      #expect(site.text(page)?.contains("&lt;script&gt;pwned=1&lt;/script&gt;") == true, "\(page)")
    }
    #expect(site.text("old/g.html")?.contains("url=../guides/g.html") == true)
    #expect(
      try JSONSerialization.jsonObject(with: #require(site.files["ladder.json"])) is [String: Any])
  }

  @Test(arguments: [
    "javascript:alert(1)", "//evil.example/x", "https://evil.example", "../up", "a/../../b",
    "/\\evil.example", "a\\\"><b>", "%2e%2e/x", "a//b", ".hidden/x", "a/./b", "data:x", "",
    "a b", "con:", "x?y", "x#y",
  ])
  func `H15 F4 an alias that is no path in the site is an error at its place`(alias: String) throws
  {
    let quoted = alias.replacing("\\", with: "\\\\").replacing("\\\\\"", with: "\\\"")
    try HostileProject([
      "content/guides/g.md": "---\ntitle: G\naliases: [\"\(quoted)\"]\n---\n\nText.\n"
    ]).expectError("content/guides/g.md:3:")
  }

  @Test func `H17 what steers a terminal or hides text is shown harmless`() throws {
    let project = try HostileProject([
      "content/guides/g.md":
        "---\ntitle: \"G \\e[31m\\u202e\\x07\"\nstatus: \"\\e]0;x\\a\"\n---\n\n"
        + "[a](\u{202E}b\u{9B}31m.md) [b](c%1b.md)\n"
    ])
    let run = try project.build()
    #expect(run.status == 1)
    let onGitHub = try Run(["check", "--format", "github"], in: project.folder.path)
    #expect(onGitHub.status == 1)
    for scalar in (run.output + run.error + onGitHub.output).unicodeScalars {
      let isSafe =
        scalar == "\n"
        || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && !(0x202A...0x202E).contains(scalar.value)
      #expect(isSafe, "U+\(String(scalar.value, radix: 16)) in \(run.error)")
    }
  }

  @Test(arguments: ["x.html", "x.htm", "x.xhtml", "x.js", "x.css", "x.svgz", "x.xml", "x.mht"])
  func `H19 a file that browsers would run is not taken from content`(name: String) throws {
    try HostileProject(["content/\(name)": "<script>x</script>"])
      .expectError("content/\(name): ", "unusable-file")
  }

  @Test(arguments: ["<svg onload='x'/>", "<svg><script>x</script></svg>"])
  func `H19 nor a picture with a script`(text: String) throws {
    try HostileProject(["content/x.svg": text]).expectError("content/x.svg:1:", "unusable-file")
  }

  @Test func `H20 links to other hosts give nothing away`() throws {
    let site = try HostileProject(
      HostileProject.guide("[a](https://a.example) <https://b.example>")
    ).expectSite()
    let page = try #require(site.text("guides/g.html"))
    for host in ["a", "b"] {
      #expect(
        page.contains("href=\"https://\(host).example\" rel=\"noopener noreferrer\""), "\(page)")
    }
    #expect(page.contains("name=\"referrer\" content=\"strict-origin-when-cross-origin\""))
  }
}
