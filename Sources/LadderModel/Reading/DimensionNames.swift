import Diagnostics

/// The headings that open a dimension's cell, folded.
struct DimensionNames {
  private var byName: [String: Ref<Dimension>] = [:]
  private var titles: [String: String] = [:]

  /// - Returns: another dimension that has the name already, and keeps it.
  mutating func add(_ dimension: Ref<Dimension>, _ title: String) -> Ref<Dimension>? {
    let folded = title.foldedName
    if let other = byName[folded] { return other == dimension ? nil : other }
    byName[folded] = dimension
    titles[folded] = title
    return nil
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
