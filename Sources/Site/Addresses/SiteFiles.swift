/// Files at the site's root that are neither pages nor copies.
enum SiteFiles {
  static let json = "ladder.json"
  static let schema = "ladder.schema.json"
  static let csv = "matrix.csv"
  static let sitemap = "sitemap.xml"
  static let robots = "robots.txt"
  static let theme = "assets/theme.css"
  static let search = "assets/search-index.js"

  /// The file with the data of a group of tracks, or of the whole ladder.
  static func json(part: Int?) -> SitePath { path(json, part) }
  static func csv(part: Int?) -> SitePath { path(csv, part) }

  private static func path(_ name: String, _ part: Int?) -> SitePath {
    SitePath(part.map { "groups/\($0 + 1)/\(name)" } ?? name)
  }

  /// A part of what the search reads; the first is ``search``.
  static func search(part: Int) -> String {
    part == 0 ? search : "assets/search-index-\(part + 1).js"
  }

  static let names: Set<String> = [json, schema, csv, sitemap, robots, theme, search]
}
