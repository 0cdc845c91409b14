import Foundation

/// Folders that tests read.
package enum PackageRoot {
  /// The checkout's top folder.
  package static let path: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// Documents that are not part of the project: `LADDER_SHARED`, or `shared` beside the checkout.
  package static let shared: String? = {
    let named = ProcessInfo.processInfo.environment["LADDER_SHARED"]
    let path =
      named
      ?? URL(fileURLWithPath: PackageRoot.path).deletingLastPathComponent()
      .appendingPathComponent("shared").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// The built program, beside the running tests, or the one that `LADDER_PROGRAM` names.
  package static let product: String = {
    if let named = ProcessInfo.processInfo.environment["LADDER_PROGRAM"] { return named }
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder =
      bundle.map { URL(fileURLWithPath: $0.bundlePath).deletingLastPathComponent() }
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appendingPathComponent("ladder").path
  }()
}
