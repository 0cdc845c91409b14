import Diagnostics
import Pages

/// The pages that an earlier build parsed, for the next build of the same project.
///
/// Parsing is the only step that is kept, because it is the only one whose result depends on one
/// file alone: on its path, its bytes and the options. All that a parse exports, what is wrong
/// with the page included, is in the entry; what pages make of each other is worked out anew in
/// every build. So a build with a cache gives the same bytes and the same words as one without.
package struct ParseCache: Sendable {
  private var options = MarkdownOptions()
  private var pages: [String: Diagnosed<ParsedPage>] = [:]

  package init() {}

  /// Parses the files, or takes what is known of them; from then on exactly these are known.
  mutating func parse(
    _ files: [SourceFile], options: MarkdownOptions
  ) async -> Diagnosed<[ParsedPage]> {
    let known = options == self.options ? pages : [:]
    let results = await concurrentMap(files) { file in
      // The bytes themselves are compared: there is no digest that could collide.
      if let page = known[file.path], page.value.file.bytes.hasSameBytes(as: file.bytes) {
        return page
      }
      return ParsedPage.parse(file, options: options)
    }
    self.options = options
    pages = Dictionary(zip(files.map(\.path), results)) { first, _ in first }
    return Diagnosed(results.map(\.value), results.flatMap(\.diagnostics))
  }
}
