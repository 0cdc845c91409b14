import Pages

/// What finds the levels of other tracks that have the same standing as one.
///
/// With hundreds of tracks each level has hundreds of counterparts: all of them at once would be the
/// square of the ladder, so they are found when they are asked for.
struct Counterparts: Sendable {
  /// By rank, the active levels that stand where their ranks say, in order. One whose ranks are many
  /// is in many lists.
  private var byRank: [Int: [Ref<Level>]] = [:]

  /// The first and the last ranks of these levels, each in rising order.
  private var firstRanks: [Int] = []
  private var lastRanks: [Int] = []

  /// By level, the active ones that it names or that name it.
  private var named: [Ref<Level>: Set<Ref<Level>>] = [:]

  init() {}

  init(_ ladder: Ladder) {
    let active = Set(ladder.activeLevels)
    for level in ladder.activeLevels {
      switch ladder[level].peers {
      case .byRank:
        for rank in ladder[level].rank { byRank[rank, default: []].append(level) }
        firstRanks.append(ladder[level].rank.lowerBound)
        lastRanks.append(ladder[level].rank.upperBound)
      case .declared(let peers):
        for peer in peers where active.contains(peer) {
          named[level, default: []].insert(peer)
          named[peer, default: []].insert(level)
        }
      }
    }
    firstRanks.sort()
    lastRanks.sort()
  }

  /// Those that a declaration of either side ties to a level, whether or not the other side agrees.
  func named(with level: Ref<Level>) -> Set<Ref<Level>> { named[level] ?? [] }

  /// In the ladder's order, the levels without a declaration that have one of these ranks.
  func levels(with ranks: ClosedRange<Int>) -> [Ref<Level>] {
    if ranks.count == 1 { return byRank[ranks.lowerBound] ?? [] }
    return Set(ranks.flatMap { byRank[$0] ?? [] }).sorted()
  }

  /// How many these are.
  func count(with ranks: ClosedRange<Int>) -> Int {
    // All but those that end below and those that begin above.
    let below = lastRanks.partitioningIndex { $0 >= ranks.lowerBound }
    let above = firstRanks.count - firstRanks.partitioningIndex { $0 > ranks.upperBound }
    return firstRanks.count - below - above
  }
}

/// Symmetric: a list on either side counts for both, and a side that names its peers has no others.
extension Ladder {
  /// Whether two levels have the same standing on different tracks.
  package func areCounterparts(_ a: Ref<Level>, _ b: Ref<Level>) -> Bool {
    guard self[a].track != self[b].track, isActive(a), isActive(b) else { return false }
    return switch (self[a].peers, self[b].peers) {
    case (.byRank, .byRank): self[a].rank.overlaps(self[b].rank)
    case (.declared(let peers), .byRank): peers.contains(b)
    case (.byRank, .declared(let peers)): peers.contains(a)
    case (.declared(let mine), .declared(let theirs)): mine.contains(b) && theirs.contains(a)
    }
  }

  /// All counterparts of a level, in the ladder's order. With many tracks these are many: who needs
  /// some of them asks for these.
  package func counterparts(of level: Ref<Level>) -> [Ref<Level>] {
    guard isActive(level) else { return [] }
    let named = counterparts.named(with: level)
    guard case .byRank = self[level].peers else {
      return named.filter { areCounterparts(level, $0) }.sorted()
    }
    let near = counterparts.levels(with: self[level].rank)
    let all = named.isEmpty ? near : (near + named).sorted()
    return all.filter { areCounterparts(level, $0) }
  }

  /// Those on some tracks.
  package func counterparts(of level: Ref<Level>, on tracks: [Ref<Track>]) -> [Ref<Level>] {
    tracks.flatMap { self[$0].levels }.filter { areCounterparts(level, $0) }
  }

  package func counterpartCount(of level: Ref<Level>) -> Int {
    guard isActive(level) else { return 0 }
    let named = counterparts.named(with: level).count { areCounterparts(level, $0) }
    guard case .byRank = self[level].peers else { return named }
    let own = self[self[level].track].levels.count { other in
      guard case .byRank = self[other].peers else { return false }
      return self[other].rank.overlaps(self[level].rank)
    }
    return named + counterparts.count(with: self[level].rank) - own
  }

  /// The retired levels come last.
  private func isActive(_ level: Ref<Level>) -> Bool { level.index < activeLevels.count }
}
