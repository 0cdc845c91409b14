import Build

/// A finished site in memory, as browsers are shown it.
struct ServedSite: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    let type: String
  }

  private let files: [String: File]

  /// Changes with the style sheets, pictures and fonts: with what a page takes over as it stands.
  let looks: String

  /// Changes with the scripts.
  let code: String

  init(_ site: [SiteFile]) {
    var files = [String: File](minimumCapacity: site.count)
    var (looks, code): ([SiteFile], [SiteFile]) = ([], [])
    for file in site {
      let type = ContentType.of(file.path)
      files[file.path] = File(bytes: file.bytes, type: type)
      if ContentType.isLook(type) { looks.append(file) }
      // Scripts that the build makes hold data (an index to search in): they change with every page,
      // and a page that is open doesn't show it.
      if file.isCopied, type == ContentType.script { code.append(file) }
    }
    self.files = files
    self.looks = Self.digest(of: looks)
    self.code = Self.digest(of: code)
  }

  /// The file at a path from the root. Strings that differ only in Unicode normalisation are equal
  /// in Swift, but two files for a web server.
  func file(at path: String) -> File? {
    guard let index = files.index(forKey: path),
      files[index].key.utf8.elementsEqual(path.utf8)
    else { return nil }
    return files[index].value
  }

  private static func digest(of files: [SiteFile]) -> String {
    var all: [UInt8] = []
    for file in files { all += (file.path + " " + ContentHash.text(of: file.bytes) + "\n").utf8 }
    return ContentHash.text(of: all)
  }
}
