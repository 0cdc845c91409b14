package import Diagnostics
package import Pages

/// What every page has, whatever its kind.
package struct Page: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case draft, active, retired
  }

  package let kind: PageKind

  /// The file's stem; unique within the kind.
  package let id: String

  /// Path below `content/`: `levels/ic/staff-engineer.md`.
  package let path: String
  package let file: SourceFile
  package let document: MarkdownDocument
  package let title: String
  package let summary: String?
  package let status: Status

  /// Old addresses that lead here, as written.
  package let aliases: [Located<String>]
  package let owner: String?

  /// The day of the last review, `YYYY-MM-DD`.
  package let reviewed: String?

  /// The findings that the author accepts on this page.
  package let accepted: [Acceptance]

  /// The front matter as it was written, for those who need the place of a field.
  package let frontMatter: [YAMLEntry]

  /// The document without a first-level heading that only repeats the title.
  package let body: Fragment

  /// Ids that links may point at: headings and list items; statements are in their cells.
  package var anchors: [String] {
    document.headings.map(\.id) + document.itemIDs + document.nestedIDs
  }
}

extension MarkdownDocument {
  /// The explicit ids of top-level list items.
  var itemIDs: [String] { items.compactMap(\.explicitID) }
}
