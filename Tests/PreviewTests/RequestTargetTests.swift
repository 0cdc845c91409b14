import Testing

@testable import Preview

@Suite struct RequestTargetTests {
  @Test(arguments: [
    ("/", "", true), ("/a.html", "a.html", false), ("/a/b/", "a/b", true),
    ("/a%20b.html", "a b.html", false), ("/%C3%A9.html", "é.html", false),
    ("/a.html?x=../../etc/passwd", "a.html", false), ("/a.html?raw??", "a.html", false),
    // Decoded once: this is a file whose name holds a percent sign.
    ("/%252e%252e%252fsecret", "%2e%2e%2fsecret", false),
  ])
  func `an address leads to a path of the site`(target: String, path: String, isFolder: Bool)
    throws
  {
    let target = try RequestTarget(target)
    #expect(target.path == path)
    #expect(target.isFolder == isFolder)
  }

  @Test(arguments: [
    "", "a.html", "*", "http://evil/a.html", "/a\\b", "/a%5cb", "/a%5Cb", "/%00", "/a%00.html",
    "/C:/windows/win.ini", "/c%3a/x", "/%", "/%2", "/%zz", "/%ff", "/%c0%ae%c0%ae/", "/a b",
    "/\u{e9}", "/a%0ab", "/a#b", "\\\\server\\share", "/%0d%0aX: y",
  ])
  func `what no browser sends is malformed`(target: String) {
    #expect(throws: RequestTarget.Refusal.malformed) { try RequestTarget(target) }
  }

  @Test(arguments: [
    "/..", "/../a", "/a/../b", "/a/..", "/%2e%2e/a", "/.%2e/a", "/./a", "/a/./b", "/.git/config",
    "/.env", "/a/.hidden", "/..%2f..%2fetc%2fpasswd", "/a%2fb.html", "//etc/passwd",
    "//evil.example/..", "/a//b", "/.ladder/", "/a~",
  ])
  func `what no site has is absent`(target: String) {
    #expect(throws: RequestTarget.Refusal.absent) { try RequestTarget(target) }
  }

  @Test func `an endless address is too long`() {
    let target = "/" + String(repeating: "a", count: 100_000)
    #expect(throws: RequestTarget.Refusal.tooLong) { try RequestTarget(target) }
  }
}
