import Foundation
import TestSupport
import Testing

/// What a level carries from the level below is shown on several pages, with all that may stand in
/// cell, and with the shipped templates.
@Suite struct CarriedTextTests {
  private static let files: [String: String] = {
    var files = SampleProject.files().filter { !$0.key.hasPrefix("templates/") }
    files["content/dimensions/craft.md"] = "---\ntitle: Craft\n---\n"
    files["content/levels/ic/junior.md"] = """
      ---
      title: Junior
      code: IC1
      rank: 1
      ---

      ## Scope

      What a junior does; see [](level:senior).

      ### Alone {#alone}

      - Fixes bugs, =SUM(A1), with [](level:senior).
        - small ones {#small}

      ### With help

      - Scope

      ## Craft

      - Writes tests.
      """
    files["content/levels/ic/senior.md"] = """
      ---
      title: Senior
      code: IC2
      rank: 2
      carries: [scope]
      ---

      ## Craft

      - Fixes bugs, =SUM(A1), with [](level:senior).
      - Scope
      - Alone
      - =Reviews designs.
      """
    files["content/index.md"] =
      "---\ntitle: Home\n---\n\n[a](levels/ic/senior.md#scope) [b](levels/ic/senior.md#scope-2)\n"
    return files
  }()

  private func build() throws -> TemporaryFolder { try .built(Self.files) }

  /// The build itself refuses pages with an id twice; so this is about which ids there are.
  @Test func `every id is there once, wherever the text is shown`() throws {
    let folder = try build()
    let senior = try #require(folder.text("site/levels/ic/senior.html"))
    for id in ["scope", "scope-2", "scope-2-2", "levels.ic.junior.alone", "levels.ic.junior.small"]
    {
      #expect(senior.contains("id=\"\(id)\""), "\(id)")
    }
    let print = try #require(folder.text("site/print.html"))
    #expect(print.contains("id=\"levels.ic.junior.small\""))
    #expect(print.contains("id=\"levels.ic.senior.levels.ic.junior.small\""))
  }

  @Test func `the exports hold what stands with a statement`() throws {
    let folder = try build()
    let csv = try #require(folder.text("site/matrix.csv"))
    #expect(
      csv.hasPrefix(
        "track,level,code,rank_from,rank_to,dimension,group,number,citation,label,statement,details,"
          + "carried_from,url\r\n"))
    #expect(
      csv.contains(
        "IC1 · Scope · 1,Alone,\"Fixes bugs, =SUM(A1), with Senior.\",small ones,,"))
    #expect(
      csv.contains("IC1 · Scope · 2,With help,Scope,,Junior,levels/ic/junior.html#scope-2\r\n"))
    #expect(csv.contains(",,'=Reviews designs.,,,"))
    let data = try #require(FileManager.default.contents(atPath: folder("site/ladder.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let levels = try #require(json["levels"] as? [[String: Any]])
    let junior = try #require(levels.first { $0["id"] as? String == "junior" })
    let cells = try #require(junior["cells"] as? [[String: Any]])
    let scope = try #require(cells.first { $0["dimension"] as? String == "scope" })
    #expect(scope["lead"] as? String == "What a junior does; see Senior.")
    let statement = try #require((scope["statements"] as? [[String: Any]])?.first)
    #expect(statement["label"] as? String == "Alone")
    #expect(statement["text"] as? String == "Fixes bugs, =SUM(A1), with Senior.")
    #expect(statement["details"] as? String == "small ones")
  }
}
