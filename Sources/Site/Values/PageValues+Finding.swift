import LadderModel
import Templates

/// Pages by which readers find and choose others.
extension PageValues {
  /// What can be compared, and pairs worth comparing: counterparts on different tracks.
  func compareData() -> Data {
    let tracks = ladder.trackRefs.filter { !ladder[$0].levels.isEmpty }
    var pairs: [TemplateValue] = []
    for level in ladder.activeLevels {
      for other in companions(of: level).shown where level < other {
        pairs.append(["levels": levelRecords([level, other])])
      }
    }
    return [
      (
        "tracks",
        .list(
          tracks.map { ref in
            .record(
              reference(ladder[ref].page).adding("levels", levelRecords(ladder[ref].levels)))
          })
      ),
      ("pairs", .list(pairs)),
    ]
  }

  private struct Entry {
    let title: String
    let key: String
    let kind: String
    let path: SitePath
    var anchor: String?
  }

  /// Every page that readers look for, and every glossary term, by first letter.
  func directoryData() -> Data {
    var entries = site.plan.pages.filter(\.isListed).compactMap { planned -> Entry? in
      guard planned.path != path else { return nil }
      return Entry(
        title: planned.title, key: planned.title.foldedName, kind: kind(of: planned),
        path: planned.path)
    }
    if let glossary = site.plan.pages.first(where: { isGlossary($0) }) {
      entries += ladder.terms.map {
        Entry(
          title: $0.title, key: $0.title.foldedName, kind: "term", path: glossary.path,
          anchor: $0.id)
      }
    }
    entries.sort { ($0.key, $0.path, $0.title) < ($1.key, $1.path, $1.title) }
    var letters: [(title: String, entries: [TemplateValue])] = []
    for entry in entries {
      let first = entry.key.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
      if letters.last?.title != first { letters.append((first, [])) }
      letters[letters.count - 1].entries.append(
        .record(
          TemplateRecord(
            Shapes.listed,
            [.text(entry.title), .text(entry.kind), link(to: entry.path, anchor: entry.anchor)])))
    }
    return [
      (
        "letters",
        .list(letters.map { ["title": .text($0.title), "entries": .list($0.entries)] })
      )
    ]
  }

  private func isGlossary(_ planned: PlannedPage) -> Bool {
    planned.source.map { ladder[$0].kind == .glossary } ?? false
  }

  private func kind(of planned: PlannedPage) -> String {
    switch planned.content {
    case .step: "step"
    case .rank, .rankPart: "rank"
    case .index, .matrix, .steps, .ranks, .map, .compare, .matrixPart, .mapPart, .stepsPart,
      .dimensionPart:
      "overview"
    default: planned.source.map { ladder[$0].kind.rawValue } ?? "overview"
    }
  }
}
