import Foundation
import TestSupport
import Testing

/// Changes as editors, version control and people make them; each way once with the system's word
/// and once without.
@Suite struct WatchingTests {
  static let ways = [["--port", "0"], ["--port", "0", "--poll"]]

  @Test(arguments: ways)
  func `editors that replace the file`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    for round in 0..<3 {
      // Written beside it and renamed over it.
      let words = "Replaced \(round) times."
      try ladder.project.write("content/levels/ic/.senior.md.swp", "x")
      try ladder.project.write(
        "content/levels/ic/senior.md.tmp", SampleProject.level(saying: words))
      #expect(
        rename(
          ladder.project("content/levels/ic/senior.md.tmp"), ladder.project(SampleProject.level))
          == 0)
      #expect(ladder.page(SampleProject.levelPage, holding: words) != nil)
      // Moved away and written anew.
      let other = "Moved \(round) times."
      #expect(
        rename(ladder.project(SampleProject.level), ladder.project(SampleProject.level + "~")) == 0)
      try ladder.project.write(SampleProject.level, SampleProject.level(saying: other))
      #expect(ladder.page(SampleProject.levelPage, holding: other) != nil)
      try ladder.project.remove("content/levels/ic/.senior.md.swp")
    }
  }

  @Test(arguments: ways)
  func `an older file that comes back, of the same size`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let old = try FileManager.default.attributesOfItem(atPath: ladder.project(SampleProject.level))
    for words in ["Version one.", "Version two."] {
      try ladder.project.write(SampleProject.level, SampleProject.level(saying: words))
      let date = (old[.modificationDate] as? Date ?? .now) - (words.hasSuffix("two.") ? 9000 : 0)
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: ladder.project(SampleProject.level))
      #expect(ladder.page(SampleProject.levelPage, holding: words) != nil)
    }
  }

  @Test(arguments: ways)
  func `new, renamed and removed folders`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let page = "---\ntitle: Deep\n---\n\nIn a new folder.\n"
    try ladder.project.write("content/a/b/c/deep.md", page)
    #expect(ladder.page("/a/b/c/deep.html", holding: "In a new folder.") != nil)
    try ladder.project.write("content/a/b/c/deep.md", page + "And changed.\n")
    #expect(ladder.page("/a/b/c/deep.html", holding: "And changed.") != nil)
    #expect(rename(ladder.project("content/a/b"), ladder.project("content/a/x")) == 0)
    #expect(ladder.page("/a/x/c/deep.html", holding: "And changed.") != nil)
    #expect(eventually { ladder.ask("/a/b/c/deep.html")?.status == 404 })
    try ladder.project.write("content/a/x/c/deep.md", page + "Once more.\n")
    #expect(ladder.page("/a/x/c/deep.html", holding: "Once more.") != nil)
    try ladder.project.remove("content/a")
    #expect(eventually { ladder.ask("/a/x/c/deep.html")?.status == 404 })
  }

  @Test(arguments: ways)
  func `a hundred files at once, in few builds`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let before = ladder.buildCount
    for number in 0..<100 {
      try ladder.project.write(
        "content/notes/n\(number).md", "---\ntitle: Note \(number)\n---\n\nNumber \(number).\n")
    }
    #expect(ladder.page("/notes/n99.html", holding: "Number 99.") != nil)
    #expect(ladder.page("/notes/n0.html", holding: "Number 0.") != nil)
    #expect(ladder.buildCount - before < 20)
    try ladder.project.remove("content/notes")
    #expect(eventually { ladder.ask("/notes/n50.html")?.status == 404 })
  }

  @Test(arguments: ways)
  func `a content folder that goes and comes back`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    #expect(rename(ladder.project("content"), ladder.project("away")) == 0)
    #expect(ladder.printed("'content' does not exist"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try ladder.project.folder("content")
    #expect(rename(ladder.project("content"), ladder.project("empty")) == 0)
    #expect(rename(ladder.project("away"), ladder.project("content")) == 0)
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "Returned."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Returned.") != nil)
  }

  @Test(.enabled(if: !isRoot, "root may read everything"), arguments: ways)
  func `permissions that are lost and regained`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    for path in [SampleProject.level, "content/levels"] {
      let mode = path.hasSuffix(".md") ? 0o644 : 0o755
      chmod(ladder.project(path), 0)
      #expect(ladder.printed("'\(path)' could not be"))
      #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
      let builds = ladder.buildCount
      chmod(ladder.project(path), mode_t(mode))
      #expect(eventually { ladder.buildCount > builds })
      #expect(ladder.output.split(separator: "\n").last?.contains(" pages in ") == true)
    }
  }

  @Test(arguments: ways)
  func `settings that break and heal`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    try ladder.project.write("ladder.yml", "title: [\n")
    #expect(ladder.printed("yaml-syntax"))
    #expect(ladder.ask("/")?.status == 200)
    try ladder.project.write("ladder.yml", "title: Another name\n")
    #expect(ladder.page("/", holding: "Another name") != nil)
    try ladder.project.remove("ladder.yml")
    #expect(ladder.printed("missing-file"))
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test(arguments: ways)
  func `templates that break, go and heal`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let template = try #require(ladder.project.text("templates/level.html"))
    try ladder.project.write("templates/level.html", template + "{% nope %}")
    #expect(ladder.printed("template-syntax"))
    try ladder.project.remove("templates/level.html")
    #expect(ladder.printed("unknown-template"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try ladder.project.write("templates/level.html", template)
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "All well."))
    #expect(ladder.page(SampleProject.levelPage, holding: "All well.") != nil)
  }

  @Test(arguments: ways)
  func `links in a circle`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    try ladder.project.link("content/loop", to: "../content")
    #expect(ladder.printed("content/loop"))
    try ladder.project.remove("content/loop")
    try ladder.project.write(SampleProject.level, SampleProject.level(saying: "Unknotted."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Unknotted.") != nil)
  }

  @Test(arguments: ways)
  func `a file behind a link in the project`(way: [String]) throws {
    let project = try SampleProject.make(["shared/note.md": "---\ntitle: Note\n---\n\nFirst.\n"])
    try project.link("content/notes", to: "../shared")
    let ladder = try RunningLadder(project, way)
    #expect(ladder.page("/notes/note.html", holding: "First.") != nil)
    try project.write("shared/note.md", "---\ntitle: Note\n---\n\nSecond.\n")
    #expect(ladder.page("/notes/note.html", holding: "Second.") != nil)
  }

  @Test func `what nobody reads builds nothing`() throws {
    let ladder = try RunningLadder(try SampleProject.make())
    #expect(ladder.ask("/")?.status == 200)
    let builds = ladder.buildCount
    for path in ["content/.x.swp", "content/a.md~", "content/4913", "notes.txt", "site/a.html"] {
      try ladder.project.write(path, "x")
    }
    usleep(800_000)
    #expect(ladder.buildCount == builds)
  }
}
