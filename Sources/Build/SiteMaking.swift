import Diagnostics
import Site
import Templates

/// Makes the files of a site that nothing is wrong with so far.
struct SiteMaking: Sendable {
  let site: ResolvedSite
  let library: TemplateLibrary
  let listing: SiteListing

  /// Copied as they are.
  let assets: [OutputFile]

  /// What making them left.
  struct Made: Sendable {
    /// Of every page.
    var scans: [OutputScan]

    /// What became of every page and data file.
    var kept: [OpenDestination.Kept]
  }

  /// Makes every page and data file, and hands each to the destination.
  func make(into destination: OpenDestination) async -> Diagnosed<Made> {
    let pages = site.plan.pages
    async let making = concurrentMap(Array(listing.data.indices), chunk: 1) {
      destination.keep(site.bytes(of: listing.data[$0]), number: pages.count + $0)
    }
    let weights = pages.map(site.plan.weight(of:))
    // Long runs share much, and many runs keep all cores busy to the end.
    let limit = min(max(8, weights.reduce(0, +) / 100), 64)
    let runs = await concurrentRuns(pages, weights: weights, upTo: limit) { pages in
      [render(pages) { destination.keep($1, number: $0) }]
    }
    return Diagnosed(
      Made(scans: runs.flatMap(\.scans), kept: runs.flatMap(\.kept) + (await making)),
      runs.flatMap(\.diagnostics).eachPlaceOnce())
  }

  /// What is wrong with the pages that were made.
  func problems(with scans: [OutputScan]) async -> [Diagnostic] {
    let check = OutputCheck(scans) { number in
      render(site.plan.pages[number...number]) { $1 }.kept[0]
    }
    let broken = check.problems(with: site.linksToDerivedAnchors, at: listing.addresses)
    guard broken.isEmpty else { return broken }
    let problems = await concurrentRuns(Array(scans.indices), length: 64) {
      check.problems(on: $0.startIndex..<$0.endIndex)
    }
    return problems.eachAddressOnce()
  }

  private func render<Kept>(
    _ pages: ArraySlice<PlannedPage>, keep: (_ number: Int, _ bytes: [UInt8]) -> Kept
  ) -> RenderedRun<Kept> {
    site.render(pages, with: library, at: listing.addresses, keep: keep)
  }
}
