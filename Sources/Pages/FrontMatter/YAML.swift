package import Diagnostics

/// Reads YAML: the small, safe part of it that front matter needs.
///
/// One document, mappings with scalar keys, sequences and scalars. Anchors, aliases and tags are
/// refused, duplicate keys are refused at the second key, nesting stops at
/// ``YAML/deepestNesting``, and the whole may have ``YAML/longest`` bytes.
package enum YAML {
  package static let deepestNesting = 32

  /// In bytes. Titles and the like are shown on many pages, so what they hold is multiplied.
  package static let longest = 64 << 10

  /// Parses a stretch of a file as one YAML mapping.
  ///
  /// - Returns: the entries in the order of the file; `nil` if the text is not usable as a mapping,
  ///   in which case there is a diagnostic. An empty document is an empty mapping.
  package static func mapping(
    in file: SourceFile, range: Range<Int>
  ) -> Diagnosed<[YAMLEntry]?> {
    guard range.count <= longest else {
      let place = file.place(range.lowerBound..<range.lowerBound + 1)
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .unsupportedYAML,
            "the keys and values from here on have more than \(longest >> 10) KiB",
            at: place, help: "keep front matter and settings short; long texts belong in the page")
        ])
    }
    var parser = YAMLEventParser(file: file, range: range)
    let node: YAMLNode?
    do {
      node = try parser.document()
    } catch {
      return Diagnosed(nil, parser.diagnostics + [error.diagnostic])
    }
    switch node?.content {
    case nil: return Diagnosed([], parser.diagnostics)
    case .mapping(let entries): return Diagnosed(entries, parser.diagnostics)
    case .scalar, .sequence:
      let found = node?.kind ?? "nothing"
      let place = file.place(node?.range ?? range)
      return Diagnosed(
        nil,
        parser.diagnostics + [
          Diagnostic(
            .yamlSyntax, "expected 'key: value' lines, found \(found)", at: place,
            help: "write one key on each line, for example 'title: Staff Engineer'")
        ])
    }
  }
}
