import Foundation
import TestSupport
import Testing

@testable import Build

/// Disks of Macs and of Windows take `A.html` and `a.html` for one file. Where the tests run on
/// another kind of disk, its answers are made up.
struct `A page whose letter case changes` {
  private static func path(_ text: String) -> OutputPath { OutputPath(unchecked: text) }

  /// A disk that ignores letter case and holds these files.
  private func plan(produced: [String], owned: [String], onDisk: [String]) -> PublishPlan {
    var disk = OutputListing(entries: [:])
    let files = onDisk.map(Self.path)
    for (number, path) in (files.flatMap(\.folders) + files).enumerated() {
      disk.entries[path] = FileStatus(
        kind: files.contains(path) ? .file : .folder, size: 0,
        identity: .init(device: 1, number: UInt64(number)))
    }
    let wanted = produced.map(Self.path)
    for path in wanted.flatMap(\.folders) + wanted where disk.entries[path] == nil {
      disk.aliases[path] = disk.entries.keys.first { $0.folded == path.folded }
    }
    return PublishPlan(produced: Set(wanted), owned: Set(owned.map(Self.path)), disk: disk)
  }

  @Test func `loses its old file before the new one comes, not after`() {
    let plan = plan(
      produced: ["a.html", "b.html"], owned: ["A.html", "b.html"], onDisk: ["A.html", "b.html"])
    #expect(plan.conflicts == [])
    #expect(plan.obstacles == [Self.path("A.html")])
    #expect(plan.obsolete == [Self.path("A.html")])
    #expect(plan.foreignCount == 0)
  }

  @Test func `or whose folder's does, loses both before`() {
    let plan = plan(
      produced: ["levels/x.html"], owned: ["Levels/x.html"], onDisk: ["Levels/x.html"])
    #expect(plan.conflicts == [])
    #expect(plan.obstacles == [Self.path("Levels/x.html")])
    #expect(plan.abandonedFolders == [Self.path("Levels")])
    #expect(plan.newFolders == [Self.path("levels")])
  }

  @Test func `does not replace somebody else's file`() {
    let plan = plan(produced: ["a.html"], owned: [], onDisk: ["A.html"])
    #expect(plan.conflicts == [.init(path: Self.path("A.html"), isFolderNeeded: false)])
  }

  @Test func `does not make somebody else's folder a file`() {
    let plan = plan(produced: ["a"], owned: ["b"], onDisk: ["A/x.txt", "b"])
    #expect(plan.conflicts == [.init(path: Self.path("A"), isFolderNeeded: false)])
  }

  @Test(.enabled(if: !keepsLetterCase, "this disk tells letter case apart"))
  func `has its new name on a real disk of that kind`() async throws {
    let folder = try TemporaryFolder()
    await publish(["A.html": "1", "Levels/x.html": "1", "b.html": "1"], into: folder)
    await publish(["a.html": "1", "levels/x.html": "1", "b.html": "1"], into: folder)
    #expect(site(in: folder) == ["a.html": "1", "levels/x.html": "1", "b.html": "1"])
    await publish(["a.html": "2", "levels/X.html": "2"], into: folder)
    #expect(site(in: folder) == ["a.html": "2", "levels/X.html": "2"])
  }
}
