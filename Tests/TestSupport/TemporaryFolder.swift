package import Foundation

/// A folder of its own for one test; it goes when the value goes.
package final class TemporaryFolder: Sendable {
  /// Absolute, links resolved: macOS hands out temporary folders behind one.
  package let path: String

  package init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("ladder-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.resolvingSymlinksInPath().path
  }

  /// A project with what every project has, settings and two folders, and with the files given.
  package convenience init(project files: [String: String]) throws {
    try self.init()
    try folder("content")
    try folder("templates")
    if !files.keys.contains(where: { $0.hasPrefix("ladder.y") }) {
      try write("ladder.yml", "title: Test ladder\n")
    }
    for (path, text) in files { try write(path, text) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The absolute path of something in the folder.
  package func callAsFunction(_ relative: String) -> String { path + "/" + relative }

  package func folder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: self(relative), withIntermediateDirectories: true)
  }

  package func write(_ relative: String, _ text: String) throws {
    try write(relative, bytes: Array(text.utf8))
  }

  package func write(_ relative: String, bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: self(relative))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  package func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(relative), withDestinationPath: target)
  }

  package func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: self(relative))
  }

  package func text(_ relative: String) -> String? {
    FileManager.default.contents(atPath: self(relative)).map { String(decoding: $0, as: UTF8.self) }
  }

  package func exists(_ relative: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: self(relative))) != nil
  }

  package func modified(_ relative: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: self(relative))[.modificationDate] as? Date
  }

  /// Every file below a folder with its text, and every folder with `nil`.
  package func tree(_ relative: String = ".") -> [String: String?] {
    var tree: [String: String?] = [:]
    for path in FileManager.default.enumerator(atPath: self(relative)) ?? .init() {
      guard let path = path as? String else { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: self(relative + "/" + path), isDirectory: &isFolder)
      tree[path] = .some(isFolder.boolValue ? nil : text(relative + "/" + path))
    }
    return tree
  }
}

/// Root may read and write whatever the modes say, so a test of them would test nothing.
package let isRoot = geteuid() == 0
