package import Diagnostics

/// Markdown text → HTML with places.
///
/// libcmark parses; ``TableReader`` teaches it tables; ``HTMLWriter`` walks its tree once. What a
/// text may hold at most is in ``MarkdownLimits``.
package enum Markdown {
  /// Parses the part of a file that is Markdown.
  ///
  /// Invalid UTF-8 is read as U+FFFD and not reported here.
  ///
  /// - Parameters:
  ///   - file: the file; every place in the result is an offset into it.
  ///   - start: where the Markdown begins, behind the front matter; always the start of a line.
  package static func parse(
    _ file: SourceFile, from start: Int = 0, options: MarkdownOptions = MarkdownOptions()
  ) -> Diagnosed<MarkdownDocument> {
    var start = min(max(start, 0), file.bytes.count)
    // libcmark would pass over a byte order mark too, but count it in the columns.
    if file.bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    let range = start..<file.bytes.count
    guard range.count <= MarkdownLimits.bytes else { return nothing(.tooLong, at: range, in: file) }
    var text = MarkdownText(bytes: file.bytes, range: range)
    if text.survey.needsMending { text = UTF8Sequence.mended(text) }
    if let excess = text.survey.excess {
      let problem: MarkdownProblem = excess.kind == .nesting ? .nestingTooDeep : .tooManyBrackets
      return nothing(problem, at: text.fileRange(excess.offset..<excess.offset), in: file)
    }
    let reader = TableReader(text)
    var writer = HTMLWriter(file: file, options: options, reader: reader)
    _ = reader.tree.read { writer.write($0) }
    if case .tooMany(let place) = reader.problem {
      writer.report(.tooManyTables, at: place)
    }
    let document = writer.isTooMuch ? MarkdownDocument(html: []) : writer.document
    return Diagnosed(document, writer.diagnostics)
  }

  /// What is left of a text that is not read at all.
  private static func nothing(
    _ problem: MarkdownProblem, at range: Range<Int>, in file: SourceFile
  ) -> Diagnosed<MarkdownDocument> {
    Diagnosed(MarkdownDocument(html: []), [problem.diagnostic(at: range, in: file)])
  }
}
