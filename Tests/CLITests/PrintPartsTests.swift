import Foundation
import TestSupport
import Testing

/// A ladder that is too much for one page to print, with the shipped templates.
@Suite struct PrintPartsTests {
  private static let guides = ["a", "b", "c"]

  /// Three guides of about 600 KB each, and two small pages.
  private static let files: [String: String] = {
    var files = SampleProject.files().filter { !$0.key.hasPrefix("templates/") }
    let paragraph = String(repeating: "Many words make a long page. ", count: 20) + "\n\n"
    for name in guides {
      let others =
        "See [b](b.md#b-part), [c](c.md#c-part) and [the senior](../levels/ic/senior.md).\n"
      files["content/guides/\(name).md"] =
        "---\ntitle: Guide \(name)\n---\n\n" + others
        + String(repeating: paragraph, count: 1_000) + "## \(name) part\n"
    }
    return files
  }()

  /// Every link of the parts is looked at by the build itself.
  private func build() throws -> TemporaryFolder { try .built(Self.files) }

  @Test func `parts are light, hold every page once, and are found from the old address`() throws {
    let folder = try build()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("site/print")).sorted()
    #expect(names == ["1.html", "2.html", "3.html"])
    let overview = try #require(folder.text("site/print.html"))
    let parts = try names.map { try #require(folder.text("site/print/\($0)")) }
    for (name, part) in zip(names, parts) {
      #expect(part.utf8.count < 1_000_000)
      #expect(overview.contains("href=\"print/\(name)\""))
      #expect(part.contains("href=\"../print.html\""))
    }
    #expect(overview.utf8.count < 20_000)
    let sections =
      Self.guides.map { "guides.\($0)." } + [
        "levels.ic.senior.", "tracks.em.", "dimensions.scope.",
      ]
    for id in sections {
      #expect(
        parts.count { $0.contains("<section class=\"print-section") && $0.contains("id=\"\(id)\"") }
          == 1)
    }
  }

  @Test func `links stay on a part that holds their page, and else lead to the page`() throws {
    let folder = try build()
    let part = try #require(folder.text("site/print/1.html"))
    #expect(part.contains("id=\"guides.a.\""))
    #expect(part.contains("href=\"#levels.ic.senior.\""))
    #expect(part.contains("href=\"../guides/b.html#b-part\""))
    let other = try #require(folder.text("site/print/2.html"))
    #expect(other.contains("href=\"#guides.b.b-part\""))
    #expect(other.contains("href=\"../levels/ic/senior.html\""))
  }

  @Test func `a ladder of ordinary size is printed from one page`() throws {
    let folder = try TemporaryFolder(project: SampleProject.files())
    #expect(try Run(["build"], in: folder.path).status == 0)
    #expect(!folder.exists("site/print"))
  }
}
