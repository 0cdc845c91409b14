import Foundation
import TestSupport

/// Programs of others that judge pages. axe and the Nu checker lie in a virtual environment below
/// `.build`, where `.ci/setup test` puts them; they are never committed.
enum Checkers {
  /// axe-core's one script, with the rules of WCAG 2.2.
  static let axe = find("axe.min.js")

  /// The Nu HTML checker, a Java archive.
  static let nu = find("vnu.jar")

  /// `pdftotext` of poppler.
  static let pdfReader: String? = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { $0 + "/pdftotext" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static func find(_ name: String) -> String? {
    let root = PackageRoot.path + "/.build/checkers"
    let walk = FileManager.default.enumerator(atPath: root)
    while let path = walk?.nextObject() as? String {
      if path.hasSuffix("/" + name) { return root + "/" + path }
    }
    return nil
  }
}
