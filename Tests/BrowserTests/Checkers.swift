import Foundation
import TestSupport

/// Checkers that `.ci/setup test` puts into a virtual environment below `.build`; never committed.
enum Checkers {
  /// axe-core's one script, with the rules of WCAG 2.2.
  static let axe = find("axe.min.js")

  /// The Nu HTML checker, a Java archive.
  static let nu = find("vnu.jar")

  private static func find(_ name: String) -> String? {
    let root = PackageRoot.path + "/.build/checkers"
    let walk = FileManager.default.enumerator(atPath: root)
    while let path = walk?.nextObject() as? String {
      if path.hasSuffix("/" + name) { return root + "/" + path }
    }
    return nil
  }
}
