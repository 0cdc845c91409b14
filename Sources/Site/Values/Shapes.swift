import Templates

/// The keys of the records that pages show by the hundred; REFERENCE.md says what each holds.
enum Shapes {
  static let page = RecordShape("title", "url", "summary", "kind", "status")

  /// Where the address stands in ``page``.
  static let addressOfPage = 1
  static let pageOfSection = page.adding("is_current")
  static let level = page.adding(
    "id", "code", "rank", "rank_phrase", "scope", "is_settled", "track", "facts")
  static let levelOfTrack = level.adding("counterparts", "steps")
  static let neighbour = level.adding("step_url")
  static let levelTrack = RecordShape("title", "code", "url", "id")
  static let fact = RecordShape("label", "text")
  static let dimension = page.adding("id", "group")
  static let cell = RecordShape(
    "dimension", "applies", "exists", "id", "url", "carried_from", "lead", "parts", "statements")
  static let cellOfLevel = cell.adding("level")
  static let statement = RecordShape(
    "id", "number", "citation", "html", "rest", "url", "change", "feedback_url")
  static let raised = statement.adding(
    "marked", "before", "before_url", "before_citation", "before_rest")
  static let stepRow = RecordShape(
    "dimension", "lead", "items", "dropped", "is_carried", "only_from", "only_to", "new", "raised",
    "unchanged")
  static let part = RecordShape("kind", "html")
  static let label = RecordShape("kind", "id", "html")
  static let statements = RecordShape("kind", "items")
  static let entry = RecordShape("title", "url")
  static let navigation = RecordShape("title", "url", "is_current", "is_section")
  static let heading = RecordShape("title", "id", "level")
  static let site = RecordShape(
    "title", "organization", "description", "language", "is_indexed", "home", "logo", "has_theme",
    "matrix", "map", "steps", "ranks", "compare", "directory", "print", "json", "csv")
  static let pageOfSite = RecordShape(
    "title", "summary", "path", "canonical", "kind", "status", "owner", "reviewed", "edit_url",
    "feedback_url", "breadcrumbs", "contents", "section", "backlinks",
    "backlinks_more", "extra")
  static let printed = RecordShape(
    "title", "id", "prefix", "summary", "kind", "level", "role", "transition", "body")
  static let listed = RecordShape("title", "kind", "url")
}
