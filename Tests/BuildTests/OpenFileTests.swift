import Foundation
import TestSupport
import Testing

@testable import Build

struct `A file that is read` {
  /// What opening says, as the system's number; 0 when it opens.
  private func failure(_ path: String) -> Int32 {
    do throws(FileFailure) {
      _ = try OpenFile(reading: path)
      return 0
    } catch {
      return error.number
    }
  }

  @Test func `may have become something else since it was looked at`() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "text")
    try folder.link("link", to: "file")
    try folder.folder("folder")
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    #expect(failure(folder("file")) == 0)
    #expect(failure(folder("link")) == ELOOP)
    #expect(failure(folder("folder")) == EISDIR)
    #expect(failure(folder("pipe")) == EINVAL)
    #expect(failure(folder("gone")) == ENOENT)
  }

  @Test(arguments: [0, 1, 4095, 4096, 300_000])
  func `is read to its end, whatever size it had when it was opened`(size: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("file", bytes: [UInt8](repeating: 1, count: size))
    for (change, end) in [(0, size), (10, size + 10), (600_000, size + 600_000), (-size, 0)] {
      try folder.write("file", bytes: [UInt8](repeating: 1, count: size))
      let file = try OpenFile(reading: folder("file"))
      #expect(truncate(folder("file"), off_t(size + change)) == 0)
      #expect(try file.rest(limit: 1_000_000)?.count == end)
    }
  }

  @Test func `is nothing when it is longer than the limit, also if it grew`() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", bytes: [UInt8](repeating: 1, count: 100))
    #expect(try OpenFile(reading: folder("file")).rest(limit: 100)?.count == 100)
    #expect(try OpenFile(reading: folder("file")).rest(limit: 99) == nil)
    for size in [101, 500_000] {
      try folder.write("file", bytes: [UInt8](repeating: 1, count: 100))
      let file = try OpenFile(reading: folder("file"))
      #expect(truncate(folder("file"), off_t(size)) == 0)
      #expect(try file.rest(limit: 100) == nil)
    }
  }
}
