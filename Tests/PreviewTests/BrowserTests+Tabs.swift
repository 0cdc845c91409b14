import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// Tabs that are many, hidden or asleep, and a server that comes and goes.
  @Suite struct Tabs {
    @Test func `ten tabs all come to show the change, and the eleventh loads`() throws {
      // A4: a browser has six connections for all of them.
      let page = try WatchedPage()
      for _ in 1..<10 {
        try page.browser.openTab()
        try page.browser.open(page.ladder.address(SampleProject.levelPage))
        #expect(page.isTrue("!document.hidden"))
      }
      try page.browser.openTab()
      try page.browser.open(page.ladder.address("/"))
      #expect(page.becomes("document.querySelector('main')"))
      try page.save("In every tab.")
      let tabs = try page.browser.tabs
      #expect(tabs.count == 11)
      for tab in tabs.dropLast() {
        try page.browser.go(to: tab)
        #expect(page.says("In every tab."), "\(tab)")
      }
    }

    @Test func `a hidden page stops asking, and asks at once when it is seen again`() throws {
      let page = try WatchedPage()
      #expect(page.becomes("asked > 0"))
      try page.browser.minimize()
      #expect(page.becomes("document.hidden && stopped > 0"))
      try page.browser.run("window.before = asked")
      try page.save("While nobody looked.")
      #expect(page.ladder.page(SampleProject.levelPage, holding: "While nobody looked.") != nil)
      #expect(page.isTrue("window.isFirst && asked === before"))
      try page.browser.restore()
      #expect(page.says("While nobody looked."))
    }

    @Test func `a page that was frozen shows the newest when it wakes`() throws {
      let page = try WatchedPage()
      #expect(page.becomes("asked > 0"))
      try page.browser.command("Page.setWebLifecycleState", "{\"state\":\"frozen\"}")
      try page.save("While it slept.")
      #expect(page.ladder.page(SampleProject.levelPage, holding: "While it slept.") != nil)
      #expect(page.isTrue("window.isFirst"))
      try page.browser.command("Page.setWebLifecycleState", "{\"state\":\"active\"}")
      // The protocol hides a frozen page and leaves it hidden.
      try page.browser.minimize()
      try page.browser.restore()
      #expect(page.says("While it slept."))
    }

    @Test func `a server that slept is no loss`() throws {
      let page = try WatchedPage()
      #expect(page.becomes("asked > 0"))
      kill(page.ladder.process, SIGSTOP)
      try page.save("While the server slept.")
      #expect(page.isTrue("window.isFirst"))
      kill(page.ladder.process, SIGCONT)
      #expect(page.says("While the server slept."))
    }

    @Test func `another start of the server is noticed, and only a change reloads`() throws {
      let project = try SampleProject.make()
      var ladder: RunningLadder? = try RunningLadder(project)
      let port = String(try #require(ladder).port)
      let page = try WatchedPage(try #require(ladder))
      #expect(page.becomes("asked > 0"))
      func restart(_ change: () throws -> Void) throws {
        kill(try #require(ladder).process, SIGKILL)
        try change()
        // The killed one holds the port until it is gone.
        var next: RunningLadder?
        #expect(
          eventually {
            next = try? RunningLadder(project, ["--port", port])
            return next != nil
          })
        ladder = next
      }
      try restart {}
      // The page has come back to the new server, and was not loaded again for that.
      let style = try #require(project.text("templates/assets/style.css"))
      try project.save("templates/assets/style.css", style + "\nmain { color: rgb(7, 8, 9) }\n")
      #expect(
        page.becomes("getComputedStyle(document.querySelector('main')).color === 'rgb(7, 8, 9)'"))
      #expect(page.isTrue("window.isFirst"))
      try restart {
        try project.save(SampleProject.level, SampleProject.level(saying: "While it was away."))
      }
      #expect(page.says("While it was away."))
      #expect(page.isTrue("!window.isFirst"))
    }
  }
}
