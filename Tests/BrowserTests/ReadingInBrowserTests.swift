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

    @Test func `the first key leads past the navigation, and the focus is always seen`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      try browser.press(.tab)
      try browser.wait(for: "document.activeElement.className === 'skip'")
      try browser.wait(for: "document.activeElement.getBoundingClientRect().top >= 0")
      try browser.press(.enter)
      try browser.wait(for: "document.activeElement.id === 'site.main'")
      // From there every stop is in view and has an outline.
      for _ in 0..<40 {
        try browser.press(.tab)
        try browser.settle()
        let fault: String = try browser.value(
          """
          (() => {
            const e = document.activeElement, box = e.getBoundingClientRect();
            const style = getComputedStyle(e);
            if (!e.closest('main')) return 'outside: ' + e.outerHTML.slice(0, 90);
            if (style.outlineStyle === 'none') return 'no outline: ' + e.outerHTML.slice(0, 90);
            return box.bottom > 0 && box.top < innerHeight ? '' : 'out of view: ' + e.outerHTML.slice(0, 90);
          })()
          """)
        #expect(fault == "")
      }
    }

    @Test func `a link to a statement shows it, marked`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280, height: 800)
      try browser.open(visit.web("steps/senior-engineer-to-staff-engineer.html"))
      let link: String = try browser.value(
        "[...document.querySelectorAll('.brief .number')].at(-1).href")
      for address in [link, link.replacing(visit.server, with: visit.disk(""))] {
        try browser.open("about:blank")
        try browser.open(address)
        try browser.wait(
          for: """
            (() => { const e = document.querySelector('.statement:target'), box = e.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight
              && getComputedStyle(e).backgroundColor !== getComputedStyle(e.previousElementSibling ?? e.nextElementSibling).backgroundColor; })()
            """)
      }
    }

    @Test func `a switch says that it is no promotion, what is left behind, and the way back`()
      throws
    {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("steps/senior-engineer-to-engineering-manager.html"))
      let about: String = try browser.value("document.querySelector('.about-move').textContent")
      #expect(about.contains("This is not a promotion."))
      #expect(about.contains("From individual contributor to engineering manager"))
      #expect(about.contains("The way back: Engineering Manager to Senior Engineer"))
      // What stops being measured: every statement, each dimension leading to its list.
      let left: [String] = try browser.value(
        "[...document.querySelectorAll('.step-left a')].map((a) => a.getAttribute('href'))")
      #expect(left.count > 3)
      for href in left {
        #expect(
          try browser.value(
            "document.getElementById(\(Browser.quoted(String(href.dropFirst())))).querySelectorAll('.brief').length",
            as: Int.self) > 0)
      }
      // Groups close, by keys too.
      try browser.run("document.querySelector('.step-group summary').focus()")
      try browser.press(.enter)
      try browser.wait(for: "!document.querySelector('.step-group').open")
      try browser.open(visit.web("steps/senior-engineer-to-staff-engineer.html"))
      #expect(try browser.value("!document.body.textContent.includes('not a promotion')"))
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
