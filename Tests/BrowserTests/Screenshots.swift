import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// Pictures of the main pages, and the same on paper, for people to look at: `make screenshots`.
  @Suite(
    .enabled(
      if: ProcessInfo.processInfo.environment["LADDER_SCREENSHOTS"] != nil,
      "pictures are taken by 'make screenshots'"))
  struct Screenshots {
    private static let pages = [
      ("home", "index.html"), ("level", "levels/ic/staff-engineer.html"),
      ("matrix", "matrix.html"), ("map", "dual-track.html"),
      ("step", "steps/senior-engineer-to-staff-engineer.html"),
      ("switch", "steps/senior-engineer-to-engineering-manager.html"),
      ("compare", "compare.html?levels=senior-engineer,staff-engineer,engineering-manager"),
      ("compare-start", "compare.html"), ("search", "index.html?q=leadership"),
      ("cell", "matrix.html#matrix.staff-engineer.leadership"), ("a-z", "a-z.html"),
      ("sheet", "steps/senior-engineer-to-staff-engineer-sheet.html"),
      ("roles", "roles/index.html"), ("role", "roles/tech-lead.html"),
      ("manager", "levels/em/engineering-manager.html"),
      ("guide", "guides/failure-modes.html"), ("glossary", "glossary.html"),
    ]

    @Test(arguments: [390, 768, 1280, 1920])
    func `main pages in both themes`(width: Int) throws {
      let visit = try visit()
      let browser = visit.browser
      let folder = try #require(ProcessInfo.processInfo.environment["LADDER_SCREENSHOTS"])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for theme in ["light", "dark"] {
        try browser.emulate(["prefers-color-scheme": theme])
        try browser.resize(width: width, height: width < 700 ? 844 : 1000)
        for (name, path) in Self.pages {
          try browser.open("about:blank")
          try browser.open(visit.web(path))
          if name == "search" {
            try browser.wait(for: "document.querySelector('.search-results a')")
          }
          try browser.settle()
          let data = try browser.picture()
          try data.write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(width)-\(theme).png"))
          guard width == 1280, theme == "light" else { continue }
          let paper = try browser.pdf(width: 8.27, height: 11.69)
          try paper.write(to: URL(fileURLWithPath: "\(folder)/\(name).pdf"))
        }
      }
      try browser.emulate([:])
    }
  }
}
