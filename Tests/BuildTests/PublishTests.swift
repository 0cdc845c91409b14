import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Publishes texts into `site` of a folder.
@discardableResult
func publish(_ files: [String: String], into folder: TemporaryFolder) async -> Diagnosed<Published?>
{
  await publish(files.map { OutputFile(path: $0, bytes: Array($1.utf8)) }, into: folder)
}

@discardableResult
func publish(_ files: [OutputFile], into folder: TemporaryFolder) async -> Diagnosed<Published?> {
  await OutputFolder(path: folder("site"), shownAs: "site", root: folder.path, home: nil)
    .publish(files)
}

/// The site as visitors see it: without our own folder.
func site(in folder: TemporaryFolder) -> [String: String] {
  folder.tree("site").compactMapValues { $0 }.filter { !$0.key.hasPrefix(".ladder") }
}

struct `Publishing` {
  @Test func `makes the folder and those above it, and writes every file`() async throws {
    let folder = try TemporaryFolder()
    let output = OutputFolder(
      path: folder("a/b/site/"), shownAs: "a/b/site/", root: folder.path, home: nil)
    let result = await output.publish([
      OutputFile(path: "index.html", bytes: Array("home".utf8)),
      OutputFile(path: "levels/ic/staff.html", bytes: Array("staff".utf8)),
      OutputFile(path: "empty.txt", bytes: []),
    ])
    #expect(result.diagnostics == [])
    #expect(result.value == Published(written: 3))
    #expect(
      folder.tree("a/b/site") == [
        "index.html": "home", "levels": nil, "levels/ic": nil, "levels/ic/staff.html": "staff",
        "empty.txt": "", ".ladder": nil, ".ladder/lock": "",
        ".ladder/manifest": """
        ladder manifest 1
        af63bd4c8601b7df 0 empty.txt
        8211810ffef57889 4 index.html
        de772d1ea1e64745 5 levels/ic/staff.html

        """,
      ])
  }

  @Test func `leaves files that did not change alone, and touches nothing if none did`()
    async throws
  {
    let folder = try TemporaryFolder()
    await publish(["a.html": "a", "b.html": "b", "c/d.html": "d"], into: folder)
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    for path in ["a.html", "b.html", "c/d.html", "c", ".ladder/manifest", ".ladder", "."] {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: folder("site/" + path))
    }
    #expect(
      await publish(["a.html": "a", "b.html": "b", "c/d.html": "d"], into: folder).value
        == Published(unchanged: 3))
    for path in ["a.html", "b.html", "c/d.html", "c", ".ladder/manifest", ".ladder", "."] {
      #expect(try folder.modified("site/" + path) == old, "\(path)")
    }
    #expect(
      await publish(["a.html": "A", "b.html": "b", "c/d.html": "D, longer"], into: folder).value
        == Published(written: 2, unchanged: 1))
    #expect(try folder.modified("site/a.html") != old)
    #expect(try folder.modified("site/b.html") == old)
    #expect(site(in: folder) == ["a.html": "A", "b.html": "b", "c/d.html": "D, longer"])
  }

  @Test func `gives the same folder whatever was there before`() async throws {
    let cold = try TemporaryFolder()
    let warm = try TemporaryFolder()
    let files = ["index.html": "2", "a/b/c.html": "2", "style.css": "2"]
    await publish(files, into: cold)
    await publish(
      ["index.html": "1", "x/y/z.html": "1", "a/b.html": "1", "style.css": "2"], into: warm)
    #expect(
      await publish(files, into: warm).value == Published(written: 2, unchanged: 1, removed: 2))
    #expect(warm.tree("site") == cold.tree("site"))
  }

  @Test func `removes its own files and folders, and keeps and counts those of others`()
    async throws
  {
    let folder = try TemporaryFolder()
    await publish(
      ["a/b/c.html": "1", "a/d.html": "1", "e/f.html": "1", "g.html": "1"], into: folder)
    for path in ["CNAME", ".nojekyll", "e/notes.txt", ".git/config", "mine/x.html"] {
      try folder.write("site/" + path, "mine")
    }
    try folder.link("site/link", to: "/nowhere")
    let result = await publish(["g.html": "1"], into: folder)
    #expect(result.value == Published(unchanged: 1, removed: 3, foreign: 4))
    #expect(
      folder.tree("site").keys.filter { !$0.hasPrefix(".ladder") }.sorted() == [
        ".git", ".git/config", ".nojekyll", "CNAME", "e", "e/notes.txt", "g.html", "link", "mine",
        "mine/x.html",
      ])
  }

  @Test func `replaces a file by a folder and a folder by a file`() async throws {
    let folder = try TemporaryFolder()
    await publish(["a": "file", "b/c/d.html": "deep", "b/e.html": "e", "z": "z"], into: folder)
    #expect(
      await publish(["a/x/y.html": "deep", "b": "file", "z": "z"], into: folder).value
        == Published(written: 2, unchanged: 1, removed: 3))
    #expect(site(in: folder) == ["a/x/y.html": "deep", "b": "file", "z": "z"])
  }

  @Test func `writes nothing when somebody else's file is in the way`() async throws {
    let folder = try TemporaryFolder()
    await publish(["a.html": "1", "gone.html": "1"], into: folder)
    try folder.write("site/b.html", "mine")
    try folder.write("site/c", "mine")
    try folder.write("site/d.html/x.txt", "mine")
    try folder.write("site/e.html/.hidden/x.txt", "mine")
    try folder.link("site/f.html", to: "a.html")
    let before = folder.tree("site")
    let files = ["a.html", "b.html", "c/x.html", "d.html", "e.html", "f.html"]
    let result = await publish(
      Dictionary(uniqueKeysWithValues: files.map { ($0, "2") }), into: folder)
    #expect(result.value == nil)
    #expect(
      result.diagnostics.map(\.message) == [
        "'site/b.html' was not made by ladder and stands where the site needs a file",
        "'site/c' was not made by ladder and stands where the site needs a folder",
        "'site/d.html' was not made by ladder and stands where the site needs a file",
        "'site/e.html' was not made by ladder and stands where the site needs a file",
        "'site/f.html' was not made by ladder and stands where the site needs a file",
      ])
    #expect(result.diagnostics.allSatisfy { $0.code == .outputRefused })
    #expect(folder.tree("site") == before)
  }

  @Test func `does not follow links out of the folder, neither to write nor to remove`()
    async throws
  {
    let folder = try TemporaryFolder()
    await publish(["a/x.html": "1", "b/x.html": "1"], into: folder)
    try folder.remove("site/a")
    try folder.write("elsewhere/x.html", "mine")
    try folder.link("site/a", to: folder("elsewhere"))
    #expect(
      await publish(["a/x.html": "2"], into: folder).diagnostics.map(\.code) == [.outputRefused])
    #expect(
      await publish(["b/x.html": "2"], into: folder).value == Published(written: 1, foreign: 1))
    #expect(folder.text("elsewhere/x.html") == "mine")
  }

  @Test func `mends what somebody changed or removed`() async throws {
    let folder = try TemporaryFolder()
    await publish(["a.html": "1", "b/c.html": "1", "d.html": "1"], into: folder)
    try folder.write("site/a.html", "X")
    try folder.remove("site/b")
    #expect(
      await publish(["a.html": "1", "b/c.html": "1", "d.html": "1"], into: folder).value
        == Published(written: 2, unchanged: 1))
    #expect(site(in: folder) == ["a.html": "1", "b/c.html": "1", "d.html": "1"])
  }

  @Test func `looks after hidden files that are part of the site`() async throws {
    let folder = try TemporaryFolder()
    let files = [".nojekyll": "", ".well-known/security.txt": "1"]
    #expect(await publish(files, into: folder).value == Published(written: 2))
    #expect(await publish(files, into: folder).value == Published(unchanged: 2))
    #expect(
      await publish(["index.html": "1"], into: folder).value == Published(written: 1, removed: 2))
    #expect(site(in: folder) == ["index.html": "1"])
    #expect(!folder.exists("site/.well-known"))
  }

  @Test func `cleans up the staging of a build that was interrupted`() async throws {
    let folder = try TemporaryFolder()
    await publish(["a.html": "1"], into: folder)
    try folder.write("site/.ladder/staging/1", "left over")
    await publish(["a.html": "1"], into: folder)
    #expect(!folder.exists("site/.ladder/staging"))
  }

  @Test func `copies assets, also those longer than a chunk`() async throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 / 7) }
    try folder.write("project/map.png", bytes: bytes)
    let asset = AssetFile(
      path: "content/map.png", absolutePath: folder("project/map.png"), size: bytes.count)
    let file = OutputFile(path: "img/map.png", copying: asset)
    #expect(await publish([file], into: folder).value == Published(written: 1))
    #expect(FileManager.default.contents(atPath: folder("site/img/map.png")) == Data(bytes))
    let manifest = folder.text("site/.ladder/manifest")
    #expect(await publish([file], into: folder).value == Published(unchanged: 1))
    // A copy and the same bytes from memory are one and the same to the manifest.
    let same = OutputFile(path: "img/map.png", bytes: bytes)
    #expect(await publish([same], into: folder).value == Published(unchanged: 1))
    #expect(folder.text("site/.ladder/manifest") == manifest)

    try folder.write("project/map.png", bytes: bytes.dropLast() + [0])
    #expect(await publish([file], into: folder).value == Published(written: 1))
    #expect(FileManager.default.contents(atPath: folder("site/img/map.png"))?.last == 0)
  }

  @Test func `keeps the old site when an asset has vanished`() async throws {
    let folder = try TemporaryFolder()
    await publish(["a.html": "1"], into: folder)
    let before = folder.tree("site")
    let gone = AssetFile(path: "content/map.png", absolutePath: folder("gone.png"), size: 1)
    let result = await publish(
      [OutputFile(path: "a.html", bytes: [0x32]), OutputFile(path: "map.png", copying: gone)],
      into: folder)
    #expect(result.value == nil)
    #expect(
      result.diagnostics.map { "\($0.place.path): \($0.message) [\($0.code.rawValue)]" } == [
        "content/map.png: 'content/map.png' could not be copied: it does not exist [unreadable-file]"
      ])
    #expect(folder.tree("site") == before)
  }

  @Test(arguments: [
    "../x.html", "/x.html", "a/../x.html", "", "a//b", "a/", "./a", ".ladder/manifest",
    ".LADDER/manifest", "a\\b", "a\u{1}b", "a\nb", "a/" + String(repeating: "x", count: 256),
  ])
  func `refuses paths that leave the folder or that no disk can hold`(path: String) async throws {
    let folder = try TemporaryFolder()
    let result = await publish([path: "x", "good.html": "x"], into: folder)
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.code) == [.unusableAddress])
    #expect(site(in: folder) == [:])
  }

  @Test(arguments: [
    (["a.html", "A.html"], "'a.html' is also 'A.html', which some disks take for the same"),
    (["a/x.html", "A/y.html"], "'a' is also 'A', which some disks take for the same"),
    (["a", "a/x.html"], "'a' is also both a file and a folder"),
    (["\u{E9}", "e\u{301}"], "'\u{E9}' is also 'e\u{301}', which some disks take for the same"),
    (["a.html", "a.html"], "'a.html' is produced twice"),
  ])
  func `refuses paths that cannot stand side by side`(paths: [String], message: String) async throws
  {
    let folder = try TemporaryFolder()
    let result = await publish(paths.map { OutputFile(path: $0, bytes: []) }, into: folder)
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.code) == [.pathCollision])
    #expect(result.diagnostics.map(\.message) == [message])
  }

  @Test func `treats names that differ in normalisation as the files that they are`() async throws {
    let folder = try TemporaryFolder()
    await publish(["\u{E9}.html": "1"], into: folder)
    let result = await publish(["e\u{301}.html": "2"], into: folder)
    #expect(result.value?.written == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("site"))
      .filter { $0 != ".ladder" }
    #expect(names.map { Array($0.utf8) } == [Array("e\u{301}.html".utf8)])
    #expect(folder.text("site/e\u{301}.html") == "2")
  }
}
