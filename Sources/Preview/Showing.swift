import Build

/// What browsers are shown at one moment: the last good site, and what is wrong since.
struct Showing: Sendable {
  /// `nil` until a build succeeds.
  var site: ServedSite?
  var problems = ProblemList.none

  /// What a path of the site leads to.
  enum Found {
    case file(ServedSite.File)

    /// The folder is asked for without its slash, so that relative links on its page would lead
    /// astray.
    case folder

    /// The site's own page for what is missing.
    case missing(ServedSite.File?)

    /// There is no site.
    case nothing
  }

  func find(_ target: RequestTarget?) -> Found {
    guard let site else { return .nothing }
    guard let target else { return .missing(site.file(at: "404.html")) }
    if target.isFolder {
      let index = target.path.isEmpty ? "index.html" : target.path + "/index.html"
      if let file = site.file(at: index) { return .file(file) }
    } else if let file = site.file(at: target.path) {
      return .file(file)
    } else if site.file(at: target.path + "/index.html") != nil {
      return .folder
    }
    return .missing(site.file(at: "404.html"))
  }

  /// What a tab shows that asks for a path now.
  func epoch(at target: RequestTarget?) -> Epoch {
    let page =
      switch find(target) {
      case .file(let file): ContentHash.text(of: file.bytes)
      case .missing(let file): "missing-" + ContentHash.text(of: file?.bytes ?? [])
      case .folder: "folder"
      // The page that lists what is wrong changes with it.
      case .nothing: "nothing-" + problems.digest
      }
    return Epoch(
      page: page, code: site?.code ?? "", looks: site?.looks ?? "", problems: problems.digest)
  }
}
