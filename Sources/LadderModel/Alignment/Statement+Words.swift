import Pages

extension Statement {
  /// What it is compared by: its first paragraph, or what stands in its place.
  package var words: StatementWords { StatementWords(lead.isEmpty ? rest : lead) }

  /// Whether two statements with the same words are the same in what these don't tell: what stands
  /// below the first paragraph, and links that are labelled with their targets' titles.
  package func saysTheSameBelow(_ other: Statement) -> Bool {
    guard hasRest == other.hasRest, lead.labels == other.lead.labels else { return false }
    guard hasRest else { return true }
    return StatementWords(rest) == StatementWords(other.rest) && rest.labels == other.rest.labels
  }
}

extension Fragment {
  /// The names of what the links without labels of their own lead to: two pages write different
  /// paths to the same file.
  fileprivate var labels: [Substring] {
    holes.filter { $0.content == .label }.map { hole in
      let path = document.links[hole.link].destination.prefix { $0 != "#" && $0 != "?" }
      let start = path.lastIndex { $0 == "/" || $0 == ":" }.map { path.index(after: $0) }
      let name = path[(start ?? path.startIndex)...]
      return name.hasSuffix(".md") ? name.dropLast(3) : name
    }
  }
}
