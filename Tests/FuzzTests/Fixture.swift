import Foundation
import FuzzProperties
import TestSupport

/// A file of the tests or of the shipped ladder that mutations begin with.
struct Fixture {
  let name: String
  let bytes: [UInt8]

  /// Everything that the target reads: its seeds, and the files of that kind.
  static func all(for target: FuzzTarget) throws -> [Fixture] {
    let seeds = try all(in: ["Seeds/\(target.rawValue)", "Found/\(target.rawValue)"])
    let root = PackageRoot.path
    switch target {
    case .template:
      return try seeds + files(below: root + "/templates", ending: ".html")
        + files(below: root + "/Tests/TemplatesTests/Jinja/cases", ending: ".txt")
    case .frontMatter, .markdown, .alignment, .build:
      return try seeds + files(below: root + "/content", ending: ".md")
        + files(below: root + "/Tests/GoldenTests/Sites", ending: ".md")
        + files(below: root + "/Tests/GoldenTests/Sites", ending: ".yml")
    }
  }

  /// All files of folders below `Tests/Fuzz`; one that is not there has none.
  static func all(in folders: [String]) throws -> [Fixture] {
    try folders.flatMap { try files(below: PackageRoot.path + "/Tests/Fuzz/" + $0, ending: "") }
  }

  private static func files(below folder: String, ending: String) throws -> [Fixture] {
    let walk = FileManager.default.enumerator(atPath: folder)
    let paths = (walk?.compactMap { $0 as? String } ?? []).sorted()
    return try paths.compactMap { path -> Fixture? in
      let file = folder + "/" + path
      var isFolder: ObjCBool = false
      guard path.hasSuffix(ending), !path.hasPrefix("."),
        FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
      else { return nil }
      return Fixture(
        name: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
    }
  }
}
