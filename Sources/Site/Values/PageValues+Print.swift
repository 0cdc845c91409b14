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
    let sections = pages.map { printed($0) }
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

  private mutating func printed(_ ref: Ref<Page>) -> TemplateValue {
    let page = ladder[ref]
    let prefix = FragmentWriter.prefix(of: site.plan.path(of: ref))
    let common: [TemplateValue] = [
      .text(page.title), .text(prefix), .text(prefix), optional(page.summary),
      .text(page.kind.rawValue),
    ]
    guard let level = ladder.level(of: ref) else {
      return .record(
        TemplateRecord(
          Shapes.printed,
          common + [.null, role(of: ref), transition(of: ref), html(page.body, of: ref)]))
    }
    let own = [("level", .record(levelRecord(level)))] + levelText(level)
    return .record(TemplateRecord(zip(Shapes.printed.names, common).map { ($0, $1) } + own))
  }

  private func role(of page: Ref<Page>) -> TemplateValue {
    guard ladder[page].kind == .role else { return .null }
    return ladder.roleRefs.first { ladder[$0].page == page }.map { .record(roleRecord($0)) }
      ?? .null
  }

  private func transition(of page: Ref<Page>) -> TemplateValue {
    guard ladder[page].kind == .transition else { return .null }
    return ladder.transitionRefs.first { ladder[$0].page == page }
      .map { .record(transitionRecord($0)) } ?? .null
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
