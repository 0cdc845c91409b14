/// A stretch of bytes in a file, or a file as a whole.
package struct SourcePlace: Sendable {
  package let file: SourceFile

  /// Byte offsets into the file; `nil` means the file itself.
  package let range: Range<Int>?

  package init(file: SourceFile, range: Range<Int>?) {
    self.file = file
    self.range = range
  }

  package var path: String { file.path }

  /// Where the place starts, for a person: `nil` when the file as a whole is meant.
  package var position: SourcePosition? {
    range.map { SourcePosition(of: $0.lowerBound, in: file.bytes) }
  }

  /// A place of the same file that begins `start` bytes further on and is `length` bytes long.
  package func part(from start: Int, length: Int) -> SourcePlace {
    guard let range else { return self }
    let lower = range.lowerBound + start
    return file.place(lower..<max(lower, lower + length))
  }
}

extension SourcePlace: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    a.range == b.range && a.file.path == b.file.path
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file.path)
    hasher.combine(range)
  }
}

extension SourcePlace: Comparable {
  /// Path first, then the start, then the end: the order in which a report is read.
  package static func < (a: Self, b: Self) -> Bool {
    if a.file.path != b.file.path { return a.file.path < b.file.path }
    let (x, y) = (a.range ?? -1..<0, b.range ?? -1..<0)
    return (x.lowerBound, x.upperBound) < (y.lowerBound, y.upperBound)
  }
}
