import Foundation
import TestSupport
import Testing

/// Folders and links that come, go and change; each way once with the system's word and once
/// without.
@Suite struct FolderWatchingTests {
  static let ways = WatchingTests.ways

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
  func `a hundred files, one after the other`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    for number in 0..<100 {
      try ladder.project.write(
        "content/notes/n\(number).md", "---\ntitle: Note \(number)\n---\n\nNumber \(number).\n")
    }
    #expect(ladder.page("/notes/n99.html", holding: "Number 99.") != nil)
    #expect(ladder.page("/notes/n0.html", holding: "Number 0.") != nil)
    try ladder.project.remove("content/notes")
    #expect(eventually { ladder.ask("/notes/n50.html")?.status == 404 })
  }

  @Test(arguments: ways)
  func `a hundred files at once, in one build`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let before = ladder.buildCount
    // As when version control is faster than the watcher, however slow the test.
    kill(ladder.process, SIGSTOP)
    for number in 0..<100 {
      try ladder.project.write(
        "content/notes/n\(number).md", "---\ntitle: Note \(number)\n---\n\nNumber \(number).\n")
    }
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "With notes."))
    kill(ladder.process, SIGCONT)
    #expect(ladder.page("/notes/n99.html", holding: "Number 99.") != nil)
    #expect(ladder.page(SampleProject.levelPage, holding: "With notes.") != nil)
    #expect(eventually { ladder.buildCount > before })
    #expect(ladder.buildCount == before + 1)
    #expect(ladder.lastLine.contains(" and 98 more changed: "))
  }

  @Test(arguments: ways)
  func `links in a circle`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    try ladder.project.link("content/loop", to: "../content")
    #expect(ladder.printed("content/loop"))
    try ladder.project.link("content/levels/self", to: "self")
    #expect(ladder.printed("content/levels/self"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try ladder.project.remove("content/loop")
    try ladder.project.remove("content/levels/self")
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

  @Test(arguments: ways)
  func `a content folder that goes and comes back`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    #expect(rename(ladder.project("content"), ladder.project("away")) == 0)
    #expect(ladder.printed("'content' does not exist"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try ladder.project.folder("content")
    #expect(rename(ladder.project("content"), ladder.project("empty")) == 0)
    #expect(rename(ladder.project("away"), ladder.project("content")) == 0)
    // Healed by its return alone.
    #expect(eventually { ladder.lastLine.contains(" pages in ") })
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Returned."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Returned.") != nil)
  }
}
