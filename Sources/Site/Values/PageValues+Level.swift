import LadderModel
import Pages
import Templates

extension PageValues {
  /// A level as lists and headings show it.
  func levelRecord(_ ref: Ref<Level>) -> TemplateRecord {
    records.level(ref) { makeLevelRecord(ref) }
  }

  private func makeLevelRecord(_ ref: Ref<Level>) -> TemplateRecord {
    let level = ladder[ref]
    let track = ladder[level.track].page
    return reference(level.page).extended(
      as: Shapes.level,
      by: [
        .text(ladder[level.page].id), .text(site.code(of: ref)),
        .text(RankText.short(level.rank)), .text(RankText.phrase(level.rank)),
        optional(level.scope), .bool(level.isSettled),
        .record(
          TemplateRecord(
            Shapes.levelTrack,
            [
              .text(ladder[track].title), .text(ladder[level.track].code),
              link(to: site.plan.path(of: track)), .text(ladder[track].id),
            ])),
        .list(
          level.facts.map {
            .record(TemplateRecord(Shapes.fact, [.text($0.label), .text($0.text)]))
          }),
      ])
  }

  func levelRecords(_ refs: [Ref<Level>]) -> TemplateValue {
    .list(refs.map { .record(levelRecord($0)) })
  }

  mutating func levelData(_ ref: Ref<Level>) -> Data {
    let level = ladder[ref]
    let beside = site.plan.counterparts(beside: ref)
    return levelText(ref) + [
      ("level", .record(levelRecord(ref))),
      ("below", .list(level.below.map { neighbour($0, step: (from: $0, to: ref)) })),
      ("above", .list(level.above.map { neighbour($0, step: (from: ref, to: $0)) })),
      ("counterparts", .list(beside.map { counterpart($0, of: ref) })),
      ("counterparts_elsewhere", .int(ladder.counterpartCount(of: ref) - beside.count)),
      ("moves", moves(from: ref)), ("roles", references(roles(of: ref))),
      (
        "rank_pages",
        .list(
          ladder.ranks.filter { level.rank.contains($0) }.compactMap { rank in
            site.plan.page(.rank(rank)).map {
              ["title": .text($0.title), "url": link(to: $0.path)]
            }
          })
      ),
      ("matrix_url", link(to: .matrix(level.track))),
      ("place", .html(PlaceMap.svg(site, of: ref))),
    ]
  }

  /// All that the author wrote on the level's page, cut into cells and sections.
  mutating func levelText(_ ref: Ref<Level>) -> Data {
    let level = ladder[ref]
    let introduction = level.introduction.map { html($0, of: level.page) }
    var groups: [TemplateValue] = []
    for (title, dimensions) in ladder.dimensionGroups(of: level.track) {
      let cells = dimensions.map { dimension in
        cell(ref, dimension, isHome: true)
      }
      groups.append(["title": .text(title), "cells": .list(cells)])
    }
    return [
      ("introduction", .list(introduction)), ("groups", .list(groups)),
      ("sections", .list(level.sections.map { html($0, of: level.page) })),
    ]
  }

  private func neighbour(
    _ ref: Ref<Level>, step: (from: Ref<Level>, to: Ref<Level>)
  ) -> TemplateValue {
    .record(
      levelRecord(ref).extended(
        as: Shapes.neighbour, by: [stepLink(from: step.from, to: step.to)]))
  }

  /// A counterpart, with the switch that leads there if one is declared.
  private func counterpart(_ other: Ref<Level>, of ref: Ref<Level>) -> TemplateValue {
    .record(
      levelRecord(other).extended(as: Shapes.neighbour, by: [stepLink(from: ref, to: other)]))
  }

  func stepLink(from: Ref<Level>, to: Ref<Level>) -> TemplateValue {
    ladder.step(from: from, to: to).map { link(to: .step($0)) } ?? .null
  }

  /// The transitions that start here, and the pages that compare the two levels.
  private func moves(from ref: Ref<Level>) -> TemplateValue {
    let page = ladder[ref].page
    return .list(
      ladder.transitionRefs.filter { ladder[$0].from.contains(.level(ref)) }.map { transition in
        let links = ladder.steps(from: ref).compactMap { index -> TemplateValue? in
          let to = ladder.steps[index].to
          guard ladder[transition].to.contains(.level(to)) else { return nil }
          return ["title": .text(ladder.page(of: to).title), "url": link(to: .step(index))]
        }
        return .record(
          TemplateRecord(
            Array(reference(ladder[transition].page).pairs) + [
              ("move", .text(ladder[transition].kind.rawValue)), ("steps", .list(links)),
              ("is_here", .bool(ladder[transition].page == page)),
            ]))
      })
  }

  private func roles(of ref: Ref<Level>) -> [Ref<Page>] {
    ladder.roleRefs.filter { ladder[$0].levels.contains(ref) }.map { ladder[$0].page }
  }
}

extension TemplateRecord {
  /// Names and values, in order.
  var pairs: [(String, TemplateValue)] { keys.map { ($0, self[$0] ?? .null) } }

  func adding(_ name: String, _ value: TemplateValue) -> TemplateRecord {
    TemplateRecord(pairs + [(name, value)])
  }
}

extension Ladder {
  /// A track's dimensions by group, in order.
  func dimensionGroups(of track: Ref<Track>?) -> [(String, [Ref<Dimension>])] {
    let all = track.map { dimensions(of: $0) } ?? dimensionRefs
    var groups: [(String, [Ref<Dimension>])] = []
    for dimension in all {
      let title = self[dimension].group
      if groups.last?.0 == title {
        groups[groups.count - 1].1.append(dimension)
      } else {
        groups.append((title, [dimension]))
      }
    }
    return groups
  }
}
