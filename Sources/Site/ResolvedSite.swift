package import Diagnostics
package import LadderModel

/// A planned site with all that its pages are rendered from: every link resolved, every term
/// found, every step compared. Nothing in it changes any more, so pages render in any order.
package struct ResolvedSite: Sendable {
  package let plan: SitePlan
  package let graph: LinkGraph
  package let terms: TermIndex

  /// In parallel with the ladder's steps.
  package let comparisons: [StepComparison]

  let searchParts: SearchParts

  /// In parallel with the ladder's levels.
  let changes: [LevelChanges]
  /// In parallel with the ladder's tracks: the lanes in which their levels are drawn.
  let lanes: [[Int]]
  /// Where each guide stands in the list of them.
  let guidePlaces: [Ref<Page>: Int]
  package var ladder: Ladder { @inline(__always) _read { yield plan.ladder } }

  /// - Parameter baseURL: where the site is published; `nil` takes what `ladder.yml` says.
  package static func resolve(_ plan: SitePlan, baseURL: String? = nil) -> Diagnosed<ResolvedSite> {
    let ladder = plan.ladder
    let graph = LinkGraph.resolve(plan)
    let site = ResolvedSite(
      plan: plan, graph: graph.value, terms: TermIndex(plan),
      comparisons: ladder.steps.map { StepComparison($0, in: ladder) },
      searchParts: SearchParts(plan), baseURL: baseURL ?? ladder.settings.baseURL)
    return Diagnosed(site, graph.diagnostics)
  }

  /// Puts together what was worked out side by side.
  ///
  /// - Parameters:
  ///   - comparisons: of the ladder's steps, in their order.
  ///   - baseURL: where the site is published.
  package init(
    plan: SitePlan, graph: LinkGraph, terms: TermIndex, comparisons: [StepComparison],
    searchParts: SearchParts, baseURL: String?
  ) {
    self.plan = plan
    self.graph = graph
    self.terms = terms
    self.comparisons = comparisons
    self.searchParts = searchParts
    changes = plan.ladder.levelRefs.map { LevelChanges($0, plan.ladder, comparisons) }
    lanes = plan.ladder.tracks.map { MapLayout.lanes(of: $0, in: plan.ladder) }
    guidePlaces = Dictionary(
      uniqueKeysWithValues: plan.ladder.guides.enumerated().map { ($1, $0) })
    self.baseURL = baseURL
    var tracks: [String: Set<Ref<Track>>] = [:]
    for level in plan.ladder.levels { tracks[level.code, default: []].insert(level.track) }
    sharedCodes = Set(tracks.filter { $0.value.count > 1 }.keys)
  }

  package let baseURL: String?

  /// Codes that levels of several tracks have.
  private let sharedCodes: Set<String>

  /// The code by which a level is cited: with its track where two tracks share a code.
  package func code(of level: Ref<Level>) -> String {
    let code = ladder[level].code
    return sharedCodes.contains(code) ? "\(ladder[ladder[level].track].code) \(code)" : code
  }

  /// `IC5 · Leadership · 2`.
  package func citation(_ statement: Statement, in cell: Cell, of level: Ref<Level>) -> String {
    citationPrefix(of: cell.dimension, at: level) + String(statement.number)
  }

  /// `IC5 · Leadership · `: what stands before the numbers of a level's statements.
  func citationPrefix(of dimension: Ref<Dimension>, at level: Ref<Level>) -> String {
    "\(code(of: level)) · \(ladder[ladder[dimension].page].title) · "
  }
}
