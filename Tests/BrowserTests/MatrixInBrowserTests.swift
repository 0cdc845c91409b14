import TestSupport
import Testing

extension BrowserTests {
  @Suite struct Matrix {
    /// How far the headers stand from the edges of what scrolls, and how far that has scrolled.
    private static let edges = """
      (() => {
        const box = document.querySelector('.matrix-scroll').getBoundingClientRect();
        const head = document.querySelector('.matrix-levels').getBoundingClientRect();
        const top = document.querySelector('.matrix thead').getBoundingClientRect();
        const side = [...document.querySelectorAll('tr[data-dimension] th')].map((th) => th.getBoundingClientRect().left - box.left);
        const scroll = document.querySelector('.matrix-scroll');
        return [top.top - box.top, Math.min(...side), Math.max(...side), scroll.scrollLeft, scroll.scrollTop];
      })()
      """

    @Test func `headers stay in view in both directions, by the mouse and by keys alone`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("matrix.html"))
      try browser.run("document.querySelector('.matrix-scroll').scrollTo(900, 1500)")
      var edges: [Double] = try browser.value(Self.edges)
      #expect(edges[3] > 800 && edges[4] > 1000)
      #expect(edges[0...2].allSatisfy { $0 >= 0 && $0 <= 2 }, "\(edges)")

