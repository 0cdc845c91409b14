import LadderModel
import Templates

/// Pages that would be too much to read at once, and where their parts are.
extension PageValues {
  /// What a page says of the groups of tracks: where the parts are that it stands for, and where the
  /// whole is that it is a part of.
  ///
  /// - Parameters:
  ///   - part: the number of the page's own group; `nil` for the whole.
  ///   - whole: the page that stands for all groups.
  ///   - content: the page of each group.
  func partsData(
    _ part: Int?, of whole: PlannedPage.Content, _ content: (Int) -> PlannedPage.Content
  ) -> Data {
    [
      ("parts", part == nil ? groupParts(content) : .list([])),
      ("all_url", part == nil ? .null : link(to: whole)),
    ]
  }

  /// The pages of all groups of tracks; none when all tracks are drawn together.
  func groupParts(_ content: (Int) -> PlannedPage.Content) -> TemplateValue {
    .list(
      site.plan.trackGroups.parts.compactMap { group in
        let tracks = site.plan.trackGroups.groups[group].filter { !ladder[$0].levels.isEmpty }
        let pages = tracks.map { ladder[$0].page }
        return site.plan.page(content(group)).map {
          part(at: $0.path, pages, tracks: references(pages))
        }
      })
  }

  /// - Parameter pages: what the part holds.
  func part(
    at path: SitePath, _ pages: [Ref<Page>], tracks: TemplateValue = .list([])
  ) -> TemplateValue {
    [
      "url": link(to: path), "count": .int(pages.count),
      "first": optional(pages.first.map { ladder[$0].title }),
      "last": optional(pages.last.map { ladder[$0].title }), "tracks": tracks,
    ]
  }
}
