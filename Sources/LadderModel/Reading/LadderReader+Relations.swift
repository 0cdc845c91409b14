import Diagnostics

/// What ties levels to one another: peers, carried dimensions, steps.
extension LadderReader {
  mutating func relate() {
    for ref in ladder.levelRefs {
      let links = levelLinks[ref.index]
      resolvePeers(of: ref, links)
      carry(to: ref, links)
    }
    for links in unplacedLinks {
      if links.peers.map(\.value) != ["none"] {
        _ = names.levels(links.peers, &entries[links.entry].fields)
      }
      for name in links.carries { _ = names.dimension(name, &entries[links.entry].fields) }
    }
    for ref in ladder.levelRefs {
      let cells = ladder[ref].cells.sorted { $0.dimension < $1.dimension }
      ladder.levels[ref.index] = ladder[ref].with(cells: cells)
    }
    ladder.levelsOfPages = Array(repeating: nil, count: ladder.pages.count)
    for ref in ladder.levelRefs { ladder.levelsOfPages[ladder[ref].page.index] = ref }
    ladder.activeLevels = ladder.tracks.flatMap(\.levels)
    ladder.ranks = Set(ladder.activeLevels.flatMap { Array(ladder[$0].rank) }).sorted()
    ladder.steps = steps()
    ladder.counterparts = Counterparts(ladder)
    indexSteps()
  }

  private mutating func indexSteps() {
    ladder.departures = Array(repeating: [], count: ladder.levels.count)
    ladder.arrivals = ladder.departures
    for (index, step) in ladder.steps.enumerated() {
      ladder.departures[step.from.index].append(index)
      ladder.arrivals[step.to.index].append(index)
    }
  }

  private mutating func resolvePeers(of ref: Ref<Level>, _ links: LevelLinks) {
    guard let first = links.peers.first else { return }
    if links.peers.count == 1, first.value == "none" {
      ladder.levels[ref.index] = ladder[ref].with(peers: .declared([]))
      return
    }
    let peers = names.levels(links.peers, &entries[links.entry].fields)
    for (name, peer) in zip(links.peers, peers)
    where peers.count == links.peers.count && ladder[peer].track == ladder[ref].track {
      entries[links.entry].fields.report(
        .badPeers, "'\(name.value)' is on the same track", at: name.range,
        help: "peers are levels of other tracks")
    }
    ladder.levels[ref.index] = ladder[ref].with(peers: .declared(peers))
  }

  /// Gives a level the cells that it carries from the level below; levels are in rising order, so
  /// what the level below carries itself is there already.
  private mutating func carry(to ref: Ref<Level>, _ links: LevelLinks) {
    guard !links.carries.isEmpty else { return }
    var anchors = anchors(on: ladder[ref])
    for name in links.carries {
      guard let dimension = names.dimension(name, &entries[links.entry].fields) else { continue }
      let level = ladder[ref]
      let title = ladder.page(of: dimension).title
      if let own = level.cell(dimension) {
        guard own.carriedFrom == nil else {
          entries[links.entry].fields.report(
            .badCarries, "'\(name.value)' is carried twice", at: name.range,
            note: ("first carried here", own.range), help: "keep one of them")
          continue
        }
        entries[links.entry].fields.report(
          .badCarries, "'\(name.value)' is carried, but the page has a section of its own",
          at: name.range, note: ("its section", own.range),
          help: "delete the section or take the dimension out of 'carries'")
        continue
      }
      let sources = level.below.compactMap { below in
        ladder[below].cell(dimension).map { (below, $0) }
      }
      let origins = Set(sources.map { $0.1.carriedFrom ?? $0.0 })
      guard let (below, cell) = sources.first else {
        entries[links.entry].fields.report(
          .badCarries, "no level below has '\(title)' to carry", at: name.range,
          help: "write the section '## \(title)' on this page")
        continue
      }
      guard origins.count == 1 else {
        let titles = level.below.map { "'\(ladder.page(of: $0).title)'" }
        entries[links.entry].fields.report(
          .badCarries, "'\(name.value)' could be carried from \(titles.joined(separator: " or "))",
          at: name.range, help: "write the section '## \(title)' on this page")
        continue
      }
      let carried = Cell(
        dimension: dimension, anchor: anchors.claim(ladder.page(of: dimension).id),
        range: name.range, parts: cell.parts,
        statements: cell.statements.map { $0.with(anchor: anchors.claim($0.id)) },
        carriedFrom: cell.carriedFrom ?? below)
      ladder.levels[ref.index] = level.with(cells: level.cells + [carried])
    }
  }

  /// What is taken on a level's page before anything is carried to it.
  private func anchors(on level: Level) -> AnchorRegister {
    let own = level.cells.flatMap { [$0.anchor] + $0.statements.map(\.anchor) }
    return AnchorRegister(taken: ladder[level.page].anchors.union(own))
  }

  func promotions() -> [Step] {
    ladder.tracks.flatMap { track in
      track.levels.flatMap { from in
        ladder[from].above.map { Step(from: from, to: $0, kind: .promotion) }
      }
    }
  }

  /// The declared moves from a level of one track to a level of another. Where a transition names
  /// several levels on both sides, those of equal standing belong together: each level goes to
  /// those whose ranks overlap with its own, or else to the nearest.
  ///
  /// - Returns: the moves, and whether there are more than `limit`, at which the search ended.
  func moves(atMost limit: Int) -> (steps: [Step], isCut: Bool) {
    var seen: Set<[Ref<Level>]> = []
    var steps: [Step] = []
    for ref in ladder.transitionRefs {
      let transition = ladder[ref]
      let to = levels(of: transition.to)
      for from in levels(of: transition.from) {
        steps += nearest(to: from, among: to.filter { ladder[$0].track != ladder[from].track })
          .filter { seen.insert([from, $0]).inserted }
          .map { Step(from: from, to: $0, kind: .move(ref)) }
        if steps.count > limit { return (steps, true) }
      }
    }
    return (steps, false)
  }

  private func levels(of targets: [Target]) -> [Ref<Level>] {
    targets.compactMap { target in
      if case .level(let level) = target, ladder.page(of: level).status != .retired {
        level
      } else {
        nil
      }
    }
  }

  private func nearest(to level: Ref<Level>, among others: [Ref<Level>]) -> [Ref<Level>] {
    let rank = ladder[level].rank
    func distance(_ other: Ref<Level>) -> Int {
      let otherRank = ladder[other].rank
      return max(0, otherRank.lowerBound - rank.upperBound, rank.lowerBound - otherRank.upperBound)
    }
    let least = others.map(distance).min()
    return others.filter { distance($0) == least }
  }
}
