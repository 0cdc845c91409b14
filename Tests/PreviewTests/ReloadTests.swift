import Foundation
import TestSupport
import Testing

extension RunningLadder {
  /// What a tab that loads a page now is told to compare with.
  func epoch(of target: String) -> String? {
    guard let text = ask(target)?.text, let start = text.range(of: "data-epoch=\"") else {
      return nil
    }
    return text[start.upperBound...].split(separator: "\"").first.map(String.init)
  }

  /// Asks as a tab does; the answer comes when there is one.
  func wait(from epoch: String, at target: String) -> RawConnection {
    let connection = RawConnection(port)
    connection.send("GET /.ladder/wait?\(epoch)&\(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return connection
  }

  /// The first news that a waiting tab is told. No news is an answer too, after a while: then the
  /// tab asks again.
  func news(_ waiting: RawConnection, from epoch: String, at target: String) -> Told? {
    var waiting = waiting
    while let told = Told(waiting.answer()) {
      guard told.epoch == epoch else { return told }
      waiting = wait(from: epoch, at: target)
    }
    return nil
  }
}

/// An answer to a waiting tab.
struct Told: Decodable {
  struct Problem: Decodable {
    struct Note: Decodable { let message, place, editor: String }
    let severity, code, message, place, editor, excerpt, help: String
    let notes: [Note]
  }

  let epoch: String
  let pause: Int
  let problems: [Problem]

  init?(_ answer: RawAnswer?) {
    guard let answer, let told = try? JSONDecoder().decode(Told.self, from: Data(answer.body))
    else { return nil }
    self = told
  }

  /// Page, code, looks, problems.
  var parts: [Substring] { epoch.split(separator: ".", omittingEmptySubsequences: false) }
}

/// What open tabs are told, and when.
@Suite struct ReloadTests {
  private static func parts(_ epoch: String) -> [Substring] {
    epoch.split(separator: ".", omittingEmptySubsequences: false)
  }

