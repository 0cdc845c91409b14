import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// Pages as PDF, read back with pdftotext.
  @Suite(
    .enabled(
      if: Checkers.pdfReader != nil || isCI,
      "pdftotext is missing; '.ci/setup test' installs it"))
  struct Paper {
    struct Sheet: Sendable, CustomTestStringConvertible {
      let name: String
      let width: Double
      let height: Double
      var testDescription: String { name }
    }

    static let sheets = [
      Sheet(name: "A4", width: 8.27, height: 11.69), Sheet(name: "Letter", width: 8.5, height: 11),
    ]

    /// The words of each page, in the order of the text, one blank between two.
    private func pages(_ path: String, on sheet: Sheet) throws -> [String] {
      let visit = try visit()
      try visit.browser.open(visit.web(path))
      let data = try visit.browser.pdf(width: sheet.width, height: sheet.height)
      let folder = try TemporaryFolder()
      try folder.write("page.pdf", bytes: Array(data))
      let run = try Run(
        try #require(Checkers.pdfReader), ["-raw", folder("page.pdf"), "-"], in: folder.path)
      try #require(run.status == 0, "\(run.error)")
      return run.output.split(separator: "\u{0C}")
        .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        .filter { !$0.isEmpty }
    }

    /// The statements of the open page.
    private func statements(_ selector: String) throws -> [String] {
      try visit().browser.value(
        """
        [...document.querySelectorAll(\(Browser.quoted(selector)))]
          .map((e) => e.textContent.trim().replace(/\\s+/g, ' '))
        """)
    }

    /// Those of which no page has all the words. Words may be hyphenated at the end of a line.
    private func cut(_ statements: [String], _ pages: [String]) -> [String] {
      func bare(_ text: String) -> String { text.filter { !" -‐".contains($0) } }
      let pages = pages.map(bare)
      return statements.filter { statement in
        let words = statement.split(separator: " ")
        let first = bare(words.prefix(4).joined())
        let last = bare(words.suffix(3).joined())
        return !pages.contains { page in
          guard let start = page.range(of: first) else { return false }
          return page[start.lowerBound...].contains(last)
        }
      }
    }

    @Test(arguments: sheets)
    func `a level prints without navigation, and no statement is cut`(sheet: Sheet) throws {
      let pages = try pages("levels/ic/staff-engineer.html", on: sheet)
      let all = pages.joined(separator: " ")
      #expect(all.contains("IC5 · Leadership · 1"))
      for word in ["Skip to the text", "Search", "On this page", "Copy", "A to Z"] {
        #expect(!all.contains(word), "\(word)")
      }
      let statements = try statements(".statement-text > p")
      #expect(statements.count > 20)
      #expect(cut(statements, pages) == [])
    }

    @Test(arguments: sheets)
    func `a step prints with every group open, and no statement is cut`(sheet: Sheet) throws {
      let pages = try pages("steps/senior-engineer-to-staff-engineer.html", on: sheet)
      let statements = try statements(".step-group .brief > div, .now > p:not(.side)")
      #expect(statements.count > 20)
      #expect(cut(statements, pages) == [])
    }

    @Test(arguments: sheets)
    func `an evidence sheet repeats its head and leaves room in every row`(sheet: Sheet) throws {
      let path = "steps/senior-engineer-to-staff-engineer-sheet.html"
      let pages = try pages(path, on: sheet)
      let rows = pages.filter { $0.contains("IC5 ·") }
      #expect(rows.count > 1)
      #expect(rows.allSatisfy { $0.contains("Expectation Evidence") })
      let statements = try statements(".sheet-table .cite")
      #expect(statements.count > 20)
      #expect(statements.allSatisfy { pages.joined(separator: " ").contains($0) })
      // Nothing is asked for that could be added up.
      #expect(
        try visit().browser.value(
          "[...document.querySelectorAll('.sheet-table tbody td:nth-child(2)')].every((td) => td.textContent === '')"
        ))
    }

    @Test(arguments: sheets)
    func `a matrix and a comparison repeat their heads, and no row's statement is cut`(
      sheet: Sheet
    ) throws {
      for (path, head) in [
        ("matrix/em.html", "M3 Director"),
        ("compare.html?levels=senior-engineer,staff-engineer", "IC5 Staff"),
      ] {
        let pages = try pages(path, on: sheet)
        let statements = try statements(".matrix .brief > div")
        #expect(statements.count > 20)
        #expect(cut(statements, pages) == [], "\(path)")
        #expect(pages.allSatisfy { $0.contains("Dimension") && $0.contains(head) }, "\(path)")
        #expect(!pages.joined().contains("Only what differs"))
      }
    }

    @Test(arguments: sheets)
    func `a matrix too wide for paper prints as cells that name themselves`(sheet: Sheet) throws {
      let pages = try pages("matrix.html", on: sheet)
      let statements = try statements(".matrix .brief > div")
      #expect(statements.count > 400)
      #expect(cut(statements, pages) == [])
      let names: [String] = try visit().browser.value(
        """
        [...document.querySelectorAll('.matrix tbody td')].map((td) =>
          td.querySelector('.cell-open').textContent.replace(': in full', '').replace(/\\s+/g, ' '))
        """)
      #expect(names.contains("IC5 Staff Engineer, Leadership"))
      #expect(cut(names, pages) == [])
    }

    @Test func `the whole ladder prints with its contents first and without dead links`() throws {
      let pages = try pages("print.html", on: Self.sheets[0])
      #expect(pages.count > 20)
      #expect(pages[0].contains("Contents"))
      let dead: [String] = try visit().browser.value(
        """
        [...document.querySelectorAll('main a[href^="#"]')].map((a) => a.getAttribute('href'))
          .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1))))
        """)
      #expect(dead == [])
      #expect(
        try visit().browser.value("document.querySelectorAll('main a[href^=\"#\"]').length") > 100)
    }
  }
}
