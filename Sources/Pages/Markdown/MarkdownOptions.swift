/// What the Markdown reader allows and adds beyond CommonMark.
package struct MarkdownOptions: Sendable, Hashable {
  /// Let raw HTML through instead of reporting it.
  package var allowsRawHTML: Bool

  /// Heading ids, `{#id}`, callouts and glossary prose: everything but tables.
  package var hasExtensions: Bool

  package init(allowsRawHTML: Bool = false, hasExtensions: Bool = true) {
    self.allowsRawHTML = allowsRawHTML
    self.hasExtensions = hasExtensions
  }

  /// The specification's own behaviour, for the conformance run.
  package static let commonMark = MarkdownOptions(allowsRawHTML: true, hasExtensions: false)
}
