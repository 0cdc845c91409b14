import LadderModel
import Site
import Templates

/// Coverage, steps and parity: the ladder's shape.
extension HealthPage {
  /// A row for each dimension, a cell for each level.
  func coverage(_ track: Ref<Track>) -> TemplateValue {
    let levels = ladder[track].levels
    let dimensions = ladder.dimensions(of: track)
    let gaps = Set(MissingCells.gaps(in: ladder))
    let missing = Set(gaps.map { [$0.level.index, $0.dimension.index] })
    let most = levels.flatMap { ladder[$0].cells.map(\.statements.count) }.max() ?? 0
    let rows = dimensions.map { dimension -> TemplateValue in
      [
        "title": .text(ladder.page(of: dimension).title),
        "cells": .list(
          levels.map { level in
            let isGap = missing.contains([level.index, dimension.index])
            return cell(ladder[level].cell(dimension), most: most, isGap: isGap)
          }),
      ]
    }
    let filled = levels.reduce(0) { $0 + ladder[$1].cells.count }
    return [
      "title": .text(ladder.page(of: track).title), "levels": .list(levels.map(name)),
      "rows": .list(rows), "filled": .int(filled), "all": .int(levels.count * dimensions.count),
    ]
  }

  private func cell(_ cell: Cell?, most: Int, isGap: Bool) -> TemplateValue {
    guard let cell else { return ["text": .text("–"), "kind": .text(isGap ? "gap" : "none")] }
    let count = cell.statements.count
    // Four shades; the darkest is the fullest cell of the track.
    let shade = most > 0 ? max(1, (count * 4 + most - 1) / most) : 1
    return [
      "text": .text(cell.carriedFrom == nil ? "\(count)" : "↑"),
      "kind": .text(cell.carriedFrom == nil ? "shade\(shade)" : "carried"),
    ]
  }

  /// A row for each promotion.
  func steps(_ track: Ref<Track>) -> TemplateValue {
    let promotions = Promotion.all(in: subject.site).filter { ladder[$0.to].track == track }
    let widest = promotions.map { total($0) }.max() ?? 0
    return [
      "title": .text(ladder.page(of: track).title),
      "rows": .list(
        promotions.map { promotion in
          let counts = promotion.comparison.counts
          func share(_ count: Int) -> TemplateValue {
            .int(Self.share(Double(count), of: Double(widest)))
          }
          return [
            "from": name(promotion.from), "to": name(promotion.to), "new": .int(counts.new),
            "raised": .int(counts.raised), "unchanged": .int(counts.unchanged),
            "carried": .int(counts.carried), "dropped": .int(counts.dropped),
            "size": .text(StepSizes.text(StepSizes.size(of: promotion))),
            "bars": [share(counts.new), share(counts.raised), share(counts.unchanged)],
          ]
        }),
    ]
  }

  private func total(_ promotion: Promotion) -> Int {
    let counts = promotion.comparison.counts
    return counts.new + counts.raised + counts.unchanged
  }

  /// With hundreds of tracks a level has hundreds of counterparts; nobody reads on in a row.
  private static let mostCounterparts = 12

  /// A row for each level: who stands beside it, and who says so.
  var parity: [TemplateValue] {
    guard tracks.count > 1 else { return [] }
    return ladder.activeLevels.map { level in
      let counterparts = ladder.counterparts(of: level)
      let rank = ladder[level].rank
      let how: String =
        switch ladder[level].peers {
        case .declared(let peers) where peers.isEmpty: "declared to have none"
        case .declared: "declared"
        case .byRank: counterparts.isEmpty ? "none" : "by rank"
        }
      let missing = ladder.dimensions(of: ladder[level].track).filter { dimension in
        ladder[level].cell(dimension) == nil
          && counterparts.contains { ladder[$0].cell(dimension) != nil }
      }
      return [
        "level": name(level),
        "rank": .text(
          rank.count > 1 ? "\(rank.lowerBound) to \(rank.upperBound)" : "\(rank.lowerBound)"),
        "counterparts": .list(counterparts.prefix(Self.mostCounterparts).map(name)),
        "more": .int(max(0, counterparts.count - Self.mostCounterparts)), "how": .text(how),
        "missing": .text(missing.map { ladder.page(of: $0).title }.joined(separator: ", ")),
      ]
    }
  }

  /// Moves to another track, and whether one can come back.
  var switches: [TemplateValue] {
    ladder.transitionRefs.filter {
      ladder[$0].kind == .switch && ladder.page(of: $0).status == .active
    }.map { ref in
      [
        "title": .text(ladder.page(of: ref).title),
        "back": .text(WaysBack.hasWayBack(ladder[ref], in: ladder) ? "yes" : "no"),
      ]
    }
  }
}
