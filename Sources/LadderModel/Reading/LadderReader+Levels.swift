import Diagnostics
import Pages

extension LadderReader {
  /// What is to be resolved once all levels are known.
  struct LevelLinks {
    let entry: Int
    let code: Located<String>?
    let carries: [Located<String>]
    let peers: [Located<String>]
  }

  /// Ranks run from 0, so that a company may put apprentices under its first level.
  static let ranks = 0...99

  /// - Parameter cuts: of all levels, in the order of the entries.
  mutating func readLevels(_ cuts: [LevelCut]) {
    var read: [(level: Level, links: LevelLinks)] = []
    for (index, cut) in zip(indices(of: .level), cuts) {
      if let level = readLevel(at: index, cut) {
        read.append(level)
      } else {
        names.addUnusable(.level, entries[index].address.id)
      }
    }
    let keys = read.map { key(of: $0.level) }
    read = keys.indices.sorted { keys[$0] < keys[$1] }.map { read[$0] }
    ladder.levels = read.map(\.level)
    levelLinks = read.map(\.links)
    for (position, level) in read.enumerated() {
      names.add(Ref<Level>(position), entries[level.links.entry].address.id)
    }
    arrangeTracks()
    reportSharedCodes()
  }

  /// The total order of levels: retired ones last, then track, rank, title, path.
  private func key(of level: Level) -> (Int, Int, Int, Int, String, Int) {
    let page = ladder[level.page]
    let isRetired = page.status == .retired ? 1 : 0
    // Tuples compare up to six elements; the page's index stands for its path.
    return (
      isRetired, level.track.index, level.rank.lowerBound, level.rank.upperBound, page.title,
      level.page.index
    )
  }

  private mutating func readLevel(
    at index: Int, _ cut: LevelCut
  ) -> (level: Level, links: LevelLinks)? {
    let address = entries[index].address
    let page = entries[index].page
    let code = entries[index].fields.requiredText(.code)
    let rank = entries[index].fields.rank()
    let scope = entries[index].fields.text(.scope)?.value
    let facts = entries[index].fields.labelledTexts(FrontMatterKey.facts.rawValue)
    let carries = entries[index].fields.texts(.carries)
    let peers = entries[index].fields.texts(.peers)
    let isSettled = entries[index].fields.flag(FrontMatterKey.settled.rawValue) ?? false
    entries[index].fields.add(cut.diagnostics)
    reportEmptyCells(cut.cells, at: index)
    let links = LevelLinks(entry: index, code: code, carries: carries, peers: peers)
    guard let track = track(of: address, at: index), let rank else {
      unplacedLinks.append(links)
      return nil
    }
    let level = Level(
      page: self.page(at: index), track: track, code: code?.value ?? page.title, rank: rank,
      scope: scope, facts: facts, isSettled: isSettled, introduction: cut.introduction,
      sections: cut.sections, cells: cut.cells)
    reportForeignCells(of: level, at: index)
    return (level, links)
  }

  private mutating func track(of address: PageAddress, at index: Int) -> Ref<Track>? {
    let id = address.trackID ?? ""
    if let track = names.track(id) { return track }
    guard !names.isDraft(.track, id) else {
      entries[index].fields.report(
        .linkToDraft, "track '\(id)' is a draft", at: nil,
        help: "publish the track, or write 'status: draft' on this page too")
      return nil
    }
    let known = indices(of: .track).map { entries[$0].address.id }
    entries[index].fields.report(
      .unknownTrack, "track '\(id)' does not exist", at: nil,
      help: NearMiss.suggestion(for: id, in: known) ?? "write content/tracks/\(id).md")
    return nil
  }

  private mutating func reportForeignCells(of level: Level, at index: Int) {
    for cell in level.cells where !ladder[cell.dimension].applies(to: level.track) {
      let title = ladder.page(of: cell.dimension).title
      entries[index].fields.report(
        .foreignDimension, "dimension '\(title)' does not belong to this level's track",
        at: cell.range, help: "add the track to the dimension's 'tracks', or rename the heading")
    }
  }

  private mutating func reportEmptyCells(_ cells: [Cell], at index: Int) {
    for cell in cells where cell.statements.isEmpty {
      let title = ladder.page(of: cell.dimension).title
      entries[index].fields.report(
        .emptyCell, "'\(title)' has no statement here", at: cell.range,
        help:
          "write a list under the heading, or carry the dimension: 'carries: [\(ladder.page(of: cell.dimension).id)]'"
      )
    }
    for statement in cells.lazy.flatMap(\.statements) where statement.lead.isEmpty {
      entries[index].fields.report(
        .emptyCell, "this item does not begin with a sentence, so it is cited without words",
        at: statement.range,
        help: statement.hasRest
          ? "begin it with what is expected; what stands in it now can follow below that"
          : "write what is expected, or delete the item")
    }
  }

  /// Puts each track's active levels in their order, siblings of one rank together.
  private mutating func arrangeTracks() {
    for ref in ladder.levelRefs where ladder.page(of: ref).status != .retired {
      let track = ladder[ref].track.index
      ladder.tracks[track].levels.append(ref)
      if let last = ladder.tracks[track].rungs.last?.first, ladder[last].rank == ladder[ref].rank {
        ladder.tracks[track].rungs[ladder.tracks[track].rungs.count - 1].append(ref)
      } else {
        ladder.tracks[track].rungs.append([ref])
      }
    }
    for track in ladder.tracks {
      for (lower, upper) in zip(track.rungs, track.rungs.dropFirst()) {
        for ref in lower { ladder.levels[ref.index] = ladder[ref].with(above: upper) }
        for ref in upper { ladder.levels[ref.index] = ladder[ref].with(below: lower) }
      }
    }
  }

  private mutating func reportSharedCodes() {
    var first: [String: Ref<Level>] = [:]
    for ref in ladder.levelRefs {
      let level = ladder[ref]
      let key = "\(level.track.index) \(level.code)"
      guard let other = first[key] else {
        first[key] = ref
        continue
      }
      let entry = levelLinks[ref.index].entry
      entries[entry].fields.report(
        .duplicateCode,
        "code '\(level.code)' is that of '\(ladder.page(of: other).title)' too",
        at: levelLinks[ref.index].code?.range,
        help: "give each level of a track a code of its own")
    }
  }
}

extension FieldReader {
  fileprivate mutating func rank() -> ClosedRange<Int>? {
    let key = FrontMatterKey.rank.rawValue
    let before = diagnostics.count
    let range = integerRange(key, in: LadderReader.ranks)
    if range == nil, diagnostics.count == before { reportMissing(key) }
    return range?.value
  }
}
