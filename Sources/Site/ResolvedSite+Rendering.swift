package import Diagnostics
import LadderModel
package import Templates

/// A page that was made.
package struct RenderedPage<Kept: Sendable>: Sendable {
  package let scan: OutputScan

  /// What became of its bytes.
  package let kept: Kept
}

extension ResolvedSite {
  /// Renders a run of pages; independent of all others, so any number of runs at once. Each page is
  /// scanned and kept as soon as it is made, while its bytes are close at hand.
  ///
  /// Pages of one folder that stand together share what they have in common, so runs are best cut
  /// from the plan's order, which is that of the paths.
  ///
  /// - Parameters:
  ///   - pages: some of the plan's, neighbours there.
  ///   - addresses: of the whole site.
  ///   - keep: is given a page's number in the plan and its bytes, which are gone afterwards.
  package func render<Kept>(
    _ pages: ArraySlice<PlannedPage>, with library: TemplateLibrary, at addresses: SiteAddresses,
    keep: (_ number: Int, _ bytes: [UInt8]) -> Kept
  ) -> [Diagnosed<RenderedPage<Kept>>] {
    guard let first = pages.first else { return [] }
    var records = FolderRecords()
    var folder: Substring?
    let objects = LadderObjects(PageValues(self, first, records: records))
    var renderer = library.renderer(host: objects)
    // Of all pages: it becomes as large as the largest.
    var output: [UInt8] = []
    var scanner = OutputScanner(addresses)
    return pages.indices.map { number in
      let page = pages[number]
      if folder != page.path.folderText {
        folder = page.path.folderText
        records = FolderRecords()
      }
      objects.turn(to: page, records: records)
      output.removeAll(keepingCapacity: true)
      let path = page.path.text
      let diagnostics = renderer.render(
        page.template, objects.values.data(), into: &output, page: path)
      let scan = scanner.scan(output, at: path)
      return Diagnosed(RenderedPage(scan: scan, kept: keep(number, output)), diagnostics)
    }
  }
}
