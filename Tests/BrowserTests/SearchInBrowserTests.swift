import TestSupport
import Testing

extension BrowserTests {
  @Suite struct Search {
    private static let titles =
      "[...document.querySelectorAll('.search-results a')].map((a) => a.textContent)"

    /// The dialog is open, its index is loaded, and it has answered what its field holds.
    private static func answered(_ text: String) -> String {
      let says = text.isEmpty ? "^Type" : "^(Nothing|[0-9]+ result)"
      return """
        document.querySelector('dialog.search[open]')
          && document.querySelector('.search input').value === \(Browser.quoted(text))
          && /\(says)/.test(document.querySelector('.search-status').textContent)
        """
    }

    /// Opens the search by its key, types, and waits for what was found.
    private func search(_ text: String, at address: String, _ browser: Browser) throws {
      try browser.resize(width: 1280)
      try browser.open(address)
      try browser.press(.slash)
      try browser.wait(for: Self.answered(""))
      try browser.type(text)
      try browser.wait(for: Self.answered(text))
    }

    @Test func `the slash opens it, arrows lead through results, Enter opens the statement itself`()
      throws
    {
      let visit = try visit()
      let browser = visit.browser
      for address in [visit.web("guides/index.html"), visit.disk("guides/index.html")] {
        try search("staff engineer", at: address, browser)
        try browser.press(.down, .down, .up)
        let first: String = try browser.value("document.activeElement.textContent")
        #expect(
          first.contains("Staff Engineer") && first.contains("Level") && first.contains("IC5"))
        try browser.press(.enter)
        try browser.wait(
          for: """
            location.pathname.endsWith('levels/ic/staff-engineer.html')
              && document.title.includes('Staff Engineer') && document.readyState === 'complete'
            """)
      }
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    @Test func `a statement is found by its words and opened at its anchor`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      let words: String = try browser.value(
        "document.querySelector('.statement-text p').textContent.split(' ').slice(0, 9).join(' ')")
      let id: String = try browser.value("document.querySelector('.statement').id")
      try search(words, at: visit.web("index.html"), browser)
      #expect(
        try browser.value("document.querySelectorAll('.search-results mark').length", as: Int.self)
          > 4)
      try browser.press(.enter)
      try browser.wait(
        for:
          "location.pathname.endsWith('staff-engineer.html') && document.readyState === 'complete'")
      #expect(try browser.value("decodeURIComponent(location.hash)") == "#" + id)
    }

    @Test(arguments: [
      ("leadrship", "Leadership"), ("Ledership", "Leadership"), ("enginer", "Engineer"),
      ("autonmy", "Autonomy"), ("strateg", "Strateg"), ("IC5", "Staff Engineer"),
      ("glosary", "Glossary"), ("matrix", "Matrix"),
    ])
    func `beginnings and small misspellings are found, titles first`(typed: String, found: String)
      throws
    {
      let visit = try visit()
      try search(typed, at: visit.disk("index.html"), visit.browser)
      let first: String = try visit.browser.value(
        "document.querySelector('.search-results .search-title').textContent")
      #expect(first.contains(found), "\(typed): \(first)")
    }

    @Test func `markup in a question is text, typed or in the address`() throws {
      let visit = try visit()
      let browser = visit.browser
      let evil = "<img src=x onerror=document.title='evil'>"
      try search(evil, at: visit.web("index.html"), browser)
      try browser.open(
        visit.web("index.html?q=%3Cimg%20src=x%20onerror=document.title='evil'%3E"))
      try browser.wait(for: Self.answered(evil))
      #expect(
        try browser.value("document.title !== 'evil' && !document.querySelector('dialog img')"))
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    private struct Measured: Decodable {
      let built: Double
      let entries: Int
      let times: [Double]
      let counts: [Int]
      let first: [String]
    }

    /// How long it takes is printed and not asserted, since it depends on what else the machine does.
    @Test func `1,000 pages are searched at once`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("index.html"))
      try browser.press(.slash)
      try browser.wait(for: Self.answered(""))
      // The shipped ladder over and over, each time with other titles.
      let measured: Measured = try browser.value(
        """
        (() => {
          const index = structuredClone(self.ladderIndex);
          const count = index.pages.length;
          const levels = index.levels.slice();
          for (let copy = 1; index.pages.length < 1000; copy++) {
            const base = index.pages.length;
            for (const page of index.pages.slice(0, count)) index.pages.push([copy + page[0], page[1] + ' ' + copy, ...page.slice(2)]);
            for (const [page, track, rank, scope, cells] of levels) index.levels.push([base + page, track, rank, scope, cells]);
          }
          const started = performance.now();
          const engine = self.ladderSearch.build(index);
          engine.warm();
          const built = performance.now() - started;
          const found = [];
          const times = ['l', 'le', 'leadership', 'staff eng', 'leadrship', 'technical direction of several teams', 'zzzzzzzz'].map((query) => {
            const from = performance.now();
            found.push(engine.find(query, 30));
            return performance.now() - from;
          });
          return {built, entries: engine.size, times, counts: found.map((f) => f.total), first: found.map((f) => f.results[0]?.title ?? '')};
        })()
        """)
      #expect(measured.entries > 5_000)
      #expect(measured.counts.dropLast().allSatisfy { $0 > 8 } && measured.counts.last == 0)
      // Titles before texts, also where the word is misspelt.
      #expect(measured.first[2] == "Leadership" && measured.first[4] == "Leadership")
      #expect(measured.first[3].hasPrefix("Staff Engineer"))
      print(
        "search, 1,000 pages: built in \(measured.built) ms, \(measured.entries) entries, then \(measured.times) ms"
      )
    }

    @Test func `the dialog is named, speaks its count, and gives the focus back`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("index.html"))
      try browser.run("document.querySelector('.site-search').focus()")
      try browser.press(.enter)
      try browser.wait(for: Self.answered(""))
      #expect(
        try browser.value("document.activeElement.getAttribute('aria-label')")
          == "Search this ladder")
      try browser.type("matrix")
      try browser.wait(for: Self.answered("matrix"))
      #expect(
        try browser.value(
          "/^[0-9]+ results?/.test(document.querySelector('.search [role=status]').textContent)"))
      // The first empties the field, the second closes.
      try browser.press(.escape)
      try browser.press(.escape)
      try browser.wait(for: "!document.querySelector('dialog[open]')")
      try browser.wait(for: "document.activeElement.className === 'site-search'")
    }
  }
}
