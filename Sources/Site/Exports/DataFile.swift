import LadderModel

/// A file of the site that no template makes. Its path is known before it is made.
package struct DataFile: Sendable {
  package let path: String

  /// Makes it; independent of all others.
  package let bytes: @Sendable () -> [UInt8]

  init(_ path: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension ResolvedSite {
  /// All of them.
  package var dataFiles: [DataFile] {
    var files = [
      DataFile(SiteFiles.json) { LadderJSON.bytes(self) },
      DataFile(SiteFiles.schema) { LadderSchema.bytes },
      DataFile(SiteFiles.csv) { MatrixCSV.bytes(self) },
      DataFile(SiteFiles.robots) { Sitemap.robots(self) },
    ]
    let search = SearchIndex(self)
    files += (0..<search.partCount).map { part in
      DataFile(SiteFiles.search(part: part)) { search.bytes(part: part) }
    }
    for part in plan.trackGroups.parts {
      files.append(
        DataFile(SiteFiles.json(part: part).text) { LadderJSON.bytes(self, part: part) })
      files.append(DataFile(SiteFiles.csv(part: part).text) { MatrixCSV.bytes(self, part: part) })
    }
    if let accent = ladder.settings.accent {
      files.append(DataFile(SiteFiles.theme) { ThemeSheet.bytes(accent: accent) })
    }
    if let sitemap = Sitemap.xml(self) {
      files.append(DataFile(SiteFiles.sitemap) { sitemap })
    }
    return files
  }
}
