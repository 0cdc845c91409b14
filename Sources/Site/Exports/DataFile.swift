import LadderModel

/// A file of the site that no template makes. Its path is known before it is made.
package enum DataFile: Sendable {
  /// The data of a group of tracks, or of the whole ladder.
  case json(part: Int?)
  case schema

  /// The matrix of a group of tracks, or of the whole ladder.
  case csv(part: Int?)
  case search(part: Int)
  case robots
  case sitemap(base: String)
  case theme(accent: String)

  package var path: String {
    switch self {
    case .json(let part): SiteFiles.json(part: part).text
    case .schema: SiteFiles.schema
    case .csv(let part): SiteFiles.csv(part: part).text
    case .search(let part): SiteFiles.search(part: part)
    case .robots: SiteFiles.robots
    case .sitemap: SiteFiles.sitemap
    case .theme: SiteFiles.theme
    }
  }
}

extension SitePlan {
  /// All of them.
  ///
  /// - Parameter baseURL: where the site is published; without it there is no sitemap, which holds
  ///   absolute addresses only.
  package func dataFiles(_ parts: SearchParts, baseURL: String?) -> [DataFile] {
    var files: [DataFile] = [.json(part: nil), .schema, .csv(part: nil), .robots]
    files += parts.all.indices.map { .search(part: $0) }
    for part in trackGroups.parts { files += [.json(part: part), .csv(part: part)] }
    if let accent = ladder.settings.accent { files.append(.theme(accent: accent)) }
    if let baseURL { files.append(.sitemap(base: baseURL)) }
    return files
  }
}

extension ResolvedSite {
  /// Makes a file; independent of all others.
  package func bytes(of file: DataFile) -> [UInt8] {
    switch file {
    case .json(let part): LadderJSON.bytes(self, part: part)
    case .schema: LadderSchema.bytes
    case .csv(let part): MatrixCSV.bytes(self, part: part)
    case .search(let part): SearchIndex.bytes(self, part: part)
    case .robots: Sitemap.robots(self)
    case .sitemap(let base): Sitemap.xml(self, below: base)
    case .theme(let accent): ThemeSheet.bytes(accent: accent)
    }
  }
}
