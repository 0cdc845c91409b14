import TestSupport
import Testing

extension BrowserTests {
  @Suite struct Level {
    /// The pages of all levels, as the map links to them.
    private func levels() throws -> [String] {
      let visit = try visit()
      try visit.browser.open(visit.web("dual-track.html"))
      let links: [String] = try visit.browser.value(
        "[...document.querySelectorAll('svg.map a')].map((a) => a.getAttribute('href'))")
      return links.filter { $0.hasPrefix("levels/") }
    }

    @Test func `place, facts, summary, neighbours and ways on fit one screen`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280, height: 800)
      let pages = try levels()
      #expect(pages.count > 10)
      for page in pages {
        try browser.open(visit.web(page))
        let bottoms: [String: Double] = try browser.value(
          """
          Object.fromEntries(['h1', '.summary', '.facts', '.place-map', '.rungs', '.overview'].map((name) =>
            [name, document.querySelector(name)?.getBoundingClientRect().bottom ?? Infinity]).map(([n, b]) => [n, Math.min(b, 1e6)]))
          """)
        for (name, bottom) in bottoms { #expect(bottom <= 800, "\(page): \(name)") }
      }
    }

    @Test func `on a phone they fit two screens and a half, the summary and facts come first`()
      throws
    {
      let visit = try visit()
      let browser = visit.browser
      let pages = try levels()
      try browser.resize(width: 390, height: 844)
      for page in pages {
        try browser.open(visit.web(page))
        let summary: Double = try browser.value(
          "document.querySelector('.summary').getBoundingClientRect().bottom")
        let facts: Double = try browser.value(
          "document.querySelector('.facts').getBoundingClientRect().top")
        let all: Double = try browser.value(
          "document.querySelector('.overview').getBoundingClientRect().bottom")
        #expect(summary < 600 && facts < 650 && all < 2110, "\(page): \(summary) \(facts) \(all)")
      }
    }

    @Test func `new, raised and carried are said in words, and nothing is blank`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      let marks: [String] = try browser.value(
        "[...new Set([...document.querySelectorAll('.statement > .change')].map((e) => e.textContent.trim()))].sort()"
      )
      #expect(marks == ["New", "Raised"])
      for page in try levels() {
        try browser.open(visit.web(page))
        let blank: [String] = try browser.value(
          """
          [...document.querySelectorAll('section.cell')].filter((cell) => !cell.querySelector('.statement, .carried-from, .missing'))
            .map((cell) => cell.textContent.trim().slice(0, 60))
          """)
        #expect(blank == [], "\(page)")
      }
    }

    @Test func `the page knows its section and who links to it`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("levels/ic/staff-engineer.html"))
      let headings: [String] = try browser.value(
        "[...document.querySelectorAll('.page-footer h2')].map((e) => e.textContent)")
      #expect(headings == ["In this section", "Linked from"])
      #expect(
        try browser.value(
          "document.querySelector('.page-footer nav [aria-current]').textContent")
          == "Staff Engineer")
      #expect(
        try browser.value("document.querySelectorAll('.page-footer nav a').length", as: Int.self)
          == 7)
      #expect(
        try browser.value("document.querySelectorAll('.contents a').length", as: Int.self) > 4)
    }

    @Test
    func `with patterns in the settings every statement can be commented on, every page edited`()
      throws
    {
      let browser = try visit().browser
      var ladder = MadeLadder()
      ladder.settings = """
        source_url: "https://code.example/edit/{path}"
        feedback_url: "https://code.example/new?title={ref}&page={path}"
        """
      let folder = try ladder.build()
      try browser.resize(width: 1280)
      try browser.open("file://\(folder("site"))/levels/track-1/level-1-2.html")
      #expect(
        try browser.value("document.querySelector('.statement .comment').href")
          == "https://code.example/new?title=A2%20%C2%B7%20Delivery%20%C2%B7%201&page=levels/track-1/level-1-2.html"
      )
      let meta: [String] = try browser.value(
        "[...document.querySelectorAll('.page-meta a')].map((a) => a.href)")
      #expect(meta.contains("https://code.example/edit/content/levels/track-1/level-1-2.md"))
    }
  }
}