  @Test func `a tab is told as soon as its page is another, and no sooner`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: SampleProject.levelPage))
    let waiting = ladder.wait(from: epoch, at: SampleProject.levelPage)
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Quite new."))
    let told = try #require(ladder.news(waiting, from: epoch, at: SampleProject.levelPage))
    #expect(told.parts[0] != Self.parts(epoch)[0])
    #expect(told.parts[1...] == Self.parts(epoch)[1...])
    #expect(ladder.epoch(of: SampleProject.levelPage) == told.epoch)
  }

  @Test func `a change between loading and asking is not lost`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: SampleProject.levelPage))
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Missed it."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Missed it.") != nil)
    let told = Told(ladder.wait(from: epoch, at: SampleProject.levelPage).answer())
    #expect(told != nil && told?.epoch != epoch)
  }

  @Test func `a build that changes nothing on a page tells its tab nothing`() throws {
    let ladder = try RunningLadder(try SampleProject.make(["content/a.txt": "one"]))
    let epoch = try #require(ladder.epoch(of: SampleProject.levelPage))
    let waiting = ladder.wait(from: epoch, at: SampleProject.levelPage)
    let text = try #require(ladder.project.text(SampleProject.level))
    let builds = ladder.buildCount
    try ladder.project.save(SampleProject.level, text)
    #expect(eventually { ladder.buildCount == builds + 1 })
    try ladder.project.save("content/a.txt", "two")
    #expect(ladder.page("/a.txt", holding: "two") != nil)
    #expect(ladder.epoch(of: SampleProject.levelPage) == epoch)
    // What it is told first is the next change that concerns it.
    let style = try #require(ladder.project.text("templates/assets/style.css"))
    try ladder.project.save("templates/assets/style.css", style + "\nmain { color: red }\n")
    let told = try #require(ladder.news(waiting, from: epoch, at: SampleProject.levelPage))
    #expect(told.parts[..<2] == Self.parts(epoch)[..<2])
    #expect(told.parts[2] != Self.parts(epoch)[2])
  }

  @Test func `another start of the server with the same files is no change`() throws {
    let project = try SampleProject.make()
    let first = try RunningLadder(project).epoch(of: SampleProject.levelPage)
    let second = try RunningLadder(project).epoch(of: SampleProject.levelPage)
    #expect(first != nil && first == second)
  }

  @Test func `style sheets and pictures change the looks alone`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: "/"))
    let waiting = ladder.wait(from: epoch, at: "/")
    let style = try #require(ladder.project.text("templates/assets/style.css"))
    try ladder.project.save("templates/assets/style.css", style + "\nmain { color: red }\n")
    let told = try #require(ladder.news(waiting, from: epoch, at: "/"))
    #expect(told.parts[2] != Self.parts(epoch)[2])
    #expect(told.parts[0] == Self.parts(epoch)[0])
    #expect(told.parts[1] == Self.parts(epoch)[1])
  }

  @Test func `a missing page is told when it appears`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let missing = ladder.ask("/notes/new.html")
    #expect(missing?.status == 404)
    // Shown at any depth, it finds its styles.
    #expect(missing?.text.contains(" href=\"/assets/style.css\"") == true)
    let epoch = try #require(ladder.epoch(of: "/notes/new.html"))
    let waiting = ladder.wait(from: epoch, at: "/notes/new.html")
    try ladder.project.save("content/notes/new.md", "---\ntitle: New\n---\n\nHello.\n")
    #expect(ladder.news(waiting, from: epoch, at: "/notes/new.html") != nil)
    #expect(ladder.ask("/notes/new.html")?.status == 200)
  }

  @Test func `an error is told with all there is to know, and the last good page stays`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: SampleProject.levelPage))
    let waiting = ladder.wait(from: epoch, at: SampleProject.levelPage)
    let broken = SampleProject.level(saying: "See [`<img src=x>`](nowhere.md).")
    try ladder.project.save(SampleProject.level, broken)
    let told = try #require(ladder.news(waiting, from: epoch, at: SampleProject.levelPage))
    #expect(Self.parts(told.epoch)[..<3] == Self.parts(epoch)[..<3])
    let problem = try #require(told.problems.first)
    #expect(problem.code == "broken-link")
    #expect(problem.place.hasPrefix("content/levels/ic/senior.md:10:"))
    #expect(problem.editor.hasPrefix("vscode://file\(ladder.project("content"))/levels"))
    #expect(problem.excerpt.contains("<img src=x>"))
    #expect(problem.excerpt.contains("^~"))
    #expect(ladder.ask(SampleProject.levelPage)?.text.contains("Designs systems.") == true)
    #expect(ladder.printed("the last good version is still served"))
    #expect(ladder.output.contains("[broken-link]"))

    let mended = ladder.wait(from: told.epoch, at: SampleProject.levelPage)
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Mended."))
    let healed = try #require(ladder.news(mended, from: told.epoch, at: SampleProject.levelPage))
    #expect(healed.problems.isEmpty)
    #expect(ladder.ask(SampleProject.levelPage)?.text.contains("Mended.") == true)
  }

  @Test func `a project that never was good shows its errors on every page and heals`() throws {
    let ladder = try RunningLadder(
      try SampleProject.make(["content/bad.md": "---\ntitle: <b>&\nnope: 1\n---\n"]))
    let answer = try #require(ladder.ask("/"))
    #expect(answer.status == 500)
    #expect(answer.text.contains("unknown-key"))
    #expect(answer.text.contains("<b>") == false)
    let epoch = try #require(ladder.epoch(of: "/"))
    let shown = Told(ladder.wait(from: epoch, at: "/").answer())
    #expect(shown?.problems.count == 1)
    let known = try #require(shown).epoch
    let waiting = ladder.wait(from: known, at: "/")
    try ladder.project.remove("content/bad.md")
    #expect(ladder.news(waiting, from: known, at: "/")?.problems.isEmpty == true)
    #expect(ladder.ask("/")?.status == 200)
  }
}
