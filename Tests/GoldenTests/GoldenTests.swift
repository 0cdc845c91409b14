import Build
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Whole sites compared byte for byte, and everything that the build says.
///
/// A case is a folder in `Sites/` with a project in it, `expected/` with the site and
/// `diagnostics.txt` with what is printed. `LADDER_RECORD=1` writes both anew and fails.
@Suite struct GoldenTests {
  static let sites = PackageRoot.path + "/Tests/GoldenTests/Sites"

  static var cases: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sites)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["LADDER_RECORD"] == "1"
  }

  @Test(arguments: cases)
  func `a project gives exactly the expected site and words`(name: String) async throws {
    let folder = Self.sites + "/" + name
    let output = try TemporaryFolder()
    var options = BuildOptions(root: folder + "/project")
    options.output = output("site")
    let report = await Builder(options).build()
    let words = report.diagnostics.map { DiagnosticPrinter().text(of: $0) }.joined(separator: "\n")
    let built = FileTree(output("site"))
    if Self.isRecording {
      try record(built, words, in: folder)
      Issue.record("recorded '\(name)'; run again without LADDER_RECORD to compare")
      return
    }
    let expected = FileTree(folder + "/expected")
    let expectedWords = try String(contentsOfFile: folder + "/diagnostics.txt", encoding: .utf8)
    #expect(words == expectedWords)
    #expect(built.paths == expected.paths)
    for path in expected.paths where built.files[path] != nil {
      expectSame(built.text(path), expected.text(path), path)
    }
  }

  /// Names the lines that differ; a whole page would hide them.
  private func expectSame(_ found: String?, _ wanted: String?, _ path: String) {
    guard found != wanted else { return }
    let found = (found ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = (wanted ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let changes = found.difference(from: wanted).prefix(12).map { change in
      switch change {
      case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
      case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
      }
    }
    Issue.record("\(path) differs:\n\(changes.joined(separator: "\n"))")
  }

  private func record(_ site: FileTree, _ words: String, in folder: String) throws {
    let expected = folder + "/expected"
    try? FileManager.default.removeItem(atPath: expected)
    for (path, data) in site.files {
      let file = URL(fileURLWithPath: expected + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    try words.write(toFile: folder + "/diagnostics.txt", atomically: true, encoding: .utf8)
  }
}
