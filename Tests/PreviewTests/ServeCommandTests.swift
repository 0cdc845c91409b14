import Foundation
import TestSupport
import Testing

/// What an author sees and does in the terminal.
@Suite struct ServeCommandTests {
  @Test func `each build has its line: what changed, how many pages, how long`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let pages = "[0-9]+ pages in [0-9]+ ms"
    #expect(ladder.lastLine.matches("Built: \(pages)"), "\(ladder.lastLine)")
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "One."))
    #expect(
      eventually { ladder.lastLine.matches("content/levels/ic/senior\\.md changed: \(pages)") })
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "[x](junor.md)"))
    #expect(ladder.printed("content/levels/ic/senior.md:10:"))
    #expect(ladder.printed("help: "))
    #expect(
      eventually {
        ladder.lastLine.matches(
          "content/levels/ic/senior\\.md changed: 1 error in [0-9]+ ms; the last good version is still served"
        )
      }, "\(ladder.lastLine)")
    let builds = ladder.buildCount
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Two."))
    #expect(eventually { ladder.buildCount == builds + 1 })
    #expect(ladder.lastLine.matches("content/levels/ic/senior\\.md changed: \(pages)"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `it stops at once with status 0, whoever is connected`(signal: Int32) throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: "/"))
    let waiting = ladder.wait(from: epoch, at: "/")
    let slow = RawConnection(ladder.port)
    slow.send("GET / HTTP/1.1\r\n")
    #expect(ladder.ask("/")?.status == 200)
    #expect(ladder.status(after: signal) == 0)
    _ = (waiting, slow)
  }

  @Test func `it stops in the middle of a build`() throws {
    let notes = (0..<400).map { number in
      (
        "content/notes/n\(number).md",
        "---\ntitle: Note \(number)\n---\n\n"
          + String(repeating: "Many *words* here.\n\n", count: 300)
      )
    }
    let project = try SampleProject.make(Dictionary(uniqueKeysWithValues: notes))
    let ladder = try RunningLadder(project, isBuilt: false)
    #expect(ladder.buildCount == 0)
    #expect(ladder.status(after: SIGINT) == 0)
  }

  @Test func `a taken port is an error when it was asked for`() throws {
    let first = try RunningLadder(try SampleProject.make())
    let folder = try SampleProject.make()
    let run = try Run(["serve", "--port", String(first.port)], in: folder.path)
    #expect(run.status == 1)
    #expect(run.error.contains("port \(first.port) is in use by another program"))
  }

  @Test func `without a port the next free one is taken`() throws {
    let project = try SampleProject.make()
    let first = try RunningLadder(project, [])
    let second = try RunningLadder(project, [])
    #expect(first.port >= 8000 && second.port > first.port)
  }

  @Test func `the browser is opened where the site is`() throws {
    let tools = try TemporaryFolder()
    for name in ["xdg-open", "open"] {
      try tools.write(
        name,
        "#!/bin/sh\necho \"$@\" > '\(tools("part"))'\nps -o pgid= -p $$ >> '\(tools("part"))'\nmv '\(tools("part"))' '\(tools("opened"))'\n"
      )
      chmod(tools(name), 0o755)
    }
    let ladder = try RunningLadder(
      try SampleProject.make(), ["--port", "0", "--open"],
      environment: ["PATH": tools.path + ":/usr/bin:/bin"])
    #expect(eventually { tools.exists("opened") })
    let words = (tools.text("opened") ?? "").split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(words.first == "http://127.0.0.1:\(ladder.port)/")
    // Ctrl-C goes to the whole group of our process, and must not end the user's browser.
    #expect(words.count == 2 && words.last != String(getpgid(ladder.process)))
    #expect(!ladder.output.contains("warning"))
  }

  @Test func `where there is no browser to open, that is said and the site is served`() throws {
    let empty = try TemporaryFolder()
    let ladder = try RunningLadder(
      try SampleProject.make(), ["--port", "0", "--open"], environment: ["PATH": empty.path])
    #expect(ladder.output.contains("warning: no browser could be opened"))
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `wrong usage is refused`() throws {
    for arguments in [["--port", "70000"], ["--root", ""], ["--host", ""], ["--nope"]] {
      #expect(try Run(["serve"] + arguments, in: "/").status == 64, "\(arguments)")
    }
    let run = try Run(["serve", "--host", "256.1.1.1", "--port", "0"], in: "/")
    #expect(run.status == 1)
  }
}

extension Substring {
  fileprivate func matches(_ pattern: String) -> Bool {
    range(of: "^(\(pattern))$", options: .regularExpression) != nil
  }
}
