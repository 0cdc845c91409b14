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
    // Published at a root, as the preview is.
    let project = try SampleProject.make([
      "ladder.yml": "title: Test\nbase_url: https://l.example/\n"
    ])
    let ladder = try RunningLadder(project)
    let output = try TemporaryFolder()
    let run = try Run(["build", "--drafts", "--output", output("site")], in: project.path)
    #expect(run.status == 0, "\(run.error)")
    let built = FileTree(output("site"))
    #expect(built.paths.count > 20)
    for path in built.paths {
      let answer = try #require(ladder.ask("/" + path))
      let text = String(decoding: answer.withoutPreview, as: UTF8.self)
      if path.hasSuffix(".html") {
        #expect(answer.text.utf8.count > text.utf8.count)
        let added = answer.text.split(separator: "<head>").dropFirst().joined()
        #expect(added.hasPrefix("<link rel=\"stylesheet\" href=\"/.ladder/preview.css\"><script "))
        let policy = try #require(answer["content-security-policy"])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'"))
        // The header is what the page itself declares.
        #expect(text.replacing("&#39;", with: "'").contains(policy), "\(path)")
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

  @Test func `drafts are included and marked`() throws {
    let draft = "---\ntitle: Unfinished\nstatus: draft\n---\n\nNot yet.\n"
    let ladder = try RunningLadder(try SampleProject.make(["content/notes/draft.md": draft]))
    let text = try #require(ladder.ask("/notes/draft.html")?.text)
    #expect(text.contains("Not yet.") && text.contains("<strong>Draft.</strong>"))
    #expect(ladder.ask(SampleProject.levelPage)?.text.contains("<strong>Draft.</strong>") == false)
  }

  /// Whoever asks while a site is being made gets all of the old one or all of the new.
  @Test func `nobody sees a mixture`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    func version(_ number: Int) -> String {
      SampleProject.level(saying: "Version \(number) of it.")
    }
    func shown(_ target: String) -> Int? {
      guard let text = ladder.ask(target)?.text, text.contains("</html>"),
        let start = text.range(of: "Version ")
      else { return nil }
      return Int(text[start.upperBound...].prefix { $0.isNumber })
    }
    try ladder.project.save(SampleProject.level, version(0))
    #expect(ladder.page(SampleProject.levelPage, holding: "Version 0 of it.") != nil)
    for number in 1...15 {
      try ladder.project.save(SampleProject.level, version(number))
      var seen = 0
      var mixture: String?
      let arrived = eventually {
        // Two pages that are made of the same source: what the one shows, the other that is asked
        // for later shows, or something newer.
        let (page, print) = (shown(SampleProject.levelPage), shown("/print.html"))
        guard let page, let print, page == number - 1 || page == number, print >= page, page >= seen
        else {
          mixture = "\(page ?? -1) and \(print ?? -1) after \(seen) of \(number)"
          return true
        }
        seen = page
        return page == number
      }
      #expect(arrived && mixture == nil, "\(mixture ?? "")")
    }
  }
}
