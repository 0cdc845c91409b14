package import Diagnostics
import LadderModel
package import Templates

extension ResolvedSite {
  /// Renders one page; independent of all others, so any number of them at once.
  package func render(
    _ page: PlannedPage, with library: TemplateLibrary
  ) -> Diagnosed<RenderedFile> {
    let data = templateData(of: page)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * 1024)
    let diagnostics = library.render(page.template, data, into: &bytes, page: page.path.text)
    return Diagnosed(RenderedFile(path: page.path.text, bytes: bytes), diagnostics)
  }

  /// The files that no template makes.
  package func dataFiles() -> [RenderedFile] {
    var files = [
      RenderedFile(path: SiteFiles.json, bytes: LadderJSON.bytes(self)),
      RenderedFile(path: SiteFiles.schema, bytes: LadderSchema.bytes),
      RenderedFile(path: SiteFiles.csv, bytes: MatrixCSV.bytes(self)),
      RenderedFile(path: SiteFiles.search, bytes: SearchIndex.bytes(self)),
      RenderedFile(path: SiteFiles.robots, bytes: Sitemap.robots(self)),
    ]
    if let accent = ladder.settings.accent {
      files.append(RenderedFile(path: SiteFiles.theme, bytes: ThemeSheet.bytes(accent: accent)))
    }
    if let sitemap = Sitemap.xml(self) {
      files.append(RenderedFile(path: SiteFiles.sitemap, bytes: sitemap))
    }
    return files
  }
}
