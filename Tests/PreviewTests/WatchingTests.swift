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

  @Test(
    .enabled(if: mayLosePermissions, "root may read everything, and can't be kept from it here"),
    arguments: ways)
  func `permissions that are lost and regained`(way: [String]) throws {
    // A5
    let ladder = try RunningLadder(try SampleProject.make(), way, through: withoutPrivilege)
    for path in [
      SampleProject.level, "content/levels", "content", "ladder.yml", "templates/base.html",
    ] {
      let mode = path.hasSuffix(".md") || path.hasSuffix("l") ? 0o644 : 0o755
      let builds = ladder.buildCount
      chmod(ladder.project(path), 0)
      #expect(ladder.printed("'\(path)' could not be"), "\(path)")
      #expect(eventually { ladder.buildCount > builds })
      #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
      chmod(ladder.project(path), mode_t(mode))
      #expect(eventually { ladder.lastLine.contains(" pages in ") }, "\(path)")
    }
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Readable."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Readable.") != nil)
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
  func `what nobody reads builds nothing`(way: [String]) throws {
    let ladder = try RunningLadder(try SampleProject.make(), way)
    let builds = ladder.buildCount
    let unread = ["content/.x.swp", "content/a.md~", "content/4913", "notes.txt", "site/a.html"]
    for path in unread { try ladder.project.write(path, "x") }
    for path in unread { try ladder.project.remove(path) }
    for path in unread { try ladder.project.write(path, "y") }
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "What counts."))
    #expect(ladder.page(SampleProject.levelPage, holding: "What counts.") != nil)
    #expect(eventually { ladder.buildCount > builds })
    #expect(ladder.buildCount == builds + 1)
    #expect(ladder.lastLine.hasPrefix(SampleProject.level + " changed: "))
  }
}

/// Starts a program that root's privileges over files are taken from; nothing when there are none.
private let withoutPrivilege =
  isRoot
  ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

private let mayLosePermissions: Bool = {
  guard let program = withoutPrivilege.first else { return true }
  let run = try? Run(program, withoutPrivilege.dropFirst() + ["/bin/true"], in: "/")
  return run?.status == 0
}()
