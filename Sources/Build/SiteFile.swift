package import Diagnostics
import Site

/// A file of a finished site, all in memory.
package struct SiteFile: Sendable {
  /// Path from the site's root: `levels/ic/staff-engineer.html`.
  package let path: String
  package let bytes: [UInt8]

  /// Whether it is a file of the project as it stands, and not made by the build.
  package let isCopied: Bool

  package init(path: String, bytes: [UInt8], isCopied: Bool) {
    self.path = path
    self.bytes = bytes
    self.isCopied = isCopied
  }
}

extension BuildReport {
  /// The whole site; reads the assets, and says which of them could not be read.
  package func filesInMemory() -> Diagnosed<[SiteFile]> {
    var result = Diagnosed(
      files.map { SiteFile(path: $0.path, bytes: $0.bytes, isCopied: false) })
    for asset in assets {
      switch asset.contents {
      case .bytes(let bytes):
        result.value.append(SiteFile(path: asset.path, bytes: bytes, isCopied: true))
      case .copy(let file):
        do throws(FileFailure) {
          let bytes = try OpenFile(reading: file.absolutePath).rest(limit: ProjectReader.assetLimit)
          result.value.append(SiteFile(path: asset.path, bytes: bytes ?? [], isCopied: true))
        } catch {
          let place = SourceFile(path: file.path).wholePlace
          let message = "'\(file.path)' could not be read: \(error.reason)"
          result.diagnostics.append(Diagnostic(.unreadableFile, message, at: place))
        }
      }
    }
    return result
  }
}