      try browser.open(visit.web("matrix.html"))
      try browser.run("document.querySelector('.matrix-scroll').focus()")
      try browser.press(
        .right, until: "document.querySelector('.matrix-scroll').scrollLeft > 60")
      try browser.press(
        .pageDown, until: "document.querySelector('.matrix-scroll').scrollTop > 600")
      edges = try browser.value(Self.edges)
      #expect(edges[0...2].allSatisfy { $0 >= 0 && $0 <= 2 }, "\(edges)")
    }

    @Test func `nothing that has the focus is hidden behind a header`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("matrix.html"))
      try browser.run("document.querySelector('.matrix-scroll').scrollTo(1500, 2500)")
      // Backwards through the table: each link comes into view from above or from the left.
      let hidden: [String] = try browser.value(
        """
        (async () => {
          const head = document.querySelector('.matrix thead');
          const hidden = [];
          const links = [...document.querySelectorAll('.matrix td a')].filter((link) => link.checkVisibility());
          for (const link of links.slice(150, 230).reverse()) {
            link.focus();
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const place = link.getBoundingClientRect();
            const side = link.closest('tr').querySelector('th').getBoundingClientRect();
            if (place.top < head.getBoundingClientRect().bottom - 1 || place.left < side.right - 1) hidden.push([link.href, place.top, head.getBoundingClientRect().bottom, place.left, side.right].join(' '));
          }
          return hidden;
        })()
        """)
      #expect(hidden == [])
    }

    @Test func `a dimension's name stays in view beside a long row`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("matrix.html"))
      try browser.run("document.querySelector('.matrix-scroll').scrollTo(0, 350)")
      let top: Double = try browser.value(
        """
        (() => {
          const link = document.querySelector('tr[data-dimension] th a').getBoundingClientRect();
          return link.top - document.querySelector('.matrix thead').getBoundingClientRect().bottom;
        })()
        """)
      #expect(top >= 0 && top < 40)
    }

    @Test func `levels, tracks, dimensions and groups are hidden, and the address remembers`()
      throws
    {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      for address in [visit.web("matrix.html"), visit.disk("matrix.html")] {
        try browser.open(address)
        let counts = "[...document.querySelectorAll('thead th[data-level]:not([hidden])')].length"
        let all: Int = try browser.value(counts)
        try browser.run("document.querySelector('.matrix-tools details').open = true")
        try browser.run("document.querySelector('input[value=staff-engineer]').click()")
        try browser.run("document.querySelector('input[value=leadership]').click()")
        #expect(try browser.value(counts) == all - 1)
        #expect(
          try browser.value("document.getElementById('matrix.staff-engineer.impact').offsetWidth")
            == 0)
        #expect(
          try browser.value("document.querySelector('[data-dimension=leadership]').offsetHeight")
            == 0)
        #expect(
          try browser.value("location.search")
            == "?hide-level=staff-engineer&hide-dimension=leadership")
        try browser.reload()
        #expect(try browser.value(counts) == all - 1)
        // A whole track, a whole group of dimensions, then everything again.
        try browser.run("document.querySelectorAll('input[data-all]')[1].click()")
        #expect(
          try browser.value("document.querySelectorAll('.matrix-tracks th:not([hidden])').length")
            == 1)
        let groups = "document.querySelectorAll('.matrix tbody:not([hidden])').length"
        let some: Int = try browser.value(groups)
        try browser.run("document.querySelectorAll('input[data-all]')[3].click()")
        #expect(try browser.value(groups) == some - 1)
        try browser.reload()
        #expect(try browser.value(groups) == some - 1)
        try browser.run("document.getElementById('matrix.all').click()")
        #expect(try browser.value(counts) == all)
        #expect(try browser.value("location.search") == "")
      }
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    @Test func `a cell opens in full by keys, and has an address`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      for address in [visit.web("matrix.html"), visit.disk("matrix.html")] {
        try browser.open(address)
        try browser.run(
          "document.querySelector('#matrix\\\\.staff-engineer\\\\.leadership .cell-open').focus()")
        try browser.press(.enter)
        try browser.wait(for: "document.querySelector('dialog[open]')")
        let title: String = try browser.value(
          "document.querySelector('dialog[open] h2').textContent")
        #expect(title.contains("Staff Engineer") && title.contains("Leadership"))
        try browser.press(.escape)
        try browser.wait(for: "!document.querySelector('dialog[open]')")
        #expect(try browser.value("document.activeElement.className") == "cell-open")
        let hash: String = try browser.value("location.hash")
        #expect(hash == "#matrix.staff-engineer.leadership")

        try browser.open("about:blank")
        try browser.open(address + "?hide-level=staff-engineer" + hash)
        try browser.wait(for: "document.querySelector('dialog[open]')")
      }
    }

    @Test
    func `cells of twelve statements with 500 characters, or one endless word, stay readable`()
      throws
    {
      let browser = try visit().browser
      var ladder = MadeLadder(ranks: 4)
      let sentence =
        "Keeps the promises that were made to others, and says early what cannot be kept. "
      ladder.expectations = (1...12).map { "Case \($0): " + String(repeating: sentence, count: 6) }
      ladder.expectations[3] += String(repeating: "endless", count: 30)
      ladder.dimensions = ["Delivery", "Reach"]
      let folder = try ladder.build()
      for width in [1920, 1280, 768, 390, 320] {
        try browser.resize(width: width)
        try browser.open("file://\(folder("site"))/matrix.html")
        #expect(try browser.value("document.documentElement.scrollWidth") == width)
        // A comfortable column of text, and all of it: nothing is cut off or stands out.
        let widths: [Double] = try browser.value(
          "[...document.querySelectorAll('.matrix tbody td')].map((td) => td.getBoundingClientRect().width)"
        )
        #expect(widths.allSatisfy { $0 >= 230 && $0 <= 720 }, "\(width): \(widths)")
        let cut: Int = try browser.value(
          """
          [...document.querySelectorAll('.matrix td, .matrix td *')].filter((e) =>
            e.scrollWidth > e.clientWidth + 1 && e.clientWidth && !e.matches('.vh, a, span')).length
          """)
        #expect(cut == 0, "\(width)")
        #expect(
          try browser.value("document.querySelectorAll('.matrix td:first-of-type .brief').length")
            == 24)
      }
      // In full it scrolls, and its head with the way out stays.
      try browser.resize(width: 1280, height: 800)
      try browser.open("file://\(folder("site"))/matrix.html#matrix.level-1-2.delivery")
      try browser.wait(for: "document.querySelector('dialog[open]')")
      try browser.run("document.querySelector('dialog[open]').scrollTop = 900")
      let top: Double = try browser.value(
        "document.querySelector('dialog[open] [data-close]').getBoundingClientRect().top")
      #expect(top > 0 && top < 200)
    }

    @Test func `on a phone each row is a row of cards that move together`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 390, height: 844)
      try browser.open(visit.web("matrix.html"))
      #expect(try browser.value("document.documentElement.scrollWidth") == 390)
      #expect(
        try browser.value("getComputedStyle(document.querySelector('tr[data-dimension]')).display")
          == "flex")
      try browser.run(
        """
        const picker = document.getElementById('matrix.go');
        picker.selectedIndex = 4;
        picker.dispatchEvent(new Event('change'));
        """)
      let same = """
        [...document.querySelectorAll('tr[data-dimension]')].every((row) =>
          Math.abs(row.querySelectorAll('td')[4].getBoundingClientRect().left - row.getBoundingClientRect().left) < 3)
        """
      try browser.wait(for: same)
      // One row is swiped; the others and the choice follow.
      try browser.run(
        """
        const row = document.querySelectorAll('tr[data-dimension]')[2];
        row.scrollLeft = row.querySelectorAll('td')[6].offsetLeft - row.querySelector('td').offsetLeft;
        """)
      try browser.wait(for: "document.getElementById('matrix.go').selectedIndex === 6")
      try browser.wait(for: same.replacing("[4]", with: "[6]"))
    }
  }
}
