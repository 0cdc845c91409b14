package import Diagnostics
import LadderModel
package import Templates

/// A run of pages that were made: lists of the same length, and what was wrong.
package struct RenderedRun<Kept: Sendable>: Sendable {
  package fileprivate(set) var scans: [OutputScan] = []

  /// What became of each page's bytes.
  package fileprivate(set) var kept: [Kept] = []
  package fileprivate(set) var diagnostics: [Diagnostic] = []
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
  ) -> RenderedRun<Kept> {
    var run = RenderedRun<Kept>()
    guard let first = pages.first else { return run }
    run.scans.reserveCapacity(pages.count)
    run.kept.reserveCapacity(pages.count)
    var records = FolderRecords()
    let objects = LadderObjects(PageValues(self, first, records: records))
    var renderer = library.renderer(host: objects)
    // Of all pages: it becomes as large as the largest.
    var output: [UInt8] = []
    var scanner = OutputScanner(addresses)
    for number in pages.indices {
      let page = pages[number]
      if number > pages.startIndex, !page.path.refersAlike(pages[number - 1].path) {
        records = FolderRecords()
      }
      objects.turn(to: page, records: records)
      output.removeAll(keepingCapacity: true)
      // Growing to a million bytes would take half of it once more.
      if let bytes = plan.bytes(of: page) { output.reserveCapacity(bytes) }
      run.diagnostics += renderer.render(
        page.template, objects.values.data(), into: &output, page: page.path.text)
      run.scans.append(scanner.scan(output, at: page.path))
      run.kept.append(keep(number, output))
    }
    return run
  }
}
