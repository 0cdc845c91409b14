import LadderModel
import Templates

/// Pages by which readers find and choose others.
extension PageValues {
  /// What can be compared, and pairs worth comparing: counterparts on different tracks.
  func compareData() -> Data {
    // With many tracks the page's script makes the choice from what the search reads: it would
    // stand on the page four times.
    let groups = site.plan.trackGroups
    let tracks = groups.tracks(of: nil).filter { !ladder[$0].levels.isEmpty }
    var pairs: [TemplateValue] = []
    for level in groups.isSplit ? [] : ladder.activeLevels {
      for other in site.plan.counterparts(beside: level) where level < other {
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
      (
        "search_files",
        .list(site.searchParts.all.indices.map { link(to: SitePath(SiteFiles.search(part: $0))) })
      ),
    ]
  }

  /// - Parameter part: one letter; `nil` for all, or for where they are.
  func directoryData(_ part: Int?) -> Data {
    let directory = site.plan.directory
    let shown = part.map { $0..<($0 + 1) } ?? directory.letters.indices
    let letters = shown.map { number -> TemplateValue in
      let letter = directory.letters[number]
      let isHere = part != nil || !directory.isSplit
      return [
        "title": .text(letter.title),
        "from": letter.from.map { .text($0) } ?? .null,
        "url": isHere ? .null : link(to: .directory(number)),
        "entries": .list(isHere ? letter.entries.map(listed) : []),
      ]
    }
    return [
      ("letters", .list(letters)), ("all_url", part == nil ? .null : link(to: .directory(nil))),
    ]
  }

  private func listed(_ entry: Directory.Entry) -> TemplateValue {
    .record(
      TemplateRecord(
        Shapes.listed,
        [.text(entry.title), .text(entry.kind), link(to: entry.path, anchor: entry.anchor)]))
  }
}
