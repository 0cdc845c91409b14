import LadderModel
import Templates

/// Matrices, ranks, dimensions and tracks: levels side by side.
extension PageValues {
  mutating func matrixData(_ track: Ref<Track>?) -> Data {
    let levels = track.map { ladder[$0].levels } ?? ladder.activeLevels
    let tracks = track.map { [$0] } ?? ladder.trackRefs
    return [
      ("track", track.map { .record(reference(ladder[$0].page)) } ?? .null),
      ("tracks", .list(tracks.filter { !ladder[$0].levels.isEmpty }.map { trackHeading($0) })),
      ("levels", levelRecords(levels)), ("groups", .list(matrixGroups(levels, track))),
      ("matrices", matrixLinks()), ("all_url", link(to: .matrix(nil))),
    ]
  }

  private func trackHeading(_ ref: Ref<Track>) -> TemplateValue {
    .record(
      reference(ladder[ref].page).adding("level_count", .int(ladder[ref].levels.count)))
  }

  private func matrixLinks() -> TemplateValue {
    .list(
      ladder.trackRefs.compactMap { ref in
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
        let cells = levels.map { level in
          cellOfLevel(level, dimension, changes: site.changes[level.index])
        }
        return ["dimension": .record(dimensionRecord(dimension)), "cells": .list(cells)]
      }
      return ["title": .text(title), "rows": .list(rows)]
    }
  }

  mutating func dimensionData(_ ref: Ref<Dimension>) -> Data {
    let body = body()
    let tracks = ladder.trackRefs.filter {
      ladder[ref].applies(to: $0) && !ladder[$0].levels.isEmpty
    }
    let sections = tracks.map { track -> TemplateValue in
      let cells = ladder[track].levels.map { level in
        cellOfLevel(level, ref, changes: site.changes[level.index])
      }
      return ["track": .record(reference(ladder[track].page)), "cells": .list(cells)]
    }
    return [
      ("dimension", .record(dimensionRecord(ref))), ("body", body), ("tracks", .list(sections)),
    ]
  }

  mutating func rankData(_ rank: Int) -> Data {
    let levels = ladder.activeLevels.filter { ladder[$0].rank.contains(rank) }
    let ranks = ladder.ranks
    let position = ranks.firstIndex(of: rank) ?? 0
    let missing = ladder.trackRefs.filter { track in
      !levels.contains { ladder[$0].track == track }
    }
    return [
      ("rank", .int(rank)), ("levels", levelRecords(levels)),
      ("groups", .list(matrixGroups(levels, nil))),
      ("missing", references(missing.map { ladder[$0].page })),
      ("lower", position > 0 ? rankLink(ranks[position - 1]) : .null),
      ("higher", position + 1 < ranks.count ? rankLink(ranks[position + 1]) : .null),
    ]
  }

  private func rankLink(_ rank: Int) -> TemplateValue {
    ["title": .text("Rank \(rank)"), "url": link(to: .rank(rank))]
  }

  func ranksData() -> Data { [("ranks", .list(rankRows()))] }

  /// Ranks from the highest, with each track's levels: the map as a table.
  func rankRows() -> [TemplateValue] {
    ladder.ranks.reversed().map { rank in
      let columns = ladder.trackRefs.map { track -> TemplateValue in
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
        levelRecord(level)
          .adding("counterparts", levelRecords(ladder.counterparts(of: level)))
          .adding("steps", .list(above)))
    }
    let retired = ladder.levelRefs.filter {
      ladder[$0].track == ref && ladder.page(of: $0).status == .retired
    }
    return [
      ("track", .record(reference(track.page).adding("code", .text(track.code)))),
      ("body", body), ("levels", .list(levels)), ("retired", levelRecords(retired)),
      ("matrix_url", link(to: .matrix(ref))),
    ]
  }
}
