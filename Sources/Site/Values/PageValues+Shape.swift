package import Templates

extension ResolvedSite {
  /// What is known of every page's data before any page is made: enough to find a misspelt name in
  /// whatever template it stands.
  package var shapeOfTemplateData: TemplateShape {
    guard let page = plan.pages.first else { return .any }
    var values = PageValues(self, page, records: FolderRecords())
    var shapes = PageValues.ownNames.map { ($0, TemplateShape.any) }
    for (name, value) in values.commonData() {
      guard case .record(let record) = value else {
        shapes.append((name, .any))
        continue
      }
      shapes.append((name, .keys(record.keys)))
    }
    return .record(Dictionary(shapes) { _, last in last })
  }

  /// Everything that a page's template sees.
  package func templateData(of page: PlannedPage) -> TemplateRecord {
    var values = PageValues(self, page, records: FolderRecords())
    return values.data()
  }
}

extension PageValues {
  /// What some templates are given beyond ``commonData()``.
  static let ownNames = [
    "above", "all_url", "below", "body", "counterparts", "counterparts_elsewhere", "counts",
    "dimension", "from", "groups",
    "guides", "guides_more", "higher", "introduction", "letters", "level", "levels", "lower", "map",
    "matrices",
    "matrix_url", "missing", "move", "moves", "next", "pairs", "parts", "place", "previous", "rank",
    "rank_pages", "ranks", "retired", "role", "roles", "rows", "search_files", "sections",
    "sheet_url", "step_url",
    "steps", "target", "to", "track", "tracks", "transition", "transitions", "way_back",
    "ways_back",
  ]
}
