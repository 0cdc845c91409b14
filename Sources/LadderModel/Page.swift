package import Diagnostics
package import Pages

/// What every page has, whatever its kind.
///
/// A class only so that passing one on is one reference, where a copy would count one for each of
/// its texts and lists, from all threads at once; nothing in it ever changes.
package final class Page: Sendable {
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

  /// Whether the front matter could be read; if not, the page may hold more than is known of it.
  package let isReadable: Bool

  /// The document without a first-level heading that only repeats the title.
  package let body: Fragment

  /// `nil` where nobody asked to keep them, and where they depend on other pages: where links have no text of their own, and on levels,
  /// whose cells are read later.
  package let words: PageWords?

  /// Ids that links may point at, those of statements left out.
  package let anchors: Set<String>

  init(
    kind: PageKind, id: String, path: String, file: SourceFile, document: MarkdownDocument,
    title: String, summary: String?, status: Status, aliases: [Located<String>], owner: String?,
    reviewed: String?, accepted: [Acceptance], frontMatter: [YAMLEntry], isReadable: Bool,
    body: Fragment, keepsWords: Bool
  ) {
    self.kind = kind
    self.id = id
    self.path = path
    self.file = file
    self.document = document
    self.title = title
    self.summary = summary
    self.status = status
    self.aliases = aliases
    self.owner = owner
    self.reviewed = reviewed
    self.accepted = accepted
    self.frontMatter = frontMatter
    self.isReadable = isReadable
    self.body = body
    anchors = document.anchors
    let isOwn =
      keepsWords && kind != .level && !document.holes.contains { $0.content == .label }
    words =
      isOwn
      ? PageWords(document, from: body.range.lowerBound, without: []) { _ in nil } : nil
  }
}

extension MarkdownDocument {
  /// Headings and list items with ids of their own; statements are in their cells.
  fileprivate var anchors: Set<String> {
    Set(headings.map(\.id) + items.compactMap(\.explicitID) + nestedIDs)
  }
}
