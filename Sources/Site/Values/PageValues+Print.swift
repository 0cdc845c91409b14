import LadderModel
import Pages
import Templates

/// The page that holds the whole ladder.
extension PageValues {
  /// The author's pages in reading order, each under its own anchor.
  mutating func printData() -> Data {
    var sections: [TemplateValue] = []
    for ref in ladder.readingOrder { sections.append(printed(ref)) }
    return [("sections", .list(sections))]
  }

  private mutating func printed(_ ref: Ref<Page>) -> TemplateValue {
    let page = ladder[ref]
    let level = page.kind == .level ? ladder.levelRefs.first { ladder[$0].page == ref } : nil
    let prefix = FragmentWriter.prefix(of: site.plan.path(of: ref))
    var record: Data = [
      ("title", .text(page.title)), ("id", .text(prefix)), ("prefix", .text(prefix)),
      ("summary", optional(page.summary)), ("kind", .text(page.kind.rawValue)),
    ]
    if let level {
      record.append(("level", .record(levelRecord(level))))
      record += levelText(level)
    } else {
      record += [("level", .null), ("body", html(page.body, of: ref))]
    }
    return .record(TemplateRecord(record))
  }
}

extension Ladder {
  /// The pages of the whole ladder as one would read them from front to back: each track with its
  /// levels, then what they are assessed by, the roles, the moves, the guides and the rest.
  var readingOrder: [Ref<Page>] {
    let levels = tracks.flatMap { track in [track.page] + track.levels.map { self[$0].page } }
    let axes = dimensions.map(\.page) + roles.map(\.page) + transitions.map(\.page)
    let rest = pageRefs.filter { self[$0].kind == .page || self[$0].kind == .glossary }
    return levels + axes + guides + rest
  }
}
