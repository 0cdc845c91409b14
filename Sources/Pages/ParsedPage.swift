package import Diagnostics

/// One source file, read: its front matter and its Markdown, every part with its place.
///
/// It depends on the file alone, so it can be kept for as long as the file's bytes stay the same.
package struct ParsedPage: Sendable {
  package let file: SourceFile

  /// The keys in the order of the file. `nil` when the front matter could not be read: what it
  /// says is then unknown, and nothing more should be reported about it.
  package let frontMatter: [YAMLEntry]?

  /// Whether there was any front matter at all.
  package let hasFrontMatter: Bool
  package let document: MarkdownDocument

  package init(
    file: SourceFile, frontMatter: [YAMLEntry]?, hasFrontMatter: Bool, document: MarkdownDocument
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.hasFrontMatter = hasFrontMatter
    self.document = document
  }

  /// Reads a file. Total: whatever the bytes are, there is a page, and what is wrong with it.
  package static func parse(
    _ file: SourceFile, options: MarkdownOptions = MarkdownOptions()
  ) -> Diagnosed<ParsedPage> {
    let fence = FrontMatterFence.find(in: file)
    var diagnostics = fence.diagnostics
    var entries: [YAMLEntry]? = diagnostics.isEmpty ? [] : nil
    if let range = fence.value.yaml {
      let mapping = YAML.mapping(in: file, range: range)
      entries = mapping.value
      diagnostics += mapping.diagnostics
    }
    let markdown = Markdown.parse(file, from: fence.value.body, options: options)
    diagnostics += markdown.diagnostics
    let page = ParsedPage(
      file: file, frontMatter: entries, hasFrontMatter: fence.value.yaml != nil,
      document: markdown.value)
    return Diagnosed(page, diagnostics)
  }
}
