import Foundation
import TestSupport
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

/// A ladder whose every field holds markup, in a real browser: nothing of it runs, and our own
/// scripts still do.
@Suite(
  .serialized,
  .enabled(
    if: ChromeDriver.programs != nil || isCI,
    "chromium and chromedriver are not installed; '.ci/setup test' installs them"))
struct `Hostile content in Chromium` {
  /// Names that a script would find where it looks for something else.
  private static let names = [
    "cookie", "body", "__proto__", "location", "constructor", "document", "head", "forms", "name",
    "parent", "top", "self", "onload", "localStorage", "ladderIndex", "ladderSearch", "ladderAlign",
    "documentElement", "dataset", "querySelector", "addEventListener", "defaultView",
  ]

  @Test func `H11 H12 H13 H14 H18 no page runs anything of it or breaks the policy`() throws {
    let project = try `Content to HTML`.fields()
    let sections = Self.names.map { "## \($0) {#\($0)}\n\nText.\n" }.joined(
      separator: "\n")
    try project.folder.write(
      "content/guides/names.md", "---\ntitle: constructor\n---\n\n\(sections)")
    try project.folder.write(
      "content/levels/ic/senior.md",
      "---\ntitle: __proto__\ncode: constructor\nrank: 2\n---\n\n## Scope\n\n"
        + Self.names.map { "- \($0) {#\($0)}\n" }.joined())
    let site = try project.expectSite()
    let server = try StaticServer(folder: project.folder("site"))
    defer { server.stop() }
    let driver = try ChromeDriver()
    defer { driver.stop() }
    let browser = driver.browser
    try browser.resize(width: 1280)
    for path in site.paths where path.hasSuffix(".html") {
      try browser.open(server.address + path)
      try browser.wait(for: "document.readyState === 'complete'", seconds: 20)
      let isClean: Bool = try browser.value(
        """
        typeof pwned === 'undefined' && !document.querySelector(
          'script:not([src]), style, iframe, object, embed, base, [onerror], [onload], [onclick]')
        """)
      #expect(isClean, "\(path)")
      #expect(try browser.complaints() == [], "\(path)")
    }
    for page in ["guides/names.html", "levels/ic/senior.html"] {
      for address in [server.address + page, "file://" + project.folder("site/" + page)] {
        try search("<img src=x onerror=pwned=1>", at: address, browser)
        try search("constructor", at: address, browser)
        try browser.wait(for: "document.querySelector('.search-results a')", seconds: 20)
        #expect(
          try browser.value(
            "typeof pwned === 'undefined' && !document.querySelector('dialog img, dialog script')"))
        try browser.press(.escape, .escape)
        let toggles: Bool = try browser.value(
          """
          (() => {
            const button = document.getElementById('site.theme');
            const before = button.getAttribute('aria-pressed');
            button.click();
            return before !== button.getAttribute('aria-pressed');
          })()
          """)
        #expect(toggles)
      }
      #expect(try browser.complaints() == [], "\(page)")
    }
    try browser.open(server.address + "compare.html?levels=junior,senior")
    try browser.wait(for: "document.querySelector('main table')", seconds: 20)
    #expect(try browser.value("typeof pwned === 'undefined'"))
    #expect(try browser.complaints() == [])
  }

  /// Opens the search by its key and types.
  private func search(_ text: String, at address: String, _ browser: Browser) throws {
    try browser.open(address)
    try browser.press(.slash)
    try browser.wait(
      for:
        "document.querySelector('dialog.search[open]') && Array.isArray(self.ladderIndex?.pages)",
      seconds: 20)
    try browser.type(text)
    try browser.wait(
      for: "document.querySelector('.search input').value === \(Browser.quoted(text))", seconds: 20)
  }
}
