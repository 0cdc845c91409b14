package import Pages

/// One rung: what is expected of a person there, dimension by dimension.
package struct Level: Sendable {
  /// Which levels of other tracks stand beside this one.
  package enum Peers: Sendable {
    /// Those whose ranks overlap with this one's.
    case byRank

    /// Those that the author names; none of them declares that there is no counterpart.
    case declared([Ref<Level>])
  }

  package let page: Ref<Page>
  package let track: Ref<Track>

  /// Short label: `IC5`; unique within the track.
  package let code: String

  /// Place on the common scale of all tracks.
  package let rank: ClosedRange<Int>
  package let scope: String?
  package let facts: [LabelledText]

  /// Whether people may stay here for good.
  package let isSettled: Bool

  /// What stands before the first cell, sections included.
  package let introduction: [Fragment]

  /// The sections behind the first cell that name no dimension.
  package let sections: [Fragment]

  /// In the order of the ladder's dimensions; those missing have no cell.
  package internal(set) var cells: [Cell]
  package internal(set) var peers: Peers

  /// The levels one rung below and above on the same track.
  package internal(set) var below: [Ref<Level>] = []
  package internal(set) var above: [Ref<Level>] = []

  package func cell(_ dimension: Ref<Dimension>) -> Cell? {
    cells.first { $0.dimension == dimension }
  }
}
