import LadderModel

/// Every page that readers look for, and every glossary term, by first letter.
struct Directory: Sendable {
  struct Entry: Sendable {
    let title: String
    let kind: String
    let path: SitePath
    let anchor: String?
    fileprivate let key: SortKey

    /// In bytes of HTML, with what the template puts around it.
    fileprivate var weight: Int { title.utf8.count + path.text.utf8.count + 80 }
  }

  /// The entries with one first letter; where they are too many for a page, neighbours among them.
  struct Letter: Sendable {
    /// In upper case; "#" for what begins with no letter.
    let title: String

    /// The first entry's title, where there are others of this letter.
    let from: String?
    let entries: ArraySlice<Entry>
  }

  /// In bytes of HTML, roughly. Nobody reads on in a longer list.
  private static let longestPage = 500_000

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
        key: SortKey(page.title.foldedName))
    }
    if let glossary {
      entries += ladder.terms.map {
        Entry(
          title: $0.title, kind: "term", path: glossary, anchor: $0.id,
          key: SortKey($0.title.foldedName))
      }
    }
    // By number: what an entry holds would be moved many times.
    let order = entries.indices.sorted { a, b in
      if let isBefore = entries[a].key.isBefore(entries[b].key) { return isBefore }
      if entries[a].path != entries[b].path { return entries[a].path < entries[b].path }
      return entries[a].title < entries[b].title
    }
    entries = order.map { entries[$0] }
    isSplit = entries.reduce(0) { $0 + $1.weight } > Self.longestPage
    letters = Self.ranges(of: entries).flatMap { title, range in
      let parts = entries[range].map(\.weight).stretches(upTo: Self.longestPage)
      return parts.map { part in
        let start = range.lowerBound + part.lowerBound
        return Letter(
          title: title, from: parts.count > 1 ? entries[start].title : nil,
          entries: entries[start..<(start + part.count)])
      }
    }
  }

  /// Where each letter's entries are.
  private static func ranges(of entries: [Entry]) -> [(title: String, range: Range<Int>)] {
    var letters: [(title: String, range: Range<Int>)] = []
    var start: UInt8?
    for (index, entry) in entries.enumerated() {
      // Most entries begin like the one before. Beyond ASCII a letter may be more than its first byte.
      let byte = entry.key.isASCII ? entry.key.text.utf8.first : nil
      if byte == nil || byte != start {
        let first = entry.key.text.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
        if letters.last?.title != first { letters.append((first, index..<index)) }
      }
      start = byte
      letters[letters.count - 1].range = letters[letters.count - 1].range.lowerBound..<(index + 1)
    }
    return letters
  }
}

/// A folded title in the order of titles. Nearly all are ASCII and differ in their first eight bytes,
/// which compare as one number.
private struct SortKey {
  let text: String

  /// `nil` when the text is not ASCII: what a letter is then depends on what follows.
  private let start: UInt64?

  var isASCII: Bool { start != nil }

  init(_ text: String) {
    self.text = text
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let bytes = text.utf8.prefix(8)
    let word = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    start = isASCII && !bytes.isEmpty ? word << UInt64(8 * (8 - bytes.count)) : nil
  }

  /// `nil` when they are equal.
  func isBefore(_ other: SortKey) -> Bool? {
    if let start, let otherStart = other.start, start != otherStart { return start < otherStart }
    return text == other.text ? nil : text < other.text
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
