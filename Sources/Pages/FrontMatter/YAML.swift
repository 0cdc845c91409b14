package import Diagnostics

/// Reads YAML: the small, safe part of it that front matter needs.
///
/// One document, mappings with scalar keys, sequences and scalars. Anchors, aliases and tags are
/// refused, duplicate keys are refused at the second key, and nesting stops at
/// ``YAML/deepestNesting``.
package enum YAML {
  package static let deepestNesting = 32

  /// Parses a stretch of a file as one YAML mapping.
  ///
  /// - Returns: the entries in the order of the file; `nil` if the text is not usable as a mapping,
  ///   in which case there is a diagnostic. An empty document is an empty mapping.
  package static func mapping(
    in file: SourceFile, range: Range<Int>
  ) -> Diagnosed<[YAMLEntry]?> {
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
