import Site
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("index.html", "levels/ic/a.html", "levels/ic/a.html"),
    ("levels/ic/a.html", "index.html", "../../index.html"),
    ("levels/ic/a.html", "levels/ic/b.html", "b.html"),
    ("levels/ic/a.html", "levels/ic/a.html", "a.html"),
    ("levels/ic/a.html", "levels/em/b.html", "../em/b.html"),
    ("levels/icx/a.html", "levels/ic/b.html", "../ic/b.html"),
    ("levels/ic/a.html", "levels/icx/b.html", "../icx/b.html"),
    ("a/b.html", "a.html", "../a.html"),
    ("index.html", "ü/a b.html", "%C3%BC/a%20b.html"),
    ("index.html", "a:b.html", "a%3Ab.html"),
  ])
  func `addresses are relative and end in a file name`(from: String, to: String, address: String) {
    #expect(SitePath(from).reference(to: SitePath(to)) == address)
  }

  @Test func `an anchor on the same page stands alone, and is encoded`() {
    let page = SitePath("a/b.html")
    #expect(page.reference(to: page, anchor: "x") == "#x")
    #expect(page.reference(to: page, anchor: "über \"x\"&<") == "#%C3%BCber%20%22x%22%26%3C")
    #expect(page.reference(to: SitePath("a/c.html"), anchor: "x") == "c.html#x")
  }

  @Test func `the way to the root and the absolute address`() {
    #expect(SitePath("index.html").rootPrefix == "")
    #expect(SitePath("a/b/c.html").rootPrefix == "../../")
    #expect(SitePath("index.html").absolute(below: "https://x.example/l") == "https://x.example/l/")
    #expect(
      SitePath("roles/index.html").absolute(below: "https://x.example/")
        == "https://x.example/roles/")
    #expect(SitePath("a.html").absolute(below: "https://x.example/") == "https://x.example/a.html")
  }

  @Test(
    arguments: [
      ("%C3%BC", "ü"), ("a%20b", "a b"), ("%2e%2e%2F", "../"), ("plain", "plain"),
      ("%", nil), ("%4", nil), ("%zz", nil), ("%ff", nil), ("%252e", "%2e"),
    ] as [(String, String?)])
  func `escapes are undone once or refused`(text: String, decoded: String?) {
    #expect(PercentEncoding.decode(text) == decoded)
  }

  @Test(
    arguments: [
      ("old.html", "old.html"), ("/old.html", "old.html"), ("a/old", "a/old.html"),
      ("a/", "a/index.html"), ("../old.html", nil), ("a/../b.html", nil), ("//evil.example", nil),
      ("https://evil.example", nil), ("javascript:x", nil), ("a b", nil), ("", nil), ("/", nil),
      (".hidden", nil), ("a/.b.html", nil), ("a\"b", nil),
    ] as [(String, String?)])
  func `an alias is a path in the site or refused`(alias: String, path: String?) {
    #expect(AliasPath.path(alias) == path)
  }
}
