/// Files at the site's root that are neither pages nor copies.
enum SiteFiles {
  static let json = "ladder.json"
  static let schema = "ladder.schema.json"
  static let csv = "matrix.csv"
  static let sitemap = "sitemap.xml"
  static let robots = "robots.txt"
  static let theme = "assets/theme.css"
  static let search = "assets/search-index.js"

  static let names: Set<String> = [json, schema, csv, sitemap, robots, theme, search]
}
