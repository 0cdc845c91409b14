import Diagnostics

/// A place in lines and columns, both ends, counted from 1; the end lies behind the last scalar.
struct TextRegion: Sendable, Equatable {
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int

  /// `nil` when the file as a whole is meant.
  init?(_ place: SourcePlace) {
    guard let range = place.range, let start = place.position else { return nil }
    let bytes = place.file.bytes
    // What ends with the line's end is shown as ending on its line.
    var upper = range.upperBound
    while upper > range.lowerBound, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D {
      upper -= 1
    }
    let end = SourcePosition(of: upper, in: bytes)
    (line, column) = (start.line, max(1, start.column))
    (endLine, endColumn) = (end.line, max(1, end.column))
  }
}
