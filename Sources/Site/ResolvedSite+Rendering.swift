package import Diagnostics
import LadderModel
package import Templates

extension ResolvedSite {
  /// Renders a run of pages; independent of all others, so any number of runs at once. Each page is
  /// scanned as soon as it is made, while its bytes are close at hand.
  ///
  /// Pages of one folder that stand together share what they have in common, so runs are best cut
  /// from the plan's order, which is that of the paths.
  package func render(
    _ pages: ArraySlice<PlannedPage>, with library: TemplateLibrary
  ) -> [Diagnosed<OutputScan>] {
    guard let first = pages.first else { return [] }
    var records = FolderRecords()
    var folder: Substring?
    let objects = LadderObjects(PageValues(self, first, records: records))
    var renderer = library.renderer(host: objects)
    // Of all pages: it is as large as the largest, and each page takes as many bytes as it has.
    var output: [UInt8] = []
    var scanner = OutputScanner()
    return pages.map { page in
      if folder != page.path.folderText {
        folder = page.path.folderText
        records = FolderRecords()
      }
      objects.turn(to: page, records: records)
      output.removeAll(keepingCapacity: true)
      let path = page.path.text
      let diagnostics = renderer.render(
        page.template, objects.values.data(), into: &output, page: path)
      let file = RenderedFile(path: path, bytes: output.withUnsafeBufferPointer { Array($0) })
      return Diagnosed(OutputScan(file, &scanner), diagnostics)
    }
  }

  /// The files that no template makes.
  package func dataFiles() -> [RenderedFile] {
    var files = [
      RenderedFile(path: SiteFiles.json, bytes: LadderJSON.bytes(self)),
      RenderedFile(path: SiteFiles.schema, bytes: LadderSchema.bytes),
      RenderedFile(path: SiteFiles.csv, bytes: MatrixCSV.bytes(self)),
      RenderedFile(path: SiteFiles.robots, bytes: Sitemap.robots(self)),
    ]
    files += SearchIndex.files(self)
    for part in plan.trackGroups.parts {
      files.append(
        RenderedFile(
          path: SiteFiles.json(part: part).text, bytes: LadderJSON.bytes(self, part: part)))
      files.append(
        RenderedFile(
          path: SiteFiles.csv(part: part).text, bytes: MatrixCSV.bytes(self, part: part)))
    }
    if let accent = ladder.settings.accent {
      files.append(RenderedFile(path: SiteFiles.theme, bytes: ThemeSheet.bytes(accent: accent)))
    }
    if let sitemap = Sitemap.xml(self) {
      files.append(RenderedFile(path: SiteFiles.sitemap, bytes: sitemap))
    }
    return files
  }
}
