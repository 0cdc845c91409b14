package import Pages

/// One rung: what is expected of a person there, dimension by dimension.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class Level: Sendable {
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
  package let cells: [Cell]
  package let peers: Peers

  /// The levels one rung below and above on the same track.
  package let below: [Ref<Level>]
  package let above: [Ref<Level>]

  init(
    page: Ref<Page>, track: Ref<Track>, code: String, rank: ClosedRange<Int>, scope: String?,
    facts: [LabelledText], isSettled: Bool, introduction: [Fragment], sections: [Fragment],
    cells: [Cell], peers: Peers = .byRank, below: [Ref<Level>] = [], above: [Ref<Level>] = []
  ) {
    self.page = page
    self.track = track
    self.code = code
    self.rank = rank
    self.scope = scope
    self.facts = facts
    self.isSettled = isSettled
    self.introduction = introduction
    self.sections = sections
    self.cells = cells
    self.peers = peers
    self.below = below
    self.above = above
  }

  /// The same level once more is known of it.
  func with(
    cells: [Cell]? = nil, peers: Peers? = nil, below: [Ref<Level>]? = nil,
    above: [Ref<Level>]? = nil
  ) -> Level {
    Level(
      page: page, track: track, code: code, rank: rank, scope: scope, facts: facts,
      isSettled: isSettled, introduction: introduction, sections: sections,
      cells: cells ?? self.cells, peers: peers ?? self.peers, below: below ?? self.below,
      above: above ?? self.above)
  }

  package func cell(_ dimension: Ref<Dimension>) -> Cell? {
    cells.first { $0.dimension == dimension }
  }
}
