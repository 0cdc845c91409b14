import Diagnostics

/// The headings that open a dimension's cell, folded.
struct DimensionNames {
  private var byName: [String: Ref<Dimension>] = [:]
  private var titles: [String: String] = [:]

  mutating func add(_ dimension: Ref<Dimension>, _ title: String) {
    let folded = title.foldedName
    byName[folded] = dimension
    titles[folded] = title
  }

  func dimension(named heading: String) -> Ref<Dimension>? {
    byName[heading.foldedName]
  }

  /// The title that a heading nearly is: misspelt, or with words too many or too few at its end.
  func nearTitle(to heading: String) -> String? {
    let folded = heading.foldedName
    let candidates = byName.keys.sorted()
    let extended = candidates.first {
      folded.hasPrefix($0 + " ") || (!folded.isEmpty && $0.hasPrefix(folded + " "))
    }
    return (NearMiss.nearest(to: folded, in: candidates) ?? extended).flatMap { titles[$0] }
  }
}
