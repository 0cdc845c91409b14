import Foundation
import TestSupport
import Testing

/// Writing by the real program: the old site stays whole whatever happens. `BuildTests` has the
/// parts: full and read-only disks, 300 kills, folders that must not become a site.
@Suite struct `Writing` {
  @Test func `two builds at once: one writes, the other says that it is busy, the site is whole`()
    async throws
  {
    let project = try HostileProject(HostileProject.guide("Text."))
    #expect(try project.build("--output", "cold").status == 0)
    let cold = FileTree(project.folder("cold"))
    let path = project.folder.path
    for _ in 0..<6 {
      let runs = try await withThrowingTaskGroup(of: Run.self) { group in
        for _ in 0..<2 { group.addTask { try Run(["build"], in: path) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for run in runs where run.status != 0 {
        #expect(run.status == 1)
        #expect(
          run.error.contains("'site' is being written by another ladder [output-busy]"),
          "\(run.error)")
      }
      #expect(runs.contains { $0.status == 0 })
      #expect(FileTree(project.folder("site")) == cold)
      try project.folder.remove("site")
    }
  }

  @Test func `a file of somebody else in the way is named, and nothing is written`() throws {
    let project = try HostileProject()
    try project.expectSite()
    try project.folder.write("site/guides/g.html/notes.txt", "mine")
    try project.folder.write("content/guides/g.md", "---\ntitle: G\n---\n\nText.\n")
    let before = project.folder.tree("site")
    let run = try project.build()
    #expect(run.status == 1)
    #expect(run.error.contains("site/guides/g.html"), "\(run.error)")
    #expect(run.error.contains("[output-refused]"))
    #expect(project.folder.tree("site") == before)
  }

  @Test func `what is found when all pages are made leaves the old site alone, or no site at all`()
    throws
  {
    let project = try HostileProject(HostileProject.guide("Text."))
    let template = "templates/base.html"
    let sound = try #require(project.folder.text(template))
    // The first is seen on the page itself, the second when all ids are known.
    for link in ["nowhere.html", "{{ root }}index.html#nowhere"] {
      let broken = sound.replacingOccurrences(
        of: "</main>", with: "<a href=\"\(link)\">x</a></main>")
      try #require(broken != sound)
      try project.folder.write(template, broken)
      let first = try project.build()
      #expect(first.status == 1)
      #expect(first.error.contains("[broken-output]"), "\(first.error)")
      #expect(!project.folder.exists("site"))

      try project.folder.write(template, sound)
      #expect(try project.build().status == 0)
      let before = project.folder.tree("site")
      try project.folder.write(template, broken)
      #expect(try project.build().status == 1)
      #expect(project.folder.tree("site") == before)
      try project.folder.remove("site")
    }
  }

  @Test func `a build that is killed while it writes leaves every file whole`() throws {
    let project = try HostileProject(HostileProject.guide("One."))
    let folder = project.folder
    #expect(try project.build().status == 0)
    var known = try sites(in: folder)
    for round in 0..<20 {
      try folder.write("ladder.yml", "title: Title \(round)\n")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: PackageRoot.product)
      process.arguments = ["build"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(useconds_t(5_000 * (round % 20)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try project.build("--output", "cold").status == 0)
      for (path, data) in FileTree(folder("cold")).files { known[path, default: []].insert(data) }
      for (path, data) in FileTree(folder("site")).files {
        #expect(known[path]?.contains(data) == true, "'\(path)' is broken in round \(round)")
      }
    }
    #expect(try project.build().status == 0)
    #expect(FileTree(folder("site")) == FileTree(folder("cold")))
  }

  private func sites(in folder: TemporaryFolder) throws -> [String: Set<Data>] {
    FileTree(folder("site")).files.mapValues { [$0] }
  }
}
