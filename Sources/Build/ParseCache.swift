import Diagnostics
import LadderModel
import Pages

/// The pages that an earlier build parsed, for the next build of the same project.
///
/// Parsing is the only step that is kept, because it is the only one whose result depends on one
/// file alone: on its path, its bytes and the options. All that a parse exports, what is wrong
/// with the page included, is in the entry; what pages make of each other is worked out anew in
/// every build. So a build with a cache gives the same bytes and the same words as one without.
package struct ParseCache: Sendable {
  /// All that one file says.
  private struct Parse: Sendable {
    let file: SourceFile

    /// `nil` where no page can be.
    let entry: PageEntry?
    let diagnostics: [Diagnostic]

    init(_ file: SourceFile, options: MarkdownOptions, keepsWords: Bool) {
      self.file = file
      let page = ParsedPage.parse(file, options: options)
      let entry = PageEntry.read(page.value, keepsWords: keepsWords)
      self.entry = entry.value
      diagnostics = page.diagnostics + entry.diagnostics
    }
  }

  private let isReused: Bool
  private var options = MarkdownOptions()

  /// In the order of their paths' bytes, as files are listed.
  private var parses: [Parse] = []

  /// - Parameter isReused: whether another build comes; one that comes alone keeps nothing for it.
  package init(isReused: Bool = true) {
    self.isReused = isReused
  }

  /// Parses the files, or takes what is known of them; from then on exactly these are known,
  /// if another build comes.
  ///
  /// - Parameter files: in the order of their paths' bytes.
  mutating func parse(
    _ files: [SourceFile], options: MarkdownOptions
  ) async -> Diagnosed<[PageEntry]> {
    let known = options == self.options ? parses : []
    let positions = Self.positions(of: files, in: known)
    let keepsWords = isReused
    let parses = await concurrentMap(Array(files.indices)) { index in
      // The bytes themselves are compared: there is no digest that could collide.
      if let position = positions[index],
        known[position].file.bytes.hasSameBytes(as: files[index].bytes)
      {
        return known[position]
      }
      return Parse(files[index], options: options, keepsWords: keepsWords)
    }
    if isReused {
      self.parses = parses
      self.options = options
    }
    return Diagnosed(parses.compactMap(\.entry), parses.flatMap(\.diagnostics))
  }

  /// Where the page of each file is, if one is known: both lists are walked once, side by side.
  private static func positions(of files: [SourceFile], in parses: [Parse]) -> [Int?] {
    var next = 0
    return files.map { file in
      while next < parses.count {
        let order = parses[next].file.path.orderOfBytes(beside: file.path)
        if order == 0 { return next }
        if order > 0 { return nil }
        next += 1
      }
      return nil
    }
  }
}
