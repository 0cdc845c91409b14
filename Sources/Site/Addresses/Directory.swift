import LadderModel

/// Every page that readers look for, and every glossary term, by first letter.
struct Directory: Sendable {
  struct Entry: Sendable {
    let title: String
    let kind: String
    let path: SitePath
    let anchor: String?
    fileprivate let key: String
  }

  struct Letter: Sendable {
    /// In upper case; "#" for what begins with no letter.
    let title: String
    var entries: [Entry]
  }

  /// A list of more than these is one page a letter: nobody reads on, and it weighs megabytes.
  private static let mostOnOnePage = 3_000

  let letters: [Letter]

  /// Whether each letter has a page of its own.
  let isSplit: Bool

  init() {
    (letters, isSplit) = ([], false)
  }

  /// - Parameter pages: of the site, without the list itself.
  init(of pages: [PlannedPage], _ ladder: Ladder, glossary: SitePath?) {
    var entries = pages.filter(\.isListed).map { page in
      Entry(
        title: page.title, kind: page.kindName(in: ladder), path: page.path, anchor: nil,
        key: page.title.foldedName)
    }
    if let glossary {
      entries += ladder.terms.map {
        Entry(
          title: $0.title, kind: "term", path: glossary, anchor: $0.id, key: $0.title.foldedName)
      }
    }
    entries.sort { ($0.key, $0.path, $0.title) < ($1.key, $1.path, $1.title) }
    var letters: [Letter] = []
    for entry in entries {
      let first = entry.key.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
      if letters.last?.title != first { letters.append(Letter(title: first, entries: [])) }
      letters[letters.count - 1].entries.append(entry)
    }
    self.letters = letters
    isSplit = entries.count > Self.mostOnOnePage
  }
}

extension PlannedPage {
  /// What a list of pages calls it.
  func kindName(in ladder: Ladder) -> String {
    switch content {
    case .step: "step"
    case .rank, .rankPart: "rank"
    case .index, .indexPart, .matrix, .steps, .ranks, .map, .compare, .matrixPart, .mapPart,
      .stepsPart, .dimensionPart:
      "overview"
    default: source.map { ladder[$0].kind.rawValue } ?? "overview"
    }
  }
}
