import Foundation
import TestSupport
import Testing

extension BrowserTests {
  @Suite struct Reading {
    @Test func `without JavaScript everything is there, and nothing that needs it`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.setScripts(enabled: false)
      defer { _ = try? browser.setScripts(enabled: true) }
      func click(_ selector: String) throws {
        let found = try browser.send(
          "POST", "/element", "{\"using\":\"css selector\",\"value\":\(Browser.quoted(selector))}")
        let object = try JSONSerialization.jsonObject(with: found) as? [String: [String: String]]
        let id = try #require(object?["value"]?.values.first)
        try browser.send("POST", "/element/\(id)/click")
      }
      func arrived(_ condition: String) throws {
        try browser.wait(for: "document.readyState === 'complete' && \(condition)")
      }
      try browser.open(visit.web("index.html"))
      try click(".site-search")
      try arrived("location.pathname.endsWith('a-z.html')")
      #expect(
        try browser.value("document.querySelectorAll('.letter li').length", as: Int.self) > 80)
      try click(".letter a[href$='matrix.html']")
      try arrived("location.pathname.endsWith('/matrix.html')")
      #expect(
        try browser.value("document.querySelectorAll('.matrix td .brief').length", as: Int.self)
          > 400)
      #expect(
        try browser.value(
          "[...document.querySelectorAll('.for-scripts')].every((e) => e.offsetWidth === 0)"))
      try click(".matrix td .cell-open")
      try arrived("location.pathname.includes('/levels/') && location.hash.length > 2")
      try browser.open(visit.web("compare.html"))
      #expect(
        try browser.value("document.querySelector('.no-scripts').offsetHeight", as: Int.self) > 10)
    }

    @Test func `the theme follows the system until the reader chooses, and the choice is kept`()
      throws
    {
      let visit = try visit()
      let browser = visit.browser
      let ground = "getComputedStyle(document.documentElement).backgroundColor"
      for address in [visit.web("index.html"), visit.disk("index.html")] {
        try browser.emulate(["prefers-color-scheme": "light"])
        try browser.open(address)
        let light: String = try browser.value(ground)
        try browser.run("document.getElementById('site.theme').focus()")
        try browser.press(.enter)
        try browser.wait(
          for: "document.getElementById('site.theme').getAttribute('aria-pressed') === 'true'")
        let dark: String = try browser.value(ground)
        #expect(light != dark)
        try browser.open(address.replacing("index.html", with: "matrix.html"))
        #expect(try browser.value(ground) == dark)
        try browser.run("document.getElementById('site.theme').click()")
        #expect(try browser.value(ground) == light)
        try browser.emulate(["prefers-color-scheme": "dark"])
        try browser.wait(for: "\(ground) === \(Browser.quoted(dark))")
      }
      try browser.emulate([:])
    }

    @Test func `a statement's citation is copied with its words and its address`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      try browser.command(
        "Browser.grantPermissions",
        "{\"permissions\":[\"clipboardReadWrite\",\"clipboardSanitizedWrite\"]}")
      try browser.run("document.querySelector('button.copy').focus()")
      try browser.press(.enter)
      // The mark on the button goes again after a while; what is read out stays.
      try browser.wait(
        for: "document.querySelector('[role=status]').textContent === 'IC5 · Leadership · 1 copied'"
      )
      let copied: String = try browser.value("navigator.clipboard.readText()")
      let cite: String = try browser.value("document.querySelector('.cite').href")
      #expect(copied.contains("IC5 · Leadership · 1") && copied.contains(cite))
    }
  }
}
