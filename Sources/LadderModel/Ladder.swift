/// A whole ladder: every page typed, every reference resolved, every list in its one order.
///
/// Only this module makes one. When ``read`` reports no error, all of it is as the design promises.
package struct Ladder: Sendable {
  package let settings: Settings

  /// In order of path.
  @usableFromInline package internal(set) var pages: [Page] = []

  /// In order of `order`, then title.
  @usableFromInline package internal(set) var tracks: [Track] = []

  /// Active levels track by track from the lowest to the highest, then the retired ones.
  @usableFromInline package internal(set) var levels: [Level] = []

  /// In order of `order`, then title; those of a group stand together.
  @usableFromInline package internal(set) var dimensions: [Dimension] = []

  /// In order of path, like the transitions.
  @usableFromInline package internal(set) var roles: [Role] = []
  @usableFromInline package internal(set) var transitions: [Transition] = []

  /// In order of `order`, then title.
  package internal(set) var guides: [Ref<Page>] = []
  package internal(set) var terms: [GlossaryTerm] = []

  /// Promotions track by track, then the declared moves between tracks.
  package internal(set) var steps: [Step] = []

  /// The levels that are in force, all but the retired ones: track by track, from the lowest.
  package internal(set) var activeLevels: [Ref<Level>] = []

  /// Those that are no longer, in the same order.
  package var retiredLevels: [Ref<Level>] {
    (activeLevels.count..<levels.count).map { Ref($0) }
  }

  /// The ranks that any active level has, from the lowest.
  package internal(set) var ranks: [Int] = []

  // By page and by level, so that no page has to search for what belongs to it.
  var levelsOfPages: [Ref<Level>?] = []
  var counterparts = Counterparts()
  var departures: [[Int]] = []
  var arrivals: [[Int]] = []

  /// Paths below `content/` and names like `guide:faq` of pages that are left out because they are
  /// drafts.
  package internal(set) var drafts: [String] = []

  /// Paths below `content/` of pages that are left out because of what is wrong with them.
  package internal(set) var unread: Set<String> = []

  init(settings: Settings) {
    self.settings = settings
  }

  // Inlined, so that what is asked of a page or level is read where it lies: a copy would count a
  // reference for each of its texts and lists, and page data asks for thousands of them.
  @inlinable package subscript(_ ref: Ref<Page>) -> Page {
    @inline(__always) get { pages[ref.index] }
  }
  @inlinable package subscript(_ ref: Ref<Track>) -> Track {
    @inline(__always) get { tracks[ref.index] }
  }
  @inlinable package subscript(_ ref: Ref<Level>) -> Level {
    @inline(__always) get { levels[ref.index] }
  }
  @inlinable package subscript(_ ref: Ref<Dimension>) -> Dimension {
    @inline(__always) get { dimensions[ref.index] }
  }
  @inlinable package subscript(_ ref: Ref<Role>) -> Role {
    @inline(__always) get { roles[ref.index] }
  }
  @inlinable package subscript(_ ref: Ref<Transition>) -> Transition {
    @inline(__always) get { transitions[ref.index] }
  }

  package func page(of level: Ref<Level>) -> Page { self[self[level].page] }
  package func page(of track: Ref<Track>) -> Page { self[self[track].page] }
  package func page(of dimension: Ref<Dimension>) -> Page { self[self[dimension].page] }
  package func page(of role: Ref<Role>) -> Page { self[self[role].page] }
  package func page(of transition: Ref<Transition>) -> Page { self[self[transition].page] }

  package var trackRefs: [Ref<Track>] { tracks.indices.map { Ref($0) } }
  package var levelRefs: [Ref<Level>] { levels.indices.map { Ref($0) } }
  package var dimensionRefs: [Ref<Dimension>] { dimensions.indices.map { Ref($0) } }
  package var roleRefs: [Ref<Role>] { roles.indices.map { Ref($0) } }
  package var transitionRefs: [Ref<Transition>] { transitions.indices.map { Ref($0) } }
  package var pageRefs: [Ref<Page>] { pages.indices.map { Ref($0) } }

  /// The references to what stands at a place in ``levels`` and ``dimensions``: for those who keep
  /// the place as a number.
  package func levelRef(at place: Int) -> Ref<Level> { Ref(place) }
  package func dimensionRef(at place: Int) -> Ref<Dimension> { Ref(place) }

  /// The level that a page is about.
  package func level(of page: Ref<Page>) -> Ref<Level>? { levelsOfPages[page.index] }

  /// The page that explains the terms.
  package var glossary: Ref<Page>? { pageRefs.first { self[$0].kind == .glossary } }

  /// The dimensions that a track is assessed by.
  package func dimensions(of track: Ref<Track>) -> [Ref<Dimension>] {
    dimensionRefs.filter { self[$0].applies(to: track) }
  }

  /// Indices of the steps that lead away from a level, and to it.
  package func steps(from level: Ref<Level>) -> [Int] { departures[level.index] }
  package func steps(to level: Ref<Level>) -> [Int] { arrivals[level.index] }

  /// The step from one level to another, if there is one.
  package func step(from: Ref<Level>, to: Ref<Level>) -> Int? {
    departures[from.index].first { steps[$0].to == to }
  }
}
