package import Diagnostics

/// A finding that an author accepts on a page, and why.
package struct Acceptance: Sendable {
  package let rule: DiagnosticCode

  /// The id of the section or statement that it is limited to; `nil` for the whole page.
  package let anchor: String?
  package let reason: String

  /// Byte range of the rule's name in the page's file.
  package let range: Range<Int>
}
