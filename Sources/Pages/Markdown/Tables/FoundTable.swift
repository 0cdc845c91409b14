/// A table in the text of a paragraph, as ``TableFinder`` found it.
struct FoundTable {
  /// Lines from the header to the last row.
  let lines: ClosedRange<Int>
  let alignments: [TableAlignment]

  /// The cells of each row, the header first, in the text; no row has more than the header.
  let rows: [[Range<Int>]]

  /// What stands before the header, and before the second row: markers and blanks of the quotes
  /// and lists around the table.
  let headerPrefix: Range<Int>
  let rowPrefix: Range<Int>

  /// The table in the text, without prefixes at its ends.
  let range: Range<Int>
}
