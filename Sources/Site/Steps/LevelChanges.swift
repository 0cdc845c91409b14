import LadderModel

/// For each statement of a level, what it is to the level below: new, raised, unchanged.
///
/// With siblings below, a statement counts as what it is to the one that it is nearest to.
struct LevelChanges: Sendable {
  private var changes: [Ref<Dimension>: [String]] = [:]

  init(_ level: Ref<Level>, _ ladder: Ladder, _ comparisons: [StepComparison]) {
    for index in ladder.steps(to: level) where ladder.steps[index].kind == .promotion {
      for row in comparisons[index].rows {
        let found = row.alignment.newer.map { Self.name(of: $0.change) }
        changes[row.dimension] =
          changes[row.dimension].map { before in
            zip(before, found).map(Self.nearer)
          } ?? found
      }
    }
  }

  /// "new", "raised" or "unchanged"; `nil` on a track's lowest level.
  func change(_ dimension: Ref<Dimension>, _ index: Int) -> String? {
    guard let found = changes[dimension], found.indices.contains(index) else { return nil }
    return found[index]
  }

  static func name(of change: StatementAlignment.Change) -> String {
    switch change {
    case .new: "new"
    case .raised: "raised"
    case .unchanged: "unchanged"
    }
  }

  private static func nearer(_ a: String, _ b: String) -> String {
    ["unchanged", "raised", "new"].first { $0 == a || $0 == b } ?? a
  }
}
