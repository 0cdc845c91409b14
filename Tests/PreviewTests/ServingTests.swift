import Foundation
import TestSupport
import Testing

/// What an author and a browser see of the server.
@Suite struct ServingTests {
  @Test func `each file has its type`() throws {
    let ladder = try RunningLadder(
      try SampleProject.make([
        "content/p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "content/d.pdf": "%PDF",
        "content/t.csv": "a,b", "content/i.png": "x",
      ]))
    for (target, type) in [
      ("/", "text/html; charset=utf-8"), ("/assets/style.css", "text/css; charset=utf-8"),
      ("/ladder.json", "application/json; charset=utf-8"),
      ("/p.svg", "image/svg+xml; charset=utf-8"),
      ("/d.pdf", "application/pdf"), ("/t.csv", "text/csv; charset=utf-8"), ("/i.png", "image/png"),
      ("/robots.txt", "text/plain; charset=utf-8"),
      ("/.ladder/preview.js", "text/javascript; charset=utf-8"),
    ] {
      let answer = ladder.ask(target)
      #expect(answer?.status == 200, "\(target)")
      #expect(answer?["content-type"] == type, "\(target)")
    }
  }

  @Test func `pages are the built ones with the preview's two tags and the published policy`()
    async throws
  {
    let project = try SampleProject.make()
    let ladder = try RunningLadder(project)
    let output = try TemporaryFolder()
    let run = try Run(["build", "--drafts", "--output", output("site")], in: project.path)
    #expect(run.status == 0, "\(run.error)")
    let built = FileTree(output("site"))
    #expect(built.paths.count > 20)
    for path in built.paths {
      let answer = try #require(ladder.ask("/" + path))
      var text = answer.text
      if path.hasSuffix(".html") {
        let start = try #require(text.range(of: "<link rel=\"stylesheet\" href=\"/.ladder/"))
        let end = try #require(
          text.range(of: "</script>", range: start.lowerBound..<text.endIndex))
        #expect(!text[start.lowerBound..<end.lowerBound].contains("\n"))
        text.removeSubrange(start.lowerBound..<end.upperBound)
        #expect(
          answer["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self'")
            == true)
        // The header is what the page itself declares.
        #expect(
          text.replacingOccurrences(of: "&#39;", with: "'")
            .contains(answer["content-security-policy"] ?? "-"), "\(path)")
      }
      #expect(text == built.text(path), "\(path)")
    }
    #expect(!project.exists("site"))
  }

  @Test func `HEAD says the same without the body, and the connection goes on`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    for target in ["/", "/assets/style.css", "/nothing", "/tracks"] {
      let connection = RawConnection(ladder.port)
      connection.send("HEAD \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let head = try #require(connection.answer(toHead: true))
      connection.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let full = try #require(connection.answer())
      #expect(head.status == full.status)
      #expect(head["content-length"] == String(full.body.count))
      #expect(head["etag"] == full["etag"])
    }
  }

  @Test func `what is known is not sent again`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    for target in ["/", "/assets/style.css"] {
      let tag = try #require(ladder.ask(target)?["etag"])
      for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let answer = ladder.ask(target, ["If-None-Match: \(known)"])
        #expect(answer?.status == 304, "\(known)")
        #expect(answer?["etag"] == tag)
      }
      #expect(ladder.ask(target, ["If-None-Match: \"x\""])?.status == 200)
    }
  }

  @Test func `requests on one connection are answered in order`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let connection = RawConnection(ladder.port)
    let targets = ["/", "/nothing", "/assets/style.css", "/tracks/"]
    for target in targets { connection.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    #expect(targets.map { _ in connection.answer()?.status } == [200, 404, 200, 200])
  }

  @Test func `the site's own page stands for what is missing`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let answer = ladder.ask("/levels/ic/nobody.html")
    #expect(answer?.status == 404)
    #expect(answer?["content-type"] == "text/html; charset=utf-8")
    #expect(answer?.text.contains("/.ladder/preview.js") == true)
  }

  @Test func `drafts are included`() throws {
    let draft = "---\ntitle: Unfinished\nstatus: draft\n---\n\nNot yet.\n"
    let ladder = try RunningLadder(try SampleProject.make(["content/notes/draft.md": draft]))
    #expect(ladder.ask("/notes/draft.html")?.text.contains("Not yet.") == true)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `it stops at once with status 0, whoever is connected`(signal: Int32) throws {
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: "/"))
    let waiting = ladder.wait(from: epoch, at: "/")
    usleep(100_000)
    let start = Date.now
    #expect(ladder.status(after: signal) == 0)
    #expect(Date.now.timeIntervalSince(start) < 1)
    _ = waiting
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

  @Test func `wrong usage is refused`() throws {
    for arguments in [["--port", "70000"], ["--root", ""], ["--host", ""], ["--nope"]] {
      #expect(try Run(["serve"] + arguments, in: "/").status == 64, "\(arguments)")
    }
    let run = try Run(["serve", "--host", "256.1.1.1", "--port", "0"], in: "/")
    #expect(run.status == 1)
  }
}
