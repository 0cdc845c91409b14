import Site

/// All files of a site, known before any of them is made.
struct SiteListing: Sendable {
  let searchParts: SearchParts
  let data: [DataFile]

  /// A file's place here is its number: first the pages in the plan's order, then the data files, then
  /// the assets.
  let paths: [String]
  let addresses: SiteAddresses

  /// The same, as the output folder takes them; `nil` when there is none.
  let admitted: SitePaths?

  /// - Parameters:
  ///   - assets: paths in the site of the files that are copied.
  ///   - baseURL: where the site will be published.
  init(
    _ plan: SitePlan, assets: [String], baseURL: String?, for destination: SiteDestination
  ) {
    searchParts = SearchParts(plan)
    data = plan.dataFiles(searchParts, baseURL: baseURL)
    let pages = plan.pages.map(\.path.text)
    let others = data.map(\.path) + assets
    paths = pages + others
    addresses = SiteAddresses(pages: pages, files: others)
    admitted =
      if case .folder(let folder) = destination { SitePaths(paths, in: folder) } else { nil }
  }
}
