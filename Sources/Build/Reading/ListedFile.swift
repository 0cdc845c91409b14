/// A file that the project has, found but not yet read.
struct ListedFile: Sendable, Hashable {
  /// Path from the project's root.
  let path: String

  /// Where its bytes are, links resolved.
  let absolutePath: String
}
