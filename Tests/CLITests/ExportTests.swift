import Foundation
import TestSupport
import Testing

/// The shipped ladder's data files, read by other programs than the one that wrote them.
@Suite struct ExportTests {
  private static let site = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let run = try Run(
      ["build", "--root", PackageRoot.path, "--output", folder("site")], in: folder.path)
    try #require(run.status == 0, "\(run.error)")
    return folder
  }

  private static let hasJSONSchema =
    (try? Run("/usr/bin/env", ["python3", "-c", "import jsonschema"], in: "/"))?.status == 0

  @Test func `the JSON holds every level, cell and statement of the CSV`() throws {
    let folder = try Self.site.get()
    let data = try #require(FileManager.default.contents(atPath: folder("site/ladder.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let levels = try #require(json["levels"] as? [[String: Any]])
    var citations: [String] = []
    for level in levels where level["status"] as? String == "active" {
      for cell in level["cells"] as? [[String: Any]] ?? [] {
        for statement in cell["statements"] as? [[String: Any]] ?? [] {
          citations.append(try #require(statement["citation"] as? String))
          let url = try #require(statement["url"] as? String)
          let parts = url.split(separator: "#")
          let page = try #require(folder.text("site/" + parts[0]))
          #expect(page.contains("id=\"\(parts[1])\""), "\(url)")
        }
      }
    }
    #expect(citations.count > 400)
    let csv = try #require(folder.text("site/matrix.csv"))
    let rows = csv.components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(rows.count == citations.count)
    for (row, citation) in zip(rows, citations) { #expect(row.contains(citation)) }
  }

  @Test(.enabled(if: hasJSONSchema, "python3 has no jsonschema"))
  func `the JSON is valid against the schema beside it`() throws {
    let folder = try Self.site.get()
    let script = """
      import json, jsonschema
      schema = json.load(open('ladder.schema.json'))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.validate(json.load(open('ladder.json')), schema)
      """
    let run = try Run("/usr/bin/env", ["python3", "-c", script], in: folder("site"))
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `no page runs a script inline, sets a style inline or asks another host`() throws {
    let tree = FileTree(try Self.site.get()("site"))
    let pages = tree.paths.filter { $0.hasSuffix(".html") }
    #expect(pages.count > 90)
    for path in pages {
      let html = try #require(tree.text(path))
      #expect(!html.contains(" style=\""), "\(path)")
      #expect(!html.contains("<style"), "\(path)")
      #expect(!html.contains(" onclick="), "\(path)")
      #expect(!html.contains("src=\"http"), "\(path)")
      #expect(!html.contains("<link rel=\"stylesheet\" href=\"http"), "\(path)")
      for script in html.components(separatedBy: "<script").dropFirst() {
        #expect(script.contains("></script>"), "\(path) has a script with text")
      }
      #expect(html.contains("http-equiv=\"Content-Security-Policy\""), "\(path)")
      #expect(html.components(separatedBy: "<h1").count == 2, "\(path) needs one h1")
    }
  }
}
