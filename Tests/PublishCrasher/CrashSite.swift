import Build

/// One of a few sites that share paths and differ in everything that can differ: bytes, paths,
/// folders, and what is a file in one and a folder in another.
struct CrashSite {
  static let count = 3

  let number: Int

  init(_ number: Int) {
    self.number = number
  }

  var paths: [String] {
    var paths = ["index.html", "assets/style.css", "assets/search-\(number).js"]
    for index in 0..<200 { paths.append("levels/l\(index % 7)/page-\(index).html") }
    for index in 0..<60 { paths.append("only-\(number)/deep/\(index % 3)/page-\(index).html") }
    switch number {
    case 0: paths += ["swap", "Case/page.html", "late/x.html"]
    case 1: paths += ["swap/a.html", "swap/deep/b.html", "case/page.html", "late/x.html/y.html"]
    default: paths += ["swap/a.html/c.html"]
    }
    return paths
  }

  var files: [OutputFile] {
    paths.map { OutputFile(path: $0, bytes: Self.bytes(of: $0, in: number)) }
  }

  /// Long enough that a file cut short shows; every other path has the same bytes in all sites.
  static func bytes(of path: String, in number: Int) -> [UInt8] {
    let isShared = path.utf8.reduce(0, { $0 &+ Int($1) }).isMultiple(of: 2)
    let line = "\(isShared ? "all" : String(number)) \(path)\n"
    return Array(String(repeating: line, count: 100 + (isShared ? 0 : 20 * number)).utf8) + [0x2E]
  }
}
