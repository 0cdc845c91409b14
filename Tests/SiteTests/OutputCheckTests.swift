import Diagnostics
import Site
import Testing

@Suite struct OutputCheckTests {
  private func check(_ pages: [String: String], files: [String] = []) -> [String] {
    let pages = pages.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    // One scanner for all, as for a run of pages.
    var scanner = OutputScanner(SiteAddresses(pages: pages.map(\.path), files: files))
    let scans = pages.map { scanner.scan($0.bytes, at: SitePath($0.path)) }
    let check = OutputCheck(scans) { pages[$0].bytes }
    return check.problems(on: 0..<pages.count).map { "\($0.place.path): \($0.message)" }
  }

  @Test func `links that lead somewhere are fine`() {
    #expect(
      check(
        [
          "a/b.html":
            "<p id=\"x\"><a href=\"../c.html#y\">c</a><a href='#x'>x</a><img src=\"../p.png\">"
            + "<a href=\"https://x.example/\">o</a><a href=\"b.html?q=1#:~:text=x\">t</a>"
            + "<a href=\"HTTPS://x.example/\">o</a><a href=\"MailTo:a@b.example\">m</a>",
          "c.html": "<h1 id=y>no quotes</h1><h2 id=\"y\">y</h2>",
        ], files: ["p.png"]) == [])
  }

  @Test(arguments: [
    ("<a href=\"x.html\">", "a/b.html: 'x.html' leads to nothing in the site"),
    ("<a href=\"#x\">", "a/b.html: '#x' names an id that 'a/b.html' does not have"),
    ("<a href=\"/a/b.html\">", "a/b.html: '/a/b.html' leaves the site"),
    ("<a href=\"../../x.html\">", "a/b.html: '../../x.html' leaves the site"),
    ("<a href=\"B.html\">", "a/b.html: 'B.html' leads to nothing in the site"),
    ("<img src=\"x%zz.png\">", "a/b.html: 'x%zz.png' is not a usable address"),
    ("<i id=\"x\"></i><b id=\"x\"></b>", "a/b.html: id 'x' stands twice on this page"),
    ("<script src='s.js'></script>", "a/b.html: 's.js' leads to nothing in the site"),
    ("<a href=\"javascript:x\">", "a/b.html: 'javascript:x' leads to nothing in the site"),
  ])
  func `everything else is found`(html: String, message: String) {
    #expect(check(["a/b.html": html]) == [message])
  }

  @Test(arguments: [
    "b.html#x", "b.html#%C3%BC", "b.html#\u{FC}", "b.html#x:~:text=y", "b.html#:~:text=y",
    "b.html#",
    "b.html#a%20b", "b.html?q#x",
  ])
  func `ids of other pages are found as a browser finds them`(reference: String) {
    let target = "<i id=\"x\"></i><i id=\"\u{FC}\"></i><i id=\"a%20b\"></i>"
    for (first, second) in [("a.html", "b.html"), ("c.html", "b.html")] {
      #expect(check([first: "<a href=\"\(reference)\">", second: target]) == [])
    }
  }

  @Test func `an id that another page lacks is found at its place, whichever page comes first`() {
    for from in ["a.html", "c.html"] {
      var scanner = OutputScanner(SiteAddresses(pages: [from, "b.html"], files: []))
      let pages = ["<p>\n<a href=\"b.html#y\">", "<i id=\"x\"></i>"].map { Array($0.utf8) }
      let scans = zip(pages, [from, "b.html"]).map { scanner.scan($0, at: SitePath($1)) }
      let found = OutputCheck(scans) { pages[$0] }.problems(on: 0..<2)
      #expect(
        found.map(\.message) == ["'b.html#y' names an id that 'b.html' does not have"])
      #expect(found.first?.place.path == from)
      #expect(found.first?.place.position?.line == 2)
      #expect(found.first?.place.position?.column == 10)
    }
  }

  @Test func `what one page of a run says is not taken for the next page's`() {
    let pages = [
      "a/x.html": "<i id=\"x\"></i><a href=\"#x\"></a><a href=\"y.html\">",
      "a/y.html": "<a href=\"#x\">", "b/x.html": "<a href=\"y.html\">",
    ]
    #expect(
      check(pages) == [
        "a/y.html: '#x' names an id that 'a/y.html' does not have",
        "b/x.html: 'y.html' leads to nothing in the site",
      ])
  }

  @Test func `comments and text hide nothing and add nothing`() {
    #expect(check(["a.html": "<!-- <a href=\"x\"> --><p>a = \"b\" &lt;a href=\"x\"&gt;"]) == [])
    #expect(check(["a.html": "<!-- --><a href=\"x\">"]).count == 1)
  }
}
