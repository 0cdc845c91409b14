import Foundation
import TestSupport
import Testing

/// A ladder of more tracks than can be drawn side by side, with the shipped templates.
@Suite struct ManyTracksTests {
  private static let count = 13

  private static let files: [String: String] = {
    var files = [
      "ladder.yml": "title: Many tracks\n", "content/index.md": "---\ntitle: Home\n---\n",
    ]
    for dimension in ["craft", "scope"] {
      files["content/dimensions/\(dimension).md"] = "---\ntitle: \(dimension.capitalized)\n---\n"
    }
    for track in 1...count {
      let name = "t\(track < 10 ? "0" : "")\(track)"
      files["content/tracks/\(name).md"] =
        "---\ntitle: Track \(name)\ncode: \(name.uppercased())\norder: \(track)\n---\n"
      for rank in 1...3 {
        files["content/levels/\(name)/\(name)-\(rank).md"] = """
          ---
          title: Level \(rank) of \(name)
          code: \(name.uppercased())\(rank)
          rank: \(rank)
          ---

          ## Craft

          - Does the craft of \(name) at rank \(rank).

          ## Scope

          - Answers for \(rank) parts of \(name).
          """
      }
    }
    return files
  }()

  private func build() throws -> TemporaryFolder { try .built(Self.files) }

  /// The pages that a page leads to, as paths in the site.
  private func links(on path: String, _ html: String) -> Set<String> {
    Set(
      html.components(separatedBy: "href=\"").dropFirst().compactMap { rest in
        guard
          let address = rest.prefix(while: { $0 != "\"" && $0 != "#" && $0 != "?" }).description
            .removingPercentEncoding, address.hasSuffix(".html"), !address.contains(":")
        else { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
          if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
      })
  }

  @Test func `every page is reached from the home page, and every group from the old addresses`()
    throws
  {
    let folder = try build()
    var seen: Set<String> = ["index.html"]
    var waiting = ["index.html"]
    while let path = waiting.popLast() {
      let html = try #require(folder.text("site/" + path), "\(path)")
      for link in links(on: path, html) where seen.insert(link).inserted { waiting.append(link) }
    }
    let pages = folder.tree("site").keys.filter { $0.hasSuffix(".html") && $0 != "404.html" }
    #expect(Set(pages).subtracting(seen).sorted() == [])
    for (whole, part) in [
      ("matrix.html", "matrix.html"), ("dual-track.html", "map.html"),
      ("steps/index.html", "steps.html"), ("ranks/2.html", "ranks/2.html"),
      ("dimensions/craft.html", "dimensions/craft.html"), ("index.html", "map.html"),
    ] {
      let found = links(on: whole, try #require(folder.text("site/" + whole)))
      for group in 1...3 {
        let path = "groups/\(group)/\(part)"
        #expect(found.contains(path), "\(whole)")
        if whole != "index.html" {
          let back = links(on: path, try #require(folder.text("site/" + path)))
          #expect(back.contains(whole), "\(path)")
        }
      }
    }
  }

  @Test func `each group shows its own tracks, and each track is in one group`() throws {
    let folder = try build()
    for page in ["matrix.html", "map.html", "ranks/1.html", "dimensions/scope.html", "steps.html"] {
      let texts = try (1...3).map { try #require(folder.text("site/groups/\($0)/\(page)")) }
      for track in 1...Self.count {
        let id = "levels/t\(track < 10 ? "0" : "")\(track)/"
        let step = "steps/t\(track < 10 ? "0" : "")\(track)-"
        let groups = texts.indices.filter {
          texts[$0].contains(id) || page == "steps.html" && texts[$0].contains(step)
        }
        #expect(groups == [(track - 1) / 6], "\(page)")
      }
    }
  }

  @Test func `a level names its neighbours' levels and counts the others`() throws {
    let folder = try build()
    let level = try #require(folder.text("site/levels/t02/t02-2.html"))
    #expect(level.contains("Level 2 of t06") && !level.contains("Level 2 of t07"))
    #expect(level.contains("7 more on other tracks: <a href=\"../../ranks/2.html\">Rank 2</a>"))
    let alone = try #require(folder.text("site/levels/t13/t13-2.html"))
    #expect(alone.contains("12 on other tracks: "))
    #expect(!alone.contains("No counterpart"))
  }

  @Test func `a group of one track is called by that track`() throws {
    let folder = try build()
    let name = "Track t13"
    for (path, text) in folder.tree("site") where path.hasSuffix(".html") {
      #expect(text?.contains("\(name) to \(name)") == false, "\(path)")
    }
    let matrix = try #require(folder.text("site/groups/3/matrix.html"))
    #expect(matrix.contains("<h1>Matrix: \(name)</h1>"))
    let tracks = try #require(folder.text("site/tracks/index.html"))
    #expect(tracks.contains(">Track t07 to Track t12<") && tracks.contains(">\(name)</h2>"))
  }

  @Test func `six tracks are still drawn together`() throws {
    let files = Self.files.filter { file in
      !(7...Self.count).contains { file.key.contains("t\($0 < 10 ? "0" : "")\($0)") }
    }
    let folder = try TemporaryFolder.built(files)
    #expect(!folder.exists("site/groups"))
    let matrix = try #require(folder.text("site/matrix.html"))
    #expect(matrix.contains("levels/t01/t01-1.html") && matrix.contains("levels/t06/t06-3.html"))
  }
}
