import LadderModel
import Pages
import Templates

/// The page that holds the whole ladder, or one of its parts.
extension PageValues {
  /// The author's pages in reading order, each under its own anchor.
  ///
  /// - Parameter part: `nil` for the whole, which only says where the parts are when there are any.
  mutating func printData(_ part: Int?) -> Data {
    let pages = site.plan.printed(on: page.content)
    let isShown = Set(pages)
    var levels: [Ref<Page>: Ref<Level>] = [:]
    for level in ladder.levelRefs where isShown.contains(ladder[level].page) {
      levels[ladder[level].page] = level
    }
    var sections: [TemplateValue] = []
    for ref in pages { sections.append(printed(ref, levels[ref])) }
    let parts = part == nil ? 0..<site.plan.printPartCount : 0..<0
    return [
      ("sections", .list(sections)),
      (
        "parts",
        .list(
          parts.compactMap { number in
            site.plan.page(.print(number)).map {
              self.part(at: $0.path, site.plan.printed(on: $0.content))
            }
          })
      ),
      ("all_url", part == nil ? .null : link(to: .print(nil))),
    ]
  }

  private mutating func printed(_ ref: Ref<Page>, _ level: Ref<Level>?) -> TemplateValue {
    let page = ladder[ref]
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
