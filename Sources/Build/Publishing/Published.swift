/// What a build did to the output folder, in files.
package struct Published: Sendable, Equatable {
  /// New, or with other bytes than before.
  package var written = 0

  /// Left alone, with their time stamps, because their bytes are the same.
  package var unchanged = 0

  /// Made by an earlier build and no longer part of the site.
  package var removed = 0

  /// Made by somebody else and kept; hidden files are not counted.
  package var foreign = 0

  package init(written: Int = 0, unchanged: Int = 0, removed: Int = 0, foreign: Int = 0) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
    self.foreign = foreign
  }
}
