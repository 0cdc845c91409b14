package import Templates

extension ResolvedSite {
  /// What is known of every page's data before any page is made: enough to find a misspelt name in
  /// whatever template it stands.
  package static var shapeOfTemplateData: TemplateShape {
    let common = [
      ("site", TemplateShape.keys(Shapes.site.names)),
      ("page", .keys(Shapes.pageOfSite.names)), ("root", .any), ("navigation", .any),
    ]
    return .record(
      Dictionary(common + PageValues.ownNames.map { ($0, .any) }) { first, _ in first })
  }

  /// The keys of the records that are made only as far as templates ask for them.
  package static var objectsOfTemplateData: [RecordShape] { LadderObjectKind.shapes }

  /// What pages of one folder and section have in common.
  package static let sharedTemplateData: Set<String> = ["site", "root", "navigation"]

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
