import Foundation
import TestSupport

/// A small ladder with the repository's own templates.
enum SampleProject {
  static let level = "content/levels/ic/senior.md"
  static let levelPage = "/levels/ic/senior.html"

  static func make(_ others: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(
      shippedTemplatesWith: ["ladder.yml": "title: Test\n"])
    for (path, text) in LadderSample.small.pages { try folder.write("content/" + path, text) }
    for (path, text) in others { try folder.write(path, text) }
    return folder
  }

  /// The level's page with one more statement.
  static func level(saying statement: String) -> String {
    LadderSample.level("Senior", "IC2", "2", "- Fixes hard bugs.\n- \(statement)\n")
  }
}
