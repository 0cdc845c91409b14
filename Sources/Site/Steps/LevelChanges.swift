import LadderModel

/// For each statement of a level, what it is to the level below: new, raised, unchanged.
///
/// With siblings below, a statement counts as what it is to the one that it is nearest to.
struct LevelChanges: Sendable {
  /// From the nearest to the farthest.
  enum Change: UInt8, Sendable, Comparable {
    case unchanged = 1
    case raised, new

    init(_ change: StatementAlignment.Change) {
      self =
        switch change {
        case .new: .new
        case .raised: .raised
        case .unchanged: .unchanged
        }
    }

    /// As templates know it.
    var name: String {
      switch self {
      case .unchanged: "unchanged"
      case .raised: "raised"
      case .new: "new"
      }
    }

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private var changes: [(dimension: Ref<Dimension>, changes: [Change])] = []

  init(_ level: Ref<Level>, _ ladder: Ladder, _ comparisons: [StepComparison]) {
    for index in ladder.steps(to: level) where ladder.steps[index].kind == .promotion {
      for row in comparisons[index].rows {
        let found = row.alignment.newer.map { Change($0.change) }
        if let known = changes.firstIndex(where: { $0.dimension == row.dimension }) {
          changes[known].changes = zip(changes[known].changes, found).map(min)
        } else {
          changes.append((row.dimension, found))
        }
      }
    }
  }

  /// Those of a cell's statements, in their order; none on a track's lowest level.
  func changes(_ dimension: Ref<Dimension>) -> [Change] {
    changes.first { $0.dimension == dimension }?.changes ?? []
  }
}
