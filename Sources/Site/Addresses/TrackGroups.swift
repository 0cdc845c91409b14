import LadderModel

/// Which tracks are drawn side by side: all of them, or, where nobody could take that in, neighbours
/// in the ladder's order.
///
/// A page that draws all tracks of a ladder with hundreds would be megabytes long, and a part of
/// every level's page would grow with the number of tracks.
package struct TrackGroups: Sendable {
  /// As many columns as a wide screen shows at once.
  static let size = 6

  /// Every track once; at least one group.
  let groups: [[Ref<Track>]]

  init(_ ladder: Ladder) {
    groups = ladder.tracks.isEmpty ? [[]] : ladder.trackRefs.chunks(of: Self.size)
  }

  /// Whether there is more than one group.
  package var isSplit: Bool { groups.count > 1 }

  /// Groups that have pages of their own: all of them, or none when there is but one.
  var parts: Range<Int> { isSplit ? groups.indices : 0..<0 }

  /// The group of a track.
  func tracks(beside track: Ref<Track>) -> [Ref<Track>] { groups[track.index / Self.size] }

  /// The tracks that a page draws: those of a part, or all when there is but one group.
  func tracks(of part: Int?) -> [Ref<Track>] {
    part.map { groups[$0] } ?? (isSplit ? [] : groups[0])
  }
}

extension Ladder {
  /// What a group of tracks is called: by its first and its last.
  func name(of tracks: [Ref<Track>]) -> String {
    let ends = tracks.count > 1 ? [tracks[0], tracks[tracks.count - 1]] : tracks
    return ends.map { page(of: $0).title }.joined(separator: " to ")
  }
}
