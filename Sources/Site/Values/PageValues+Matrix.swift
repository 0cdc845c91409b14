import LadderModel
import Templates

/// Matrices, ranks, dimensions and tracks: levels side by side.
extension PageValues {
  mutating func matrixData(_ track: Ref<Track>?, part: Int?) -> Data {
    let tracks = track.map { [$0] } ?? site.plan.trackGroups.tracks(of: part)
    let levels = tracks.flatMap { ladder[$0].levels }
    let isWhole = track == nil && part == nil
    return [
      ("track", track.map { .record(reference(ladder[$0].page)) } ?? .null),
      ("tracks", .list(tracks.filter { !ladder[$0].levels.isEmpty }.map { trackHeading($0) })),
      ("levels", levelRecords(levels)),
      ("groups", .list(levels.isEmpty ? [] : matrixGroups(levels, track))),
      ("matrices", matrixLinks(beside: tracks.first)),
      ("parts", isWhole ? groupParts { .matrixPart($0) } : .list([])),
      ("all_url", link(to: .matrix(nil))),
    ]
  }

  private func trackHeading(_ ref: Ref<Track>) -> TemplateValue {
    .record(
      reference(ladder[ref].page).adding("level_count", .int(ladder[ref].levels.count)))
  }

  /// The matrices of single tracks: of all, or of those drawn together.
  private func matrixLinks(beside track: Ref<Track>?) -> TemplateValue {
    .list(
      (track.map { site.plan.trackGroups.tracks(beside: $0) } ?? []).compactMap { ref in
        site.plan.page(.matrix(ref)).map { planned in
          [
            "title": .text(ladder.page(of: ref).title), "url": link(to: planned.path),
            "is_current": .bool(planned.path == path),
          ]
        }
      })
  }

  private mutating func matrixGroups(
    _ levels: [Ref<Level>], _ track: Ref<Track>?
  ) -> [TemplateValue] {
    ladder.dimensionGroups(of: track).map { title, dimensions in
      let rows = dimensions.map { dimension -> TemplateValue in
        let cells = levels.map { cellOfLevel($0, dimension) }
        return ["dimension": .record(dimensionRecord(dimension)), "cells": .list(cells)]
      }
      return ["title": .text(title), "rows": .list(rows)]
    }
  }

  mutating func dimensionData(_ ref: Ref<Dimension>, part: Int?) -> Data {
    let body = body()
    let tracks = site.plan.trackGroups.tracks(of: part).filter {
      ladder[ref].applies(to: $0) && !ladder[$0].levels.isEmpty
    }
    let sections = tracks.map { track -> TemplateValue in
      let cells = ladder[track].levels.map { cellOfLevel($0, ref) }
      return ["track": .record(reference(ladder[track].page)), "cells": .list(cells)]
    }
    return [
      ("dimension", .record(dimensionRecord(ref))), ("body", body), ("tracks", .list(sections)),
    ] + partsData(part, of: .dimension(ref)) { .dimensionPart(ref, group: $0) }
  }

  mutating func rankData(_ rank: Int, part: Int?) -> Data {
    let tracks = site.plan.trackGroups.tracks(of: part)
    let levels = tracks.flatMap { ladder[$0].levels }.filter { ladder[$0].rank.contains(rank) }
    let ranks = ladder.ranks
    let position = ranks.firstIndex(of: rank) ?? 0
    let missing = tracks.filter { track in
      !levels.contains { ladder[$0].track == track }
    }
    return [
      ("rank", .int(rank)), ("levels", levelRecords(levels)),
      ("groups", .list(levels.isEmpty ? [] : matrixGroups(levels, nil))),
      ("missing", references(missing.map { ladder[$0].page })),
      ("lower", position > 0 ? rankLink(ranks[position - 1], part) : .null),
      ("higher", position + 1 < ranks.count ? rankLink(ranks[position + 1], part) : .null),
    ] + partsData(part, of: .rank(rank)) { .rankPart(rank, group: $0) }
  }

  /// The same group at another rank, or else all of that rank.
  private func rankLink(_ rank: Int, _ part: Int?) -> TemplateValue {
    let own = part.flatMap { site.plan.page(.rankPart(rank, group: $0)) }
    return [
      "title": .text("Rank \(rank)"), "url": own.map { link(to: $0.path) } ?? link(to: .rank(rank)),
    ]
  }

  func ranksData() -> Data {
    [("ranks", .list(rankRows(part: nil)))] + partsData(nil, of: .ranks) { .mapPart($0) }
  }

  /// Ranks from the highest, with each track's levels: the map as a table.
  func rankRows(part: Int?) -> [TemplateValue] {
    let tracks = site.plan.trackGroups.tracks(of: part)
    return ladder.ranks.reversed().map { rank in
      let columns = tracks.map { track -> TemplateValue in
        let levels = ladder[track].levels.filter { ladder[$0].rank.contains(rank) }
        return [
          "track": .record(reference(ladder[track].page)), "levels": levelRecords(levels),
        ]
      }
      return ["rank": .int(rank), "url": link(to: .rank(rank)), "tracks": .list(columns)]
    }
  }

  mutating func trackData(_ ref: Ref<Track>) -> Data {
    let track = ladder[ref]
    let body = body()
    let levels = track.levels.map { level -> TemplateValue in
      let above = ladder[level].above.map { stepLink(from: level, to: $0) }
      return .record(
        levelRecord(level).extended(
          as: Shapes.levelOfTrack,
          by: [levelRecords(site.plan.counterparts(beside: level)), .list(above)]))
    }
    let retired = ladder.retiredLevels.filter { ladder[$0].track == ref }
    return [
      ("track", .record(reference(track.page).adding("code", .text(track.code)))),
      ("body", body), ("levels", .list(levels)), ("retired", levelRecords(retired)),
      ("matrix_url", link(to: .matrix(ref))),
    ]
  }
}
