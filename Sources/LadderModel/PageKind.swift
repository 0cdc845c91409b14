/// What a page is; the folder decides it.
package enum PageKind: String, Sendable, CaseIterable {
  case home, track, level, dimension, role, transition, guide, glossary, page

  /// The text of a section's index page: `index.md` in one of the folders below.
  case section

  /// The folder of the kinds that have one, below `content/`.
  package var folder: String? {
    switch self {
    case .track: "tracks"
    case .level: "levels"
    case .dimension: "dimensions"
    case .role: "roles"
    case .transition: "transitions"
    case .guide: "guides"
    case .home, .glossary, .page, .section: nil
    }
  }

  /// Whether its front matter has keys that not all pages have.
  var hasOwnFields: Bool {
    switch self {
    case .home, .section, .glossary, .page: false
    default: true
    }
  }

  /// The kind's name in a sentence, with its article.
  package var phrase: String {
    switch self {
    case .home: "the home page"
    case .glossary: "the glossary"
    case .page: "a plain page"
    case .section: "a section's index page"
    default: "a \(rawValue) page"
    }
  }
}
