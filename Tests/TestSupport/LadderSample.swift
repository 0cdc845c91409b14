package import Diagnostics
package import LadderModel
import Pages

/// A ladder made of texts: path below `content/` → page.
package struct LadderSample {
  package var pages: [String: String]
  package var settings = "title: Test\n"

  package init(pages: [String: String]) {
    self.pages = pages
  }

  /// Two tracks of two levels with one dimension each, and nothing wrong.
  package static let small = LadderSample(pages: [
    "tracks/ic.md": "---\ntitle: Engineers\ncode: IC\norder: 1\n---\n",
    "tracks/em.md": "---\ntitle: Managers\ncode: M\norder: 2\n---\n",
    "dimensions/scope.md": "---\ntitle: Scope\norder: 1\n---\n",
    "levels/ic/junior.md": level("Junior", "IC1", "1", "- Fixes bugs.\n- Asks for help.\n"),
    "levels/ic/senior.md": level("Senior", "IC2", "2", "- Fixes hard bugs.\n- Designs systems.\n"),
    "levels/em/lead.md": level("Lead", "M1", "[2, 3]", "- Leads one team.\n"),
    "levels/em/head.md": level("Head", "M2", "4", "- Leads several teams.\n"),
  ])

  package static func level(_ title: String, _ code: String, _ rank: String, _ list: String)
    -> String
  {
    "---\ntitle: \(title)\ncode: \(code)\nrank: \(rank)\n---\n\n## Scope\n\n\(list)"
  }

  package func with(_ path: String, _ text: String) -> LadderSample {
    var copy = self
    copy.pages[path] = text
    return copy
  }

  package func without(_ path: String) -> LadderSample {
    var copy = self
    copy.pages[path] = nil
    return copy
  }

  package func read(includesDrafts: Bool = false) -> Diagnosed<Ladder> {
    let file = SourceFile(path: "ladder.yml", bytes: Array(settings.utf8))
    let settings = Settings.read(file)
    let parsed = pages.map { path, text in
      ParsedPage.parse(SourceFile(path: "content/" + path, bytes: MarkedText(text).bytes))
    }
    let ladder = Ladder.read(
      parsed.map(\.value), settings: settings.value, includesDrafts: includesDrafts)
    let all = settings.diagnostics + parsed.flatMap(\.diagnostics) + ladder.diagnostics
    return Diagnosed(ladder.value, all.sortedAndUnique())
  }
}

extension Ladder {
  package func level(_ id: String) -> Ref<Level>? { levelRefs.first { page(of: $0).id == id } }

  package func ids(_ levels: [Ref<Level>]) -> [String] { levels.map { page(of: $0).id } }

  /// "junior>senior", "senior>lead!" for a move.
  package var stepNames: [String] {
    steps.map { step in
      let move = step.kind == .promotion ? "" : "!"
      return "\(page(of: step.from).id)>\(page(of: step.to).id)\(move)"
    }
  }
}
