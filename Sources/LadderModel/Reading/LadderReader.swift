package import Diagnostics
package import Pages

extension Ladder {
  /// Parsed pages → a ladder, and everything that is wrong with them, in one go.
  ///
  /// - Parameters:
  ///   - pages: every page below `content/`, in any order.
  ///   - contentFolder: what their files' paths begin with, `content/`.
  ///   - includesDrafts: treat drafts as if they were published.
  package static func read(
    _ pages: [ParsedPage], settings: Settings, contentFolder: String = "content/",
    includesDrafts: Bool = false
  ) -> Diagnosed<Ladder> {
    let entries = pages.map { PageEntry.read($0, contentFolder: contentFolder) }
    let ladder = read(
      entries.compactMap(\.value), settings: settings, includesDrafts: includesDrafts)
    return Diagnosed(ladder.value, entries.flatMap(\.diagnostics) + ladder.diagnostics)
  }

  /// Puts together what was read page by page.
  package static func read(
    _ entries: [PageEntry], settings: Settings, includesDrafts: Bool = false
  ) -> Diagnosed<Ladder> {
    let reader = LadderReader(entries, settings: settings, includesDrafts: includesDrafts)
    return reader.read(cuts: reader.levels.map(reader.cut))
  }
}

/// The state of one reading: entries by kind, the names known so far and the findings.
///
/// Kinds are read in the order of who refers to whom, so that a name is known before it is asked
/// for; each step is in a file of its own. Levels are cut into cells between two of them, by
/// whoever makes the reader: that is most of the work, and each level's own.
package struct LadderReader: Sendable {
  var ladder: Ladder
  var entries: [EntryReading] = []
  var names = ReferenceTable()
  var headings = DimensionNames()

  /// In parallel with `ladder.levels`.
  var levelLinks: [LevelLinks] = []

  /// Of the levels that can't be placed on the ladder; their references are still checked.
  var unplacedLinks: [LevelLinks] = []
  var diagnostics: [Diagnostic] = []
  private let includesDrafts: Bool

  /// Reads what levels refer to.
  ///
  /// - Parameter unread: paths below `content/` of pages that have no entry.
  package init(
    _ entries: [PageEntry], settings: Settings, includesDrafts: Bool, unread: Set<String> = []
  ) {
    ladder = Ladder(settings: settings)
    ladder.unread = unread
    self.includesDrafts = includesDrafts
    register(entries)
    names.pages = ladder.pages
    readTracks()
    readDimensions()
  }

  /// The levels that are to be cut.
  package var levels: [PageEntry] { indices(of: .level).map { entries[$0].entry } }

  /// Cuts a level's page; independent of all others.
  package func cut(_ level: PageEntry) -> LevelCut { LevelCut(level, names: headings) }

  /// Reads the rest.
  ///
  /// - Parameter cuts: of ``levels``, in their order.
  package consuming func read(cuts: [LevelCut]) -> Diagnosed<Ladder> {
    readLevels(cuts)
    readRoles()
    readTransitions()
    readRest()
    relate()
    finish()
    return Diagnosed(ladder, diagnostics)
  }

  /// Sorts the pages by path, and takes each kind and id once.
  mutating func register(_ pages: [PageEntry]) {
    // Positions of the levels: all others have ids that are as different as their paths.
    var first: [String: Int] = [:]
    entries.reserveCapacity(pages.count)
    ladder.pages.reserveCapacity(pages.count)
    for index in pages.indices.sorted(by: { pages[$0].page.path < pages[$1].page.path }) {
      let entry = pages[index]
      guard entry.address.kind == .level else {
        add(entry)
        continue
      }
      if let other = first.updateValue(index, forKey: entry.address.id) {
        first[entry.address.id] = other
        diagnostics.append(
          Diagnostic(
            .duplicateID, "level '\(entry.address.id)' exists twice",
            at: entry.page.file.wholePlace,
            notes: [.init("the other one", at: pages[other].page.file.wholePlace)],
            help: "rename one of the two files"))
        ladder.unread.insert(entry.page.path)
        continue
      }
      add(entry)
    }
  }

  private mutating func add(_ entry: PageEntry) {
    if entry.page.status == .draft, !includesDrafts {
      names.addDraft(entry.address.kind, entry.address.id)
      ladder.drafts += [entry.page.path, "\(entry.address.kind.rawValue):\(entry.address.id)"]
      diagnostics += entry.fields.diagnostics
      return
    }
    entries.append(EntryReading(entry))
    ladder.pages.append(entry.page)
  }

  /// Positions of the entries of one kind; `entries` and `ladder.pages` run in parallel.
  func indices(of kind: PageKind) -> [Int] {
    entries.indices.filter { entries[$0].address.kind == kind }
  }

  func page(at index: Int) -> Ref<Page> { Ref(index) }

  /// Guides, and the glossary's terms; plain pages have no keys of their own.
  mutating func readRest() {
    var orders: [(order: Int, title: String, index: Int)] = []
    for index in indices(of: .guide) {
      orders.append((entries[index].fields.order(), entries[index].page.title, index))
    }
    ladder.guides =
      orders.sorted { ($0.order, $0.title, $0.index) < ($1.order, $1.title, $1.index) }
      .map { page(at: $0.index) }
    if let index = indices(of: .glossary).first {
      ladder.terms = GlossaryTerm.terms(in: entries[index].page)
    }
  }

  /// Reports unknown keys and gathers what the field readers found.
  mutating func finish() {
    for index in entries.indices {
      diagnostics += entries[index].finish()
    }
  }
}

extension FieldReader {
  /// Where a page stands among its kind; those without come last, by title.
  mutating func order() -> Int {
    integer(FrontMatterKey.order.rawValue, in: 0...1_000_000)?.value ?? .max
  }
}
