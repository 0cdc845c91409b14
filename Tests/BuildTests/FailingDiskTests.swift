import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

/// A small file system in memory, mounted on the folder `site` of a temporary folder.
private final class SmallDisk {
  let folder: TemporaryFolder

  init?(options: String) {
    guard isRoot, let folder = try? TemporaryFolder(), (try? folder.folder("site")) != nil,
      run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder("site"))
    else { return nil }
    self.folder = folder
  }

  func remount(_ options: String) -> Bool {
    run("mount", "-o", "remount," + options, folder("site"))
  }

  deinit { _ = run("umount", folder("site")) }
}

private func run(_ command: String...) -> Bool {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}

private let canMount = SmallDisk(options: "size=64k") != nil

struct `A disk that fails` {
  private let old = [
    "index.html": "old", "a/x.html": "old", "b/y.html": "old", "style.css": "old",
  ]
  private var new: [String: String] {
    var files = ["index.html": "new", "a/x.html": "new", "c/d/z.html": "new", "style.css": "new"]
    for index in 0..<8 { files["e/\(index).html"] = String(repeating: "new ", count: 2000) }
    return files
  }

  @Test(.enabled(if: canMount, "only root can make a small disk, and only on Linux"))
  func `by being full, at whatever point, keeps the old site whole`() async throws {
    var failures = 0
    var successes = 0
    // Blocks and files run out at every point from the first write on until all fits.
    for options in (10..<45).map({ "size=\($0 * 4)k" }) + (14..<45).map({ "nr_inodes=\($0)" }) {
      let disk = try #require(SmallDisk(options: options))
      await publish(old, into: disk.folder)
      try #require(site(in: disk.folder) == old)
      let result = await publish(new, into: disk.folder)
      if result.value != nil {
        successes += 1
        #expect(site(in: disk.folder) == new)
        continue
      }
      failures += 1
      #expect(result.diagnostics.map(\.code) == [.writeFailed])
      #expect(result.diagnostics.first?.message.hasPrefix("'site/") == true)
      #expect(
        result.diagnostics.first?.message.hasSuffix("could not be written: the disk is full")
          == true)
      #expect(site(in: disk.folder) == old, "\(options)")
      #expect(!disk.folder.exists("site/.ladder/staging"))
      // With room again, the same build ends as if nothing had been.
      try #require(disk.remount("size=1m,nr_inodes=1000"))
      #expect(await publish(new, into: disk.folder).value != nil)
      #expect(site(in: disk.folder) == new)
    }
    #expect(failures > 20 && successes > 2)
  }

  @Test(.enabled(if: canMount, "only root can make a small disk, and only on Linux"))
  func `by being read-only keeps the old site, and says so`() async throws {
    let disk = try #require(SmallDisk(options: "size=1m"))
    await publish(old, into: disk.folder)
    try #require(disk.remount("ro"))
    let result = await publish(new, into: disk.folder)
    #expect(
      result.diagnostics.map { "\($0.place.path): \($0.message)" } == [
        "site/.ladder/lock: 'site/.ladder/lock' could not be written: the file system is read-only"
      ])
    #expect(site(in: disk.folder) == old)
  }

  @Test(.enabled(if: !isRoot || canMount, "root may write everywhere"))
  func `by refusing one folder keeps the old site, and names the folder`() async throws {
    let folder = try TemporaryFolder()
    await publish(old, into: folder)
    let refusing = folder("site/a")
    if isRoot {
      try #require(run("mount", "--bind", refusing, refusing))
      #expect(run("mount", "-o", "remount,ro,bind", refusing))
    } else {
      #expect(chmod(refusing, 0o555) == 0)
    }
    let result = await publish(new, into: folder)
    let reason = isRoot ? "the file system is read-only" : "permission denied"
    #expect(result.diagnostics.map(\.message) == ["'site/a' could not be written: \(reason)"])
    #expect(site(in: folder) == old)
    #expect(!folder.exists("site/.ladder/staging"))
    if isRoot {
      #expect(run("umount", refusing))
    } else {
      #expect(chmod(refusing, 0o755) == 0)
    }
    await publish(new, into: folder)
    #expect(site(in: folder) == new)
  }

  @Test func `by holding a file where the output's folder should be says so`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "x")
    let output = OutputFolder(
      path: folder("file/site"), shownAs: "file/site", root: folder.path, home: nil)
    let result = await output.publish([])
    #expect(
      result.diagnostics.map(\.message)
        == ["'\(folder("file"))' could not be written: a file stands where a folder is needed"])
    #expect(result.diagnostics.map(\.code) == [.writeFailed])
  }

  @Test func `by holding a folder in the staging keeps the old site`() async throws {
    let folder = try TemporaryFolder()
    await publish(old, into: folder)
    try folder.write("site/.ladder/staging/sub/mine.txt", "mine")
    let result = await publish(new, into: folder)
    #expect(result.diagnostics.map(\.code) == [.writeFailed])
    #expect(result.diagnostics.first?.place.path == "site/.ladder/staging/sub")
    #expect(site(in: folder) == old)
  }
}
