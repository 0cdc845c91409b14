/// A pipe table anywhere in a document, for checks that read tables.
package struct MarkdownTable: Sendable {
  /// The words of each cell without markup, the header row first; every row has as many cells.
  package let rows: [[String]]

  /// Byte range in the file.
  package let range: Range<Int>

  package init(rows: [[String]], range: Range<Int>) {
    self.rows = rows
    self.range = range
  }
}
