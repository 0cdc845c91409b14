/// A point in a line that is being read from its start, as libcmark's block parser does it: a
/// tab reaches to the next multiple of four columns and may be consumed in part.
struct LineCursor {
  var offset: Int

  /// Columns from 0, tabs counted out.
  var column: Int

  /// Columns of the tab at ``offset`` that are left after some were consumed; 0 for a whole tab.
  var tabRest = 0

  /// Moves over blanks by a number of columns; a tab that reaches further stays where it is.
  mutating func advance(columns: Int, in bytes: [UInt8], end: Int) {
    var left = columns
    while left > 0, offset < end {
      if bytes[offset] == 0x09 {
        let width = 4 - column % 4
        if width > left {
          column += left
          tabRest = width - left
          return
        }
        column += width
        left -= width
      } else {
        column += 1
        left -= 1
      }
      offset += 1
      tabRest = 0
    }
  }

  /// The next byte that is not blank, and how many columns lie before it.
  func skippingBlanks(in bytes: [UInt8], end: Int) -> (cursor: LineCursor, indent: Int) {
    var next = self
    while next.offset < end {
      switch bytes[next.offset] {
      case 0x20: next.column += 1
      case 0x09: next.column += 4 - next.column % 4
      default: return (next, next.column - column)
      }
      next.offset += 1
      next.tabRest = 0
    }
    return (next, next.column - column)
  }
}
