/// What is known of the data before there is any: which keys a record has, what a list holds.
///
/// With it, a misspelt name is found when templates are compiled, on pages that are not rendered
/// too. `any` is checked only when a page is rendered.
package indirect enum TemplateShape: Sendable {
  case any
  case list(TemplateShape)
  case record([String: TemplateShape])

  /// A record of keys of which nothing more is known.
  package static func keys(_ names: [String]) -> TemplateShape {
    .record(Dictionary(names.map { ($0, .any) }) { first, _ in first })
  }
}

extension TemplateShape: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateShape)...) {
    self = .record(Dictionary(elements) { _, last in last })
  }
}
