import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// What must hold on each kind of page.
  @Suite struct EveryPage {
    /// One page of each kind and each template.
    static let kinds = [
      "index.html", "tracks/index.html", "tracks/ic.html", "levels/ic/engineer-1.html",
      "levels/ic/staff-engineer.html", "levels/em/engineering-manager.html",
      "dimensions/index.html", "dimensions/leadership.html", "roles/index.html",
      "roles/tech-lead.html", "transitions/index.html", "transitions/ic-to-manager.html",
      "guides/index.html", "guides/failure-modes.html", "glossary.html", "matrix.html",
      "matrix/em.html", "dual-track.html", "ranks/index.html", "ranks/5.html", "steps/index.html",
      "steps/senior-engineer-to-staff-engineer.html",
      "steps/senior-engineer-to-engineering-manager.html",
      "steps/senior-engineer-to-staff-engineer-sheet.html", "compare.html",
      "compare.html?levels=senior-engineer,staff-engineer,engineering-manager", "a-z.html",
      "404.html", "print.html",
    ]

    private struct Violation: Decodable {
      let id: String
      let nodes: [String]
    }

    /// Of all rules, only those about colours can tell dark from light.
    private static func axe(_ theme: String) -> String {
      let rules =
        theme == "light"
        ? "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
        : "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
      return """
        (async () => {
          const found = await axe.run(document, {runOnly: \(rules), resultTypes: ['violations']});
          return found.violations.map((v) => ({id: v.id, nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary.split('\\n').slice(1, 3).join(' '))}));
        })()
        """
    }

    private func check(_ what: String, _ theme: String, on browser: Browser) throws {
      let found: [Violation] = try browser.value(Self.axe(theme))
      for violation in found {
        Issue.record(
          "\(what) (\(theme)): \(violation.id)\n\(violation.nodes.joined(separator: "\n"))")
      }
    }

    @Test(
      .enabled(if: Checkers.axe != nil || isCI, "axe is missing; '.ci/setup test' fetches it"),
      arguments: ["light", "dark"])
    func `axe finds nothing`(theme: String) throws {
      let visit = try visit()
      let browser = visit.browser
      let script = try String(contentsOfFile: try #require(Checkers.axe), encoding: .utf8)
      try browser.resize(width: 1280)
      try browser.emulate(["prefers-color-scheme": theme, "prefers-reduced-motion": "reduce"])
      func open(_ path: String) throws {
        try browser.open(visit.web(path))
        try browser.run(script)
      }
      for path in Self.kinds {
        // Made of the parts of other pages, and too large for axe to be quick.
        if ["print.html", "matrix.html"].contains(path) { continue }
        try open(path)
        try check("\(path)", theme, on: browser)
      }
      try open("index.html")
      try browser.press(.slash)
      try browser.wait(
        for:
          "/^Type/.test(document.querySelector('dialog.search[open] .search-status').textContent)")
      try browser.type("staff")
      try browser.wait(for: "document.querySelector('.search-results a')")
      try check("search", theme, on: browser)
      try open("matrix/em.html#matrix.engineering-manager.leadership")
      try check("cell in full", theme, on: browser)
      try open("matrix/em.html")
      try browser.run("document.querySelector('.matrix-tools details').open = true")
      try check("matrix tools", theme, on: browser)
      try browser.resize(width: 390, height: 844)
      for path in [
        "index.html", "matrix/em.html", "levels/ic/staff-engineer.html", "dual-track.html",
      ] {
        try open(path)
        try check("\(path) on a phone", theme, on: browser)
      }
      try browser.emulate([:])
    }

    @Test func `nothing is wider than the window, nothing jumps, nothing breaks the policy`() throws
    {
      let visit = try visit()
      let browser = visit.browser
      _ = try browser.complaints()
      defer { try? browser.resize(width: 1280) }
      for width in [320, 390, 768] {
        try browser.resize(width: width, height: 844)
        for path in Self.kinds {
          try browser.open(visit.web(path))
          let wide: Int = try browser.value("document.documentElement.scrollWidth")
          #expect(wide <= width, "\(path) at \(width)")
          guard width == 390 else { continue }
          #expect(try browser.value("document.querySelectorAll('h1').length") == 1, "\(path)")
          #expect(try browser.value("document.querySelectorAll('main').length") == 1, "\(path)")
          // What has been painted by then is all there is: nothing is loaded later.
          try browser.settle()
          let shift: Double = try browser.value(
            """
            new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
                .observe({type: 'layout-shift', buffered: true});
              requestAnimationFrame(() => setTimeout(() => done(sum)));
            })
            """)
          #expect(shift == 0, "\(path) moves by \(shift)")
        }
      }
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    @Test func `pages bear 400 %, letters twice as large, and wider spacing`() throws {
      let visit = try visit()
      let browser = visit.browser
      defer {
        try? browser.command("Page.setFontSizes", "{\"fontSizes\":{\"standard\":16}}")
        try? browser.resize(width: 1280)
      }
      // 1280 by 1024 at 400 %.
      try browser.resize(width: 320, height: 256, scale: 4)
      for path in Self.kinds {
        try browser.open(visit.web(path))
        #expect(try browser.value("document.documentElement.scrollWidth") == 320, "\(path)")
        // What stays in view leaves room for what is read.
        let covered: Double = try browser.value(
          """
          (() => {
            scrollTo(0, 700);
            return [...document.querySelectorAll('main *')].filter((e) => getComputedStyle(e).position === 'sticky')
              .map((e) => e.getBoundingClientRect()).filter((box) => box.top >= 0 && box.top < 30 && box.width > 200)
              .reduce((sum, box) => Math.max(sum, Math.min(box.bottom, 256)), 0);
          })()
          """)
        #expect(covered < 140, "\(path): \(covered)")
      }
      try browser.resize(width: 1280)
      try browser.command("Page.setFontSizes", "{\"fontSizes\":{\"standard\":32}}")
      for path in Self.kinds {
        try browser.open(visit.web(path))
        #expect(try browser.value("document.documentElement.scrollWidth") == 1280, "\(path)")
      }
      try browser.command("Page.setFontSizes", "{\"fontSizes\":{\"standard\":16}}")
      try browser.resize(width: 390)
      for path in Self.kinds {
        try browser.open(visit.web(path))
        // The distances that WCAG 1.4.12 names.
        try browser.run(
          """
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
          document.adoptedStyleSheets = [sheet];
          """)
        #expect(try browser.value("document.documentElement.scrollWidth") == 390, "\(path)")
      }
    }

    @Test func `nothing moves by itself, and forced colours keep what colours said`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      defer { try? browser.emulate([:]) }
      try browser.emulate(["prefers-reduced-motion": "reduce"])
      for path in Self.kinds where path != "print.html" {
        try browser.open(visit.web(path))
        let moving: Int = try browser.value(
          """
          document.getAnimations().length + [...document.querySelectorAll('*')].filter((e) => {
            const style = getComputedStyle(e);
            return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto';
          }).length
          """)
        #expect(moving == 0, "\(path)")
      }
      try browser.emulate(["forced-colors": "active"])
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      #expect(try browser.value("matchMedia('(forced-colors: active)').matches"))
      let differs = """
        (a, b, name) => getComputedStyle(document.querySelector(a))[name] !== getComputedStyle(document.querySelector(b))[name]
        """
      for (one, other, name) in [
        (".site-nav [aria-current]", ".site-nav a:not([aria-current])", "borderBottomColor"),
        (".rung.here .code", ".rung:not(.here) .code", "borderTopColor"),
        (".place-map rect.here", ".place-map rect:not(.here)", "fill"),
        (".place-map rect.beside", ".place-map rect:not(.beside, .here)", "strokeWidth"),
      ] {
        #expect(
          try browser.value(
            "(\(differs))(\(Browser.quoted(one)), \(Browser.quoted(other)), '\(name)')"),
          "\(one)")
      }
      try browser.open(visit.web("dual-track.html"))
      #expect(
        try browser.value(
          "getComputedStyle(document.querySelector('.map-level')).stroke !== getComputedStyle(document.querySelector('.map-level')).fill"
        ))
    }

    @Test func `every control is at least 24 pixels high or stands in a sentence`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      for path in Self.kinds where path != "print.html" {
        try browser.open(visit.web(path))
        let small: [String] = try browser.value(
          """
          [...document.querySelectorAll('button, input, select, summary')].filter((e) => {
            const box = (e.type === 'checkbox' ? e.closest('label') : e).getBoundingClientRect();
            return box.width && (box.height < 23.9 || box.width < 23.9);
          }).map((e) => e.outerHTML.slice(0, 80))
          """)
        #expect(small == [], "\(path)")
      }
    }

    @Test func `the home page weighs less than 60 KB, the style sheet less than 30`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("index.html"))
      let names: [String] = try browser.value(
        "performance.getEntriesByType('resource').map((entry) => entry.name)")
      let files = FileTree(visit.folder)
      let loaded = names.map { String($0.dropFirst(visit.server.count)) } + ["index.html"]
      let sizes = loaded.map { files.files[$0]?.count ?? 0 }
      #expect(sizes.allSatisfy { $0 > 0 }, "\(loaded)")
      #expect(sizes.reduce(0, +) < 60_000, "\(zip(loaded, sizes).map { "\($0) \($1)" })")
      #expect((files.files["assets/style.css"]?.count ?? .max) < 30_000)
    }

    @Test(
      .enabled(
        if: Checkers.nu != nil || isCI, "the Nu checker is missing; '.ci/setup test' fetches it"))
    func `the Nu checker accepts every page`() throws {
      let visit = try visit()
      let jar = try #require(Checkers.nu)
      let run = try Run(
        "/usr/bin/env",
        [
          "java", "-Xss4m", "-jar", jar, "--skip-non-html", "--errors-only", "--format", "gnu",
          visit.folder,
        ],
        in: visit.folder)
      let lines = run.error.split(separator: "\n").filter { !$0.contains("JAVA_TOOL_OPTIONS") }
      #expect(lines.prefix(12) == [])
      #expect(run.status == 0)
    }
  }
}
