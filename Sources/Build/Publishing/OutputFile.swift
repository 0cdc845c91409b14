/// A file of the finished site.
package struct OutputFile: Sendable {
  package enum Contents: Sendable {
    case bytes([UInt8])

    /// The bytes of a file of the project, which need not fit into memory.
    case copy(AssetFile)
  }

  /// Path from the output folder: `levels/ic/staff-engineer.html`.
  package let path: String
  package let contents: Contents

  package init(path: String, contents: Contents) {
    self.path = path
    self.contents = contents
  }

  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, contents: .bytes(bytes))
  }

  /// A copy of an asset; one whose bytes were read to judge them is copied from those.
  package init(path: String, copying asset: AssetFile) {
    self.init(path: path, contents: asset.bytes.map { .bytes($0) } ?? .copy(asset))
  }
}
