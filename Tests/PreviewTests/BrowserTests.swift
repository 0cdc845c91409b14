import Foundation
import TestSupport
import Testing

/// What a reader of the preview sees in a real browser.
@Suite(.serialized, .enabled(if: Chromium.mayRun, Comment(rawValue: Chromium.missing)))
struct BrowserTests {
  private static func start(_ others: [String: String] = [:]) throws -> (RunningLadder, Chromium) {
    let ladder = try RunningLadder(try SampleProject.make(others))
    let browser = try Chromium()
    try browser.open(ladder.address(SampleProject.levelPage))
    // A page that is loaded again forgets this.
    try browser.run("window.isFirst = true")
    return (ladder, browser)
  }

  @Test func `a change is shown, in the same place, and marked`() throws {
    let long = String(repeating: "\n## Aside\n\nWords.\n", count: 200)
    let (ladder, browser) = try Self.start()
    try ladder.project.write(
      SampleProject.level, SampleProject.level(saying: "Designs systems.") + long)
    #expect(browser.becomes("!window.isFirst && document.querySelectorAll('h2').length > 100"))
    #expect(browser.becomes("document.readyState === 'complete'"))
    try browser.run("window.isFirst = true; scrollTo({top: 700, behavior: 'instant'})")
    try ladder.project.write(
      SampleProject.level, SampleProject.level(saying: "Is marked now.") + long)
    #expect(browser.becomes("document.querySelector('.ladder-preview-changed')"))
    let marked = "[...document.querySelectorAll('.ladder-preview-changed')].map(e => e.textContent)"
    let texts = try #require(try browser.run("return \(marked)") as? [String])
    #expect(texts.contains("Is marked now.") && texts.count < 4, "\(texts)")
    #expect(browser.isTrue("!window.isFirst && Math.abs(scrollY - 700) < 3"))
    #expect(browser.becomes("!document.querySelector('.ladder-preview-changed')"))
    let complaints = try browser.complaints()
    #expect(complaints == [])
  }

  @Test func `a style sheet is swapped in place`() throws {
    let (ladder, browser) = try Self.start()
    let style = try #require(ladder.project.text("templates/assets/style.css"))
    for colour in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"] {
      try ladder.project.write(
        "templates/assets/style.css", style + "\nmain { background-color: \(colour) }\n")
      #expect(
        browser.becomes(
          "getComputedStyle(document.querySelector('main')).backgroundColor === '\(colour)'"))
    }
    #expect(browser.isTrue("window.isFirst"))
    let sheets =
      "document.querySelectorAll('link[rel~=stylesheet][href*=\"style.css\"]').length === 1"
    #expect(browser.becomes(sheets))
    let complaints = try browser.complaints()
    #expect(complaints == [])
  }

  @Test func `an error is laid over the page, can be closed, and heals`() throws {
    let (ladder, browser) = try Self.start()
    let dialog = "document.querySelector('ladder-problems')?.shadowRoot.querySelector('dialog')"
    let words = "<img src=x onerror=alert(1)> \u{1B}[31m & [gone](nowhere.md)"
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "`<b>` \(words)"))
    #expect(browser.becomes("\(dialog)?.open"))
    #expect(browser.isTrue("\(dialog).textContent.includes('broken-link')"))
    #expect(browser.isTrue("\(dialog).textContent.includes('<img src=x onerror=alert(1)>')"))
    #expect(browser.isTrue("\(dialog).textContent.includes('content/levels/ic/senior.md:10:')"))
    #expect(browser.isTrue("!\(dialog).querySelector('img, b, script')"))
    #expect(browser.isTrue("!\(dialog).textContent.includes('\\u001b')"))
    #expect(browser.isTrue("\(dialog).querySelector('a').href.startsWith('vscode://file/')"))
    #expect(browser.isTrue("getComputedStyle(\(dialog)).backgroundColor !== 'rgba(0, 0, 0, 0)'"))
    #expect(
      browser.isTrue("window.isFirst && document.body.textContent.includes('Designs systems.')"))

    try browser.press("\u{E00C}")
    #expect(browser.becomes("!\(dialog).open"))
    // Closed stays closed until something else is wrong.
    try ladder.project.write("content/notes/bad.md", "---\ntitle: Bad\n---\n\n[x](nowhere.md)\n")
    #expect(
      browser.becomes("\(dialog)?.open && \(dialog).textContent.includes('content/notes/bad.md')"))

    try ladder.project.remove("content/notes/bad.md")
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "Healed."))
    #expect(browser.becomes("!\(dialog) && document.body.textContent.includes('Healed.')"))
    let complaints = try browser.complaints()
    #expect(complaints == [])
  }

  @Test func `errors from the start are shown and go away by themselves`() throws {
    let ladder = try RunningLadder(
      try SampleProject.make(["content/bad.md": "---\ntitle: Bad\nnope: 1\n---\n"]))
    let browser = try Chromium()
    try browser.open(ladder.address("/"))
    #expect(browser.becomes("document.querySelector('ladder-problems')"))
    try ladder.project.remove("content/bad.md")
    #expect(
      browser.becomes(
        "document.querySelector('main') && !document.querySelector('ladder-problems')"))
  }

  @Test func `another start of the server is noticed, and only a change reloads`() throws {
    let project = try SampleProject.make()
    let browser = try Chromium()
    var ladder: RunningLadder? = try RunningLadder(project)
    let port = try #require(ladder).port
    try browser.open("http://127.0.0.1:\(port)\(SampleProject.levelPage)")
    try browser.run("window.isFirst = true")
    ladder = nil
    ladder = try RunningLadder(project, ["--port", String(port)])
    usleep(2_500_000)
    #expect(browser.isTrue("window.isFirst"))
    ladder = nil
    try project.write(SampleProject.level, SampleProject.level(saying: "While it was away."))
    ladder = try RunningLadder(project, ["--port", String(port)])
    #expect(browser.becomes("document.body.textContent.includes('While it was away.')"))
    _ = ladder
  }

  @Test func `ten tabs all come to show the change, and the eleventh loads`() throws {
    let (ladder, browser) = try Self.start()
    for _ in 1..<10 {
      try browser.openTab()
      try browser.open(ladder.address(SampleProject.levelPage))
    }
    try browser.openTab()
    try browser.open(ladder.address("/"))
    #expect(browser.becomes("document.querySelector('main')"))
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "In every tab."))
    for tab in try browser.tabs.dropLast() {
      try browser.go(to: tab)
      // A hidden tab asks again when somebody looks at it.
      #expect(
        browser.becomes("document.hidden || document.body.textContent.includes('In every tab.')"),
        "\(tab)")
    }
  }
}

extension RunningLadder {
  func address(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }
}
