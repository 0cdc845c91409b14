import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// A ladder whose tracks are drawn in groups and whose search index comes in files.
  @Suite struct ManyTracks {
    private func build() throws -> TemporaryFolder {
      var ladder = MadeLadder(tracks: 8, ranks: 4)
      ladder.expectations = (1...60).map {
        "Delivers part \($0)" + String(repeating: " of what was agreed with everyone", count: 18)
          + "."
      }
      let folder = try ladder.build()
      try #require(folder.exists("site/assets/search-index-2.js"))
      return folder
    }

    @Test func `search and comparison reach what stands in later files`() throws {
      let browser = try visit().browser
      let folder = try build()
      let site = "file://\(folder("site"))/"
      _ = try browser.complaints()
      try browser.resize(width: 1280)
      try browser.open(site + "groups/2/map.html")
      try browser.press(.slash)
      try browser.wait(for: "document.querySelector('dialog.search[open] .search-status')")
      try browser.type("Level 8 of rank 4")
      try browser.wait(
        for: """
          document.querySelector('.search-results a')
            && document.querySelector('.search-results a').href.endsWith('level-8-4.html')
          """)

      try browser.open(site + "compare.html?levels=level-1-2,level-8-4")
      try browser.wait(
        for: "document.querySelectorAll('#compare\\\\.result thead th').length === 3")
      #expect(
        try browser.value(
          "document.querySelectorAll('#compare\\\\.result td:last-child li').length", as: Int.self)
          == 60)
      #expect(
        try browser.value(
          """
          [...document.querySelectorAll('select[name=level]')]
            .every((picker) => picker.querySelectorAll('optgroup').length === 8)
          """, as: Bool.self))
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }

    @Test func `pages of groups fit a phone, and their matrix works`() throws {
      let browser = try visit().browser
      let folder = try build()
      let site = "file://\(folder("site"))/"
      _ = try browser.complaints()
      defer { try? browser.resize(width: 1280) }
      try browser.resize(width: 390, height: 844)
      for path in [
        "index.html", "matrix.html", "groups/1/matrix.html", "dual-track.html", "groups/2/map.html",
        "ranks/2.html", "groups/1/ranks/2.html", "steps/index.html", "groups/2/steps.html",
        "dimensions/delivery.html", "groups/1/dimensions/delivery.html", "compare.html",
      ] {
        try browser.open(site + path)
        #expect(
          try browser.value("document.documentElement.scrollWidth", as: Int.self) == 390, "\(path)")
        #expect(
          try browser.value("document.querySelectorAll('h1').length", as: Int.self) == 1, "\(path)")
      }
      try browser.resize(width: 1280)
      try browser.open(site + "groups/2/matrix.html?levels=level-7-1,level-8-4")
      #expect(
        try browser.value("document.querySelectorAll('#matrix\\\\.go option').length", as: Int.self)
          >= 8)
      let complaints = try browser.complaints()
      #expect(complaints == [])
    }
  }
}
