import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// What is wrong, laid over the page.
  @Suite struct Overlay {
    private static let dialog =
      "document.querySelector('ladder-problems')?.shadowRoot.querySelector('dialog')"

    @Test func `an error is laid over the page, can be closed, and heals`() throws {
      // H11, H16
      let page = try WatchedPage()
      let dialog = Self.dialog
      let words = "<img src=x onerror=alert(1)> \u{1B}[31m & [gone](nowhere.md)"
      try page.save("`<b>` \(words)")
      #expect(page.becomes("\(dialog)?.open"))
      for text in [
        "broken-link", "<img src=x onerror=alert(1)>", "content/levels/ic/senior.md:10:", "^~",
        "help: ",
      ] {
        #expect(page.isTrue("\(dialog).textContent.includes(\(Browser.quoted(text)))"), "\(text)")
      }
      #expect(page.isTrue("!\(dialog).querySelector('img, b, script')"))
      #expect(page.isTrue("!\(dialog).textContent.includes('\\u001b')"))
      let editor = "vscode://file\(page.ladder.project(SampleProject.level)):"
      #expect(
        page.isTrue("\(dialog).querySelector('a').href.startsWith(\(Browser.quoted(editor)))"))
      #expect(page.becomes("getComputedStyle(\(dialog)).position === 'fixed'"))
      #expect(page.isTrue("window.isFirst"))
      #expect(page.says("Designs systems."))

      try page.browser.press(.escape)
      #expect(page.becomes("!\(dialog).open"))
      // Closed stays closed until something else is wrong.
      try page.ladder.project.save(
        "content/notes/bad.md", "---\ntitle: Bad\n---\n\n[x](nowhere.md)\n")
      #expect(
        page.becomes(
          "\(dialog)?.open && \(dialog).textContent.includes('content/notes/bad.md')"))
      #expect(page.isTrue("\(dialog).querySelectorAll('li').length >= 2"))

      try page.ladder.project.remove("content/notes/bad.md")
      try page.save("Healed.")
      #expect(page.says("Healed."))
      #expect(page.becomes("!\(dialog)"))
      let complaints = try page.complaints()
      #expect(complaints == [])
    }

    @Test func `the keyboard reaches all of it, and the focus goes back`() throws {
      let page = try WatchedPage()
      let dialog = Self.dialog
      try page.browser.run("document.querySelector('main a').focus()")
      try page.browser.run("window.before = document.activeElement")
      try page.save("[gone](nowhere.md)")
      #expect(page.becomes("\(dialog)?.open"))
      let focus = "\(dialog).getRootNode().activeElement"
      #expect(page.becomes("\(focus)?.tagName === 'BUTTON'"))
      try page.browser.press(.tab)
      #expect(page.becomes("\(focus)?.tagName === 'A'"))
      try page.browser.run("\(dialog).querySelector('button').focus()")
      try page.browser.press(.enter)
      #expect(page.becomes("!\(dialog).open && document.activeElement === window.before"))
      #expect(page.isTrue("window.isFirst"))
    }

    @Test(arguments: [390, 1280])
    func `the place in a long line is in view`(width: Int) throws {
      let page = try WatchedPage()
      try page.browser.resize(width: width)
      let long = String(repeating: "Says a lot about systems. ", count: 6)
      try page.save("\(long)[gone](nowhere.md)")
      #expect(page.becomes("\(Self.dialog)?.open"))
      let box = "getBoundingClientRect()"
      #expect(
        page.becomes(
          """
          (() => {
            const caret = \(Self.dialog).querySelector('.caret').\(box);
            const block = \(Self.dialog).querySelector('pre').\(box);
            return caret.left > block.left && caret.left + 10 < block.right;
          })()
          """))
      #expect(page.isTrue("\(Self.dialog).scrollWidth <= \(Self.dialog).clientWidth"))
      #expect(page.isTrue("document.documentElement.scrollWidth <= innerWidth"))
    }

    @Test func `an error that is mended without a change of the page just goes`() throws {
      let page = try WatchedPage()
      try page.ladder.project.save("content/notes/bad.md", "---\ntitle: Bad\nnope: 1\n---\n")
      #expect(page.becomes("\(Self.dialog)?.open"))
      try page.ladder.project.remove("content/notes/bad.md")
      #expect(page.becomes("!document.querySelector('ladder-problems')"))
      #expect(page.isTrue("window.isFirst"))
    }

    @Test func `errors from the start are shown and go away by themselves`() throws {
      let page = try WatchedPage(["content/bad.md": "---\ntitle: Bad\nnope: 1\n---\n"], at: "/")
      #expect(page.becomes("document.querySelector('ladder-problems')"))
      try page.ladder.project.remove("content/bad.md")
      #expect(
        page.becomes("document.querySelector('main') && !document.querySelector('ladder-problems')")
      )
    }
  }
}
