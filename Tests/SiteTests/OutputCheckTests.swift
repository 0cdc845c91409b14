import Diagnostics
import Site
import Testing

@Suite struct OutputCheckTests {
  private func check(_ pages: [String: String], files: [String] = []) -> [String] {
    let scans = pages.sorted { $0.key < $1.key }
      .map { OutputScan(RenderedFile(path: $0.key, bytes: Array($0.value.utf8))) }
    let check = OutputCheck(scans, files: files)
    return check.problems(on: scans[...]).joined().map { "\($0.place.path): \($0.message)" }
  }

  @Test func `links that lead somewhere are fine`() {
    #expect(
      check(
        [
          "a/b.html":
            "<p id=\"x\"><a href=\"../c.html#y\">c</a><a href='#x'>x</a><img src=\"../p.png\">"
            + "<a href=\"https://x.example/\">o</a><a href=\"b.html?q=1#:~:text=x\">t</a>",
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

  @Test func `comments and text hide nothing and add nothing`() {
    #expect(check(["a.html": "<!-- <a href=\"x\"> --><p>a = \"b\" &lt;a href=\"x\"&gt;"]) == [])
    #expect(check(["a.html": "<!-- --><a href=\"x\">"]).count == 1)
  }
}
