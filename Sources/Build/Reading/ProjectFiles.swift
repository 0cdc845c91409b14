package import Diagnostics

/// Everything that a build starts from, in the order of the paths' bytes: the same files give the
/// same value, whatever order the disk lists them in.
package struct ProjectFiles: Sendable {
  /// `ladder.yml`, if there is one.
  package var config: SourceFile?

  /// The pages: `content/**.md`.
  package var content: [SourceFile]

  /// Pictures and documents under `content/`, copied as they are.
  package var contentAssets: [AssetFile]

  /// `templates/**.html`, except those under `templates/assets/`.
  package var templates: [SourceFile]

  /// `templates/assets/**`, copied as they are.
  package var templateAssets: [AssetFile]

  package init(
    config: SourceFile? = nil, content: [SourceFile] = [], contentAssets: [AssetFile] = [],
    templates: [SourceFile] = [], templateAssets: [AssetFile] = []
  ) {
    self.config = config
    self.content = content
    self.contentAssets = contentAssets
    self.templates = templates
    self.templateAssets = templateAssets
  }
}

/// A file that is copied byte for byte.
package struct AssetFile: Sendable, Hashable {
  /// Path from the project's root: `content/guides/map.png`.
  package let path: String

  /// Where its bytes are, links resolved.
  package let absolutePath: String

  /// In bytes, when it was listed.
  package let size: Int

  /// The bytes themselves where they had to be read and judged (SVG): these are what is copied, so
  /// nobody can put others in their place meanwhile.
  package let bytes: [UInt8]?

  package init(path: String, absolutePath: String, size: Int, bytes: [UInt8]? = nil) {
    self.path = path
    self.absolutePath = absolutePath
    self.size = size
    self.bytes = bytes
  }
}
