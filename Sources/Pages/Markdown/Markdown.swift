package import Diagnostics

/// Markdown text → HTML with places.
package enum Markdown {
  /// Parses the part of a file that is Markdown.
  ///
  /// - Parameters:
  ///   - file: the file; every place in the result is an offset into it.
  ///   - start: where the Markdown begins, behind the front matter; always the start of a line.
  package static func parse(
    _ file: SourceFile, from start: Int = 0, options: MarkdownOptions = MarkdownOptions()
  ) -> Diagnosed<MarkdownDocument> {
    Diagnosed(MarkdownDocument(html: []))
  }
}
