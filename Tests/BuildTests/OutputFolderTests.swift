import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Build

struct `The output folder` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(project: [
      "project/content/a.md": "a", "project/templates/base.html": "b", "home/me/notes.txt": "n",
    ])
  }

  private func output(_ path: String) -> OutputFolder {
    OutputFolder(
      path: path, shownAs: "out", root: folder("project"), home: folder("home/me"))
  }

  private func refusal(_ path: String) -> String? {
    output(path).refusal()?.message
  }

  @Test(arguments: [
    ("project", "it is the project's own folder"),
    ("project/", "it is the project's own folder"),
    ("project/content/..", "it is the project's own folder"),
    ("project/.", "it is the project's own folder"),
    ("", "it holds the project"),
    ("project/content", "it is the project's 'content' folder"),
    ("project/content/", "it is the project's 'content' folder"),
    ("project/content/site", "it lies in the project's 'content' folder"),
    ("project/content/not/yet/there", "it lies in the project's 'content' folder"),
    ("project/templates", "it is the project's 'templates' folder"),
    ("project/templates/assets", "it lies in the project's 'templates' folder"),
    ("home/me", "it is or holds your home folder"),
    ("home", "it is or holds your home folder"),
    ("project/content/a.md", "it is not a folder"),
  ])
  func `must not be where a mistake costs work`(path: String, reason: String) async {
    let before = folder.tree()
    #expect(refusal(folder(path)) == "'out' cannot be the output folder: \(reason)")
    let result = await output(folder(path)).publish([OutputFile(path: "index.html", bytes: [])])
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.code) == [.outputRefused])
    #expect(folder.tree() == before)
  }

  @Test(arguments: ["/", "//", "/tmp/.."])
  func `must not be the root of the file system`(path: String) {
    #expect(refusal(path)?.hasSuffix("it is the root of the file system") == true)
  }

  @Test func `must not be a link, and links do not lead past the rules`() throws {
    try folder.folder("empty")
    try folder.link("link", to: "empty")
    try folder.link("project-link", to: "project")
    #expect(refusal(folder("link")) == "'out' cannot be the output folder: it is a symbolic link")
    #expect(refusal(folder("link/")) == "'out' cannot be the output folder: it is a symbolic link")
    #expect(refusal(folder("project-link/content/site"))?.contains("lies in") == true)
    #expect(refusal(folder("project-link/site")) == nil)
  }

  @Test func `must not hold a linked content folder`() throws {
    try folder.remove("project/content")
    try folder.write("project/docs/pages/a.md", "a")
    try folder.link("project/content", to: "docs/pages")
    #expect(
      refusal(folder("project/docs"))?.hasSuffix("it holds the project's 'content' folder") == true)
    #expect(refusal(folder("project/docs/pages/x"))?.contains("lies in") == true)
  }

  @Test func `may be new, empty, hold hidden files, or a site of ours`() async throws {
    #expect(refusal(folder("project/new/site")) == nil)
    try folder.write("project/site/.gitignore", "*")
    #expect(refusal(folder("project/site")) == nil)
    let result = await output(folder("project/site")).publish([
      OutputFile(path: "index.html", bytes: [])
    ])
    #expect(result.value == Published(written: 1))
    #expect(refusal(folder("project/site")) == nil)
    #expect(folder.text("project/site/.gitignore") == "*")
  }

  @Test func `must not hold files of others and no manifest`() throws {
    try folder.write("project/public/index.html", "mine")
    #expect(
      refusal(folder("project/public"))
        == "'out' cannot be the output folder: it holds files that ladder did not write, "
        + "'index.html' for one")
  }

  @Test(arguments: [
    "", "ladder manifest 2\n", "ladder manifest 1", "ladder manifest 1\nx\n",
    "ladder manifest 1\n0123456789abcdef 1 ../../home/me/notes.txt\n",
    "ladder manifest 1\n0123456789abcdef 1 /etc/passwd\n",
    "ladder manifest 1\n0123456789abcdef -1 a\n", "ladder manifest 1\n0123456789abcde 1 a\n",
    "ladder manifest 1\n0123456789abcdef 1 .ladder/lock\n",
  ])
  func `is refused with a manifest that is not ours`(text: String) async throws {
    try folder.write("project/site/.ladder/manifest", text)
    let before = folder.tree()
    #expect(
      refusal(folder("project/site"))
        == "'out' cannot be the output folder: its '.ladder/manifest' is damaged or of another version"
    )
    #expect(await output(folder("project/site")).publish([]).value == nil)
    #expect(folder.tree() == before)
  }

  @Test func `is refused when our own folder in it is something else`() throws {
    try folder.write("project/site/.ladder", "x")
    #expect(refusal(folder("project/site"))?.hasSuffix("'.ladder' in it is not a folder") == true)
    try folder.remove("project/site/.ladder")
    try folder.link("project/site/.ladder", to: folder("home/me"))
    #expect(refusal(folder("project/site"))?.hasSuffix("'.ladder' in it is not a folder") == true)
  }

  @Test func `is busy while another build holds the lock, and free when that is over`() async throws
  {
    let site = output(folder("project/site"))
    let files = [OutputFile(path: "index.html", bytes: [])]
    #expect(await site.publish(files).value != nil)
    let before = folder.tree()
    do {
      let lock = try OpenFile(lockable: folder("project/site/.ladder/lock"))
      #expect(try lock.lock())
      let result = await site.publish([OutputFile(path: "other.html", bytes: [])])
      #expect(result.diagnostics.map(\.code) == [.outputBusy])
      #expect(result.diagnostics.first?.message == "'out' is being written by another ladder")
      #expect(folder.tree() == before)
    }
    #expect(await site.publish(files).value == Published(unchanged: 1))
  }

  @Test func `is as it was before when a publication is given up`() throws {
    try folder.write("outside.txt", "x")
    let before = folder.tree()
    let site = output(folder("project/new/site"))
    let publication = try #require(
      site.open(for: SitePaths(["a.html", "b/c.html"], in: site)).value)
    #expect(
      site.open(for: SitePaths(["a.html"], in: site)).diagnostics.map(\.code) == [.outputBusy])
    _ = publication.stage(.bytes([1]), number: 0)
    #expect(folder.tree("project/new/site/.ladder/staging").count == 1)
    publication.abandon()
    #expect(folder.tree() == before)
  }

  @Test func `publishes nothing of another build where the disk knows no locks`() throws {
    let site = output(folder("site"))
    try folder.folder("site/.ladder")
    func begin(_ path: String) throws -> (Publication, Publication.Staged) {
      let publication = try Publication(
        of: [OutputPath(unchecked: path)], in: site,
        lock: OpenFile(lockable: folder("unlocked")), madeFolders: [])
      return (publication, publication.stage(.bytes(Array(path.utf8)), number: 0))
    }
    let first = try begin("a.html")
    _ = try begin("b.html")
    #expect(first.0.finish([first.1]).diagnostics.map(\.code) == [.writeFailed])
    #expect(!folder.exists("site/a.html"))
  }

  @Test func `keeps an older site and its time stamps when a publication is given up`() async throws
  {
    let site = output(folder("project/site"))
    #expect(await site.publish([OutputFile(path: "a.html", bytes: [1])]).value != nil)
    let before = folder.tree()
    do {
      let publication = try #require(
        site.open(for: SitePaths(["a.html", "b.html"], in: site)).value)
      guard case .unchanged = publication.stage(.bytes([1]), number: 0) else {
        Issue.record("the same bytes were not seen as such")
        return
      }
      _ = publication.stage(.bytes([2]), number: 1)
      publication.abandon()
    }
    #expect(folder.tree() == before)
    #expect(await site.publish([OutputFile(path: "a.html", bytes: [1])]).value?.unchanged == 1)
  }

  @Test func `says so when a file that had the same bytes is changed before the end`() async throws
  {
    let site = output(folder("project/site"))
    let files = ["a.html", "b.html"].map { OutputFile(path: $0, bytes: [1]) }
    for change in [
      { try folder.remove("project/site/a.html") },
      { try folder.write("project/site/a.html", "xy") },
    ] {
      #expect(await site.publish(files).value != nil)
      let publication = try #require(
        site.open(for: SitePaths(["a.html", "b.html"], in: site)).value)
      let staged = [
        publication.stage(.bytes([1]), number: 0), publication.stage(.bytes([2]), number: 1),
      ]
      try change()
      let before = folder.tree("project/site").filter { !$0.key.hasPrefix(".ladder/staging") }
      let result = publication.finish(staged)
      #expect(result.value == nil)
      #expect(result.diagnostics.map(\.code) == [.writeFailed])
      #expect(result.diagnostics.first?.message.contains("'out/a.html' was changed") == true)
      #expect(folder.tree("project/site") == before)
    }
  }

  @Test func `may be named relative to where the command runs`() async throws {
    let here = FileManager.default.currentDirectoryPath.split(separator: "/")
    let up = String(repeating: "../", count: here.count)
    func output(_ path: String) -> OutputFolder {
      let relative = up + folder("project").dropFirst()
      return OutputFolder(path: relative + path, shownAs: path, root: relative, home: nil)
    }
    #expect(output("").refusal()?.message.hasSuffix("it is the project's own folder") == true)
    #expect(output("/content").refusal() != nil)
    #expect(output("/site").refusal() == nil)
    #expect(await output("/site").publish([OutputFile(path: "a", bytes: [])]).value?.written == 1)
    #expect(folder.text("project/site/a") == "")
    #expect(OutputFolder(path: ".", shownAs: ".", root: ".", home: nil).refusal() != nil)
  }
}
