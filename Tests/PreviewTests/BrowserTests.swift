import Foundation
import TestSupport
import Testing

/// What a reader of the preview sees in a real browser: tests by what happens.
@Suite(.serialized, .enabled(if: WatchedPage.isPossible, WatchedPage.hint))
struct BrowserTests {}

extension BrowserTests {
  /// What changes when a file is saved.
  @Suite struct Changes {
    private static let aside = String(repeating: "\n## Aside\n\nWords.\n", count: 200)

    @Test(arguments: ["", "#scope"])
    func `a change is shown, in the same place, and marked for a moment`(fragment: String) throws {
      let page = try WatchedPage()
      try page.save("Designs systems.", then: Self.aside)
      #expect(page.becomes("!window.isFirst && document.querySelectorAll('h2').length > 100"))
      try page.browser.open(page.ladder.address(SampleProject.levelPage + fragment))
      try page.mark()
      try page.browser.run("scrollTo({top: 700, behavior: 'instant'})")
      #expect(page.becomes("Math.abs(scrollY - 700) < 3"))
      try page.save("Is marked now.", then: Self.aside)
      #expect(page.becomes("!window.isFirst && marked.length > 0"))
      let marked: [String] = try page.browser.value("marked")
      #expect(marked.contains("Is marked now.") && marked.count < 4, "\(marked)")
      #expect(page.becomes("document.readyState === 'complete' && Math.abs(scrollY - 700) < 3"))
      #expect(page.becomes("!document.querySelector('.ladder-preview-changed')"))
      let complaints = try page.complaints()
      #expect(complaints == [])
    }

    @Test func `a style sheet is swapped in place`() throws {
      let page = try WatchedPage()
      let project = page.ladder.project
      let style = try #require(project.text("templates/assets/style.css"))
      for colour in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"] {
        try project.save(
          "templates/assets/style.css", style + "\nmain { background-color: \(colour) }\n")
        #expect(
          page.becomes(
            "getComputedStyle(document.querySelector('main')).backgroundColor === '\(colour)'"))
      }
      #expect(page.isTrue("window.isFirst"))
      let sheets =
        "document.querySelectorAll('link[rel~=stylesheet][href*=\"style.css\"]').length === 1"
      #expect(page.becomes(sheets))
      let complaints = try page.complaints()
      #expect(complaints == [])
    }

    @Test func `a picture is swapped in place`() throws {
      func picture(_ colour: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">"
          + "<rect width=\"40\" height=\"40\" fill=\"\(colour)\"/></svg>\n"
      }
      let page = try WatchedPage(
        [
          "content/notes/plan.svg": picture("#ff0000"),
          "content/notes/plan.md": "---\ntitle: Plan\n---\n\n![The plan](plan.svg)\n",
        ], at: "/notes/plan.html")
      // The pixel that is seen, and not the address that was asked for.
      let pixel = """
        (() => {
          const image = document.querySelector('main img');
          if (!image?.complete || !image.naturalWidth) return '';
          const canvas = document.createElement('canvas');
          const ink = canvas.getContext('2d');
          ink.drawImage(image, 0, 0);
          return [...ink.getImageData(5, 5, 1, 1).data].join();
        })()
        """
      #expect(page.becomes("\(pixel) === '255,0,0,255'"))
      try page.ladder.project.save("content/notes/plan.svg", picture("#0000ff"))
      #expect(page.becomes("\(pixel) === '0,0,255,255'"))
      #expect(page.isTrue("window.isFirst"))
      let complaints = try page.complaints()
      #expect(complaints == [])
    }

    @Test func `what changes nothing on the page does not load it again`() throws {
      let page = try WatchedPage(["content/notes/a.md": "---\ntitle: A\n---\n\nOne.\n"])
      let project = page.ladder.project
      let text = try #require(project.text(SampleProject.level))
      try project.save(SampleProject.level, text)
      try project.save("content/notes/a.md", "---\ntitle: A\n---\n\nTwo.\n")
      #expect(page.ladder.page("/notes/a.html", holding: "Two.") != nil)
      // A later change of the looks has reached the page, so an earlier one would have.
      let style = try #require(project.text("templates/assets/style.css"))
      try project.save("templates/assets/style.css", style + "\nmain { color: rgb(7, 8, 9) }\n")
      #expect(
        page.becomes("getComputedStyle(document.querySelector('main')).color === 'rgb(7, 8, 9)'"))
      #expect(page.isTrue("window.isFirst && marked.length === 0"))
    }
  }
}
