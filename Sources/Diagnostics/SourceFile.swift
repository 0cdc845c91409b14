/// A text file as it was read: where it lies and what it holds.
///
/// Positions inside a file are byte offsets everywhere in the program; only ``SourcePlace`` turns
/// them into the line and column that a person reads.
///
/// A class so that passing one on is one reference; nothing in it changes.
package final class SourceFile: Sendable {
  /// Path from the project's root, with `/` between its parts: `content/levels/ic/staff.md`.
  package let path: String

  /// False when the path is not the project's but as somebody wrote it on the command line.
  package let isInProject: Bool

  /// The file's bytes, exactly as they are on disk.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8], isInProject: Bool = true) {
    self.path = path
    self.bytes = bytes
    self.isInProject = isInProject
  }

  /// A file of which only the name matters: missing, unreadable, or not text at all.
  package convenience init(path: String, isInProject: Bool = true) {
    self.init(path: path, bytes: [], isInProject: isInProject)
  }

  /// A place in this file; offsets that lie outside are clamped to it.
  package func place(_ range: Range<Int>) -> SourcePlace {
    SourcePlace(file: self, range: range.clamped(to: 0..<bytes.count))
  }

  /// The file as a whole, without a line.
  package var wholePlace: SourcePlace { SourcePlace(file: self, range: nil) }
}
