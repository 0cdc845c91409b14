/// How much of everything a Markdown text may hold. The limits keep libcmark's worst cases (which
/// take time or memory in the square of the input) and the pages within reason; no page that a
/// person writes comes near them.
enum MarkdownLimits {
  /// Bytes of a text; libcmark counts in 32 bits.
  static let bytes = 16 << 20

  /// Elements inside each other, blocks and inlines together.
  static let nesting = 200

  /// `[` and `<` in lines that no blank line parts. libcmark 0.30.2 takes time in the square of the
  /// number of unmatched ones: `![[]()` 20,000 times takes it 0.3 s, and 80,000 times 8 s.
  static let brackets = 5_000

  /// Columns of a table, and cells of all tables of a text, those included that fill up short
  /// rows.
  static let tableColumns = 1_000
  static let tableCells = 200_000

  /// Links, and headings, of a text. Each link is looked up among all pages, and each heading is
  /// listed and compared with the dimensions' names.
  static let links = 20_000
  static let headings = 50_000

  /// How often a text is rewritten for tables that only show once another table is out of the
  /// way.
  static let tablePasses = 8
}
