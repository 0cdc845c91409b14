import LadderModel
import Templates

/// Pages that draw all tracks, or where these are many a group of them.
extension PageValues {
  /// What a page says of the groups: where the parts are that it stands for, and where the whole
  /// is that it is a part of.
  ///
  /// - Parameters:
  ///   - part: the number of the page's own group; `nil` for the whole.
  ///   - whole: the page that stands for all groups.
  ///   - content: the page of each group.
  func partsData(
    _ part: Int?, of whole: PlannedPage.Content, _ content: (Int) -> PlannedPage.Content
  ) -> Data {
    let parts =
      part == nil ? site.plan.trackGroups.parts.compactMap { self.part($0, content($0)) } : []
    return [("parts", .list(parts)), ("all_url", part == nil ? .null : link(to: whole))]
  }

  private func part(_ group: Int, _ content: PlannedPage.Content) -> TemplateValue? {
    guard let planned = site.plan.page(content) else { return nil }
    let tracks = site.plan.trackGroups.groups[group].filter { !ladder[$0].levels.isEmpty }
    return [
      "url": link(to: planned.path), "count": .int(tracks.count),
      "first": optional(tracks.first.map { ladder.page(of: $0).title }),
      "last": optional(tracks.last.map { ladder.page(of: $0).title }),
      "tracks": references(tracks.map { ladder[$0].page }),
    ]
  }

  /// Levels that stand beside another one on the same pages, and how many more there are.
  func companions(of level: Ref<Level>) -> (shown: [Ref<Level>], others: Int) {
    let all = ladder.counterparts(of: level)
    let track = ladder[level].track
    let shown = all.filter { site.plan.trackGroups.areTogether(ladder[$0].track, track) }
    return (shown, all.count - shown.count)
  }
}
