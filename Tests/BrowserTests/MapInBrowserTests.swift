import TestSupport
import Testing

extension BrowserTests {
  /// The map's geometry with the fonts that this machine has.
  @Suite struct Map {
    struct Shape: Sendable, CustomTestStringConvertible {
      let tracks: Int
      let ranks: Int
      let hasLongTitles: Bool

      var testDescription: String {
        "\(tracks) tracks, \(ranks) ranks\(hasLongTitles ? ", long titles" : "")"
      }
    }

    static let shapes = [
      Shape(tracks: 2, ranks: 3, hasLongTitles: false),
      Shape(tracks: 2, ranks: 14, hasLongTitles: true),
      Shape(tracks: 3, ranks: 8, hasLongTitles: true),
      Shape(tracks: 4, ranks: 5, hasLongTitles: false),
      Shape(tracks: 5, ranks: 3, hasLongTitles: true),
      Shape(tracks: 5, ranks: 14, hasLongTitles: true),
    ]

    /// What is cut off, lies over something else, or says less than its level's title.
    private static let faults = """
      (() => {
        const faults = [];
        const svg = document.querySelector('svg.map');
        const view = svg.viewBox.baseVal;
        const inside = (box, frame, slack) => box.x >= frame.x - slack && box.y >= frame.y - slack
          && box.x + box.width <= frame.x + frame.width + slack && box.y + box.height <= frame.y + frame.height + slack;
        const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
        const say = (...words) => faults.push(words.join(' '));
        for (const item of svg.querySelectorAll('text, rect, path.map-arrow')) {
          if (!inside(item.getBBox(), view, 0)) say('outside', item.outerHTML.slice(0, 160));
        }
        const boxes = [...svg.querySelectorAll('rect.map-level')];
        for (const box of boxes) {
          const link = box.closest('a');
          const frame = box.getBBox();
          const texts = [...link.querySelectorAll('text')];
          for (const text of texts) if (!inside(text.getBBox(), frame, 0)) say('wider than its box', text.textContent);
          const shown = texts.map((text) => text.textContent).join('').replace(/\\s/g, '');
          const said = link.getAttribute('aria-label').split(', ')[0].replace(/\\s/g, '');
          if (!shown.endsWith(said)) say('shows', shown, 'for', said);
          texts.forEach((text, place) => texts.slice(place + 1).forEach((other) => {
            const [a, b] = [text.getBBox(), other.getBBox()];
            if (Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 6) say('lines meet', text.textContent);
          }));
        }
        boxes.forEach((box, place) => boxes.slice(place + 1).forEach((other) => {
          if (meet(box.getBBox(), other.getBBox())) say('boxes meet', box.closest('a').href, other.closest('a').href);
        }));
        const heads = [...svg.querySelectorAll('.map-header')];
        heads.forEach((head, place) => {
          for (const other of [...heads.slice(place + 1), ...boxes]) {
            if (meet(head.getBBox(), other.getBBox())) say('heading meets', head.textContent, other.textContent);
          }
        });
        return faults;
      })()
      """

    @Test(arguments: shapes)
    func `nothing is cut off and nothing overlaps`(shape: Shape) throws {
      let browser = try visit().browser
      var ladder = MadeLadder(tracks: shape.tracks, ranks: shape.ranks)
      if shape.hasLongTitles {
        ladder.title = {
          "SENIOR PRINCIPAL MACHINE LEARNING Programme Manager \($0) Softwareentwicklungsverantwortliche \($1)"
        }
        ladder.trackTitle = {
          "Individual contributors of the platform and infrastructure organisation, family \($0)"
        }
      }
      let folder = try ladder.build()
      for width in [1280, 390] {
        try browser.resize(width: width)
        try browser.open("file://\(folder("site"))/dual-track.html")
        let faults: [String] = try browser.value(Self.faults)
        #expect(faults.prefix(6) == [], "at \(width)")
        let count: Int = try browser.value("document.querySelectorAll('.map-level').length")
        let wanted = (1...shape.tracks).map { ladder.ranksOf($0).count }.reduce(0, +)
        #expect(count == wanted)
        // As large as it was drawn, in a frame that scrolls where it is wider than the window.
        let scale: Double = try browser.value(
          "(() => { const svg = document.querySelector('svg.map'); return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; })()"
        )
        #expect(scale > 0.99)
        #expect(try browser.value("document.documentElement.scrollWidth") == width)
        #expect(
          try browser.value(
            "(() => { const frame = document.querySelector('.map-figure .scroll'); frame.scrollLeft = 99999; return document.querySelector('svg.map').getBoundingClientRect().right <= frame.getBoundingClientRect().right; })()"
          ))
      }
    }

    @Test func `every box is a link, and the table under the map has all of them`() throws {
      let visit = try visit()
      let browser = visit.browser
      try browser.resize(width: 1280)
      try browser.open(visit.web("dual-track.html"))
      let missing: [String] = try browser.value(
        """
        [...document.querySelectorAll('svg.map a')].map((a) => a.href.baseVal ?? a.getAttribute('href')).filter((url) =>
          ![...document.querySelectorAll('main table a')].some((a) => a.getAttribute('href') === url))
        """)
      #expect(missing == [])
      let count: Int = try browser.value("document.querySelectorAll('svg.map a').length")
      #expect(count > 15)
    }
  }
}
