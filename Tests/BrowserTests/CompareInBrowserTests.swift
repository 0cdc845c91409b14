import TestSupport
import Testing

extension BrowserTests {
  @Suite struct Compare {
    private static let heads =
      "[...document.querySelectorAll('#compare\\\\.result thead th a')].map((a) => a.textContent.trim())"

    @Test func `two to four levels of any tracks stand side by side, chosen by keys`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      for address in [visit.web("compare.html"), visit.disk("compare.html")] {
        try browser.open(address)
        try browser.run("document.getElementById('compare.1').focus()")
        try browser.type("IC4")
        try browser.press(.tab)
        try browser.type("IC5")
        try browser.press(.tab)
        try browser.type("M1")
        try browser.press(.tab)
        try browser.wait(
          for: "document.querySelectorAll('#compare\\\\.result thead th').length === 4")
        #expect(
          try browser.value(Self.heads) == [
            "IC4 Senior Engineer", "IC5 Staff Engineer", "M1 Engineering Manager",
          ])
        #expect(
          try browser.value("location.search")
            == "?levels=senior-engineer,staff-engineer,engineering-manager")
        try browser.reload()
        #expect(try browser.value("\(Self.heads).length") == 3)
      }
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    /// The comparison in the page and the step page are made by two programs from one rule.
    @Test(arguments: [
      ("senior-engineer", "staff-engineer"), ("engineer-1", "engineer-2"),
      ("engineering-manager", "senior-engineering-manager"),
      ("senior-engineer", "engineering-manager"),
    ])
    func `differences are those of the step's page`(from: String, to: String) throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("steps/\(from)-to-\(to).html"))
      let counts: [Int] = try browser.value(
        "[...document.querySelectorAll('.counts dd')].map((dd) => Number(dd.textContent))")
      try browser.open(visit.web("compare.html?levels=\(from),\(to)"))
      let found: [Int] = try browser.value(
        """
        ['.change.new', '.change.raised', 'li > div > .change.same'].map((name) =>
          document.querySelectorAll('#compare\\\\.result td:last-child ' + name).length)
        """)
      #expect(found[0] == counts[0])
      #expect(found[1] == counts[1])
      #expect(found[2] == counts[2] + counts[3])
    }

    @Test func `rows without differences can be left out`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(visit.web("compare.html?levels=staff-engineer,staff-engineer"))
      #expect(
        try browser.value("document.getElementById('compare.status').textContent")
          == "Choose a second level.")
      try browser.open(
        visit.web("compare.html?levels=senior-engineer,staff-engineer&only=differences"))
      #expect(try browser.value("document.getElementById('compare.only').checked"))
      #expect(
        try browser.value(
          "document.querySelectorAll('#compare\\\\.result tr[data-dimension]').length", as: Int.self
        ) > 3)
    }

    @Test func `made-up levels in the address are ignored`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.open(
        visit.web("compare.html?levels=%3Cimg%20src=x%3E,__proto__,constructor,staff-engineer"))
      #expect(try browser.value("document.querySelectorAll('#compare\\\\.result *').length") == 0)
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }
  }
}
