import Foundation
import TestSupport

/// The program cmark-gfm, which our tables are compared with.
enum GitHubCMark {
  static let isInstalled: Bool = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/cmark-gfm")
    }
  }()

  /// The HTML that it makes of each text.
  ///
  /// - Parameter extensions: its names of what goes beyond CommonMark.
  static func html(of texts: [String], extensions: [String] = ["table"]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ladder-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, text) in texts.enumerated() {
      try Data(text.utf8).write(to: folder.appendingPathComponent("\(index).md"))
    }
    // One shell for all of them: to start a process from here takes longer than to parse.
    let options = extensions.map { "-e \($0)" }.joined(separator: " ")
    let script =
      "for f in *.md; do cmark-gfm --unsafe \(options) \"$f\" > \"$f.html\" || exit 1; done"
    let run = try Run("/bin/sh", ["-c", script], in: folder.path)
    guard run.status == 0 else { throw CocoaError(.executableLoad) }
    return try texts.indices.map {
      try String(contentsOf: folder.appendingPathComponent("\($0).md.html"), encoding: .utf8)
    }
  }
}
