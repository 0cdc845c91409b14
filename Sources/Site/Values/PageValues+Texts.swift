import LadderModel
import Pages
import Templates

/// Pages that are mostly an author's text, and lists of them.
extension PageValues {
  mutating func pageData() -> Data {
    let body = body()
    guard case .page(let ref) = page.content, ladder[ref].kind == .guide,
      let position = site.guidePlaces[ref]
    else { return [("body", body), ("previous", .null), ("next", .null)] }
    let guides = ladder.guides
    let previous = position > 0 ? guides[position - 1] : nil
    let next = position + 1 < guides.count ? guides[position + 1] : nil
    return [
      ("body", body), ("previous", previous.map { .record(reference($0)) } ?? .null),
      ("next", next.map { .record(reference($0)) } ?? .null),
    ]
  }

  mutating func roleData(_ ref: Ref<Role>) -> Data {
    let body = body()
    return [("body", body), ("role", .record(roleRecord(ref)))]
  }

  func roleRecord(_ ref: Ref<Role>) -> TemplateRecord {
    let role = ladder[ref]
    let pay = role.compensation
    return TemplateRecord(
      Array(reference(role.page).pairs) + [
        ("levels", levelRecords(role.levels)), ("accountability", optional(role.accountability)),
        ("key_question", optional(role.keyQuestion)), ("reports_to", targets(role.reportsTo)),
        ("entry_from", targets(role.entryFrom)), ("advances_to", targets(role.advancesTo)),
        ("lateral_to", targets(role.lateralTo)), ("experience", optional(role.experience)),
        ("education", optional(role.education)),
        (
          "compensation",
          pay.map {
            [
              "currency": .text($0.currency), "from": optional($0.from.map(Self.grouped)),
              "to": optional($0.to.map(Self.grouped)), "note": optional($0.note),
            ]
          } ?? .null
        ),
      ])
  }

  func transitionRecord(_ ref: Ref<Transition>) -> TemplateRecord {
    let transition = ladder[ref]
    return TemplateRecord(
      Array(reference(transition.page).pairs) + [
        ("move", .text(transition.kind.rawValue)), ("from", targets(transition.from)),
        ("to", targets(transition.to)),
      ])
  }

  mutating func transitionData(_ ref: Ref<Transition>) -> Data {
    let transition = ladder[ref]
    let body = body()
    let steps = ladder.steps.indices.filter { index in
      let step = ladder.steps[index]
      return transition.from.contains(.level(step.from)) && transition.to.contains(.level(step.to))
    }
    let back = ladder.transitionRefs.filter { other in
      other != ref && !Set(ladder[other].from).isDisjoint(with: transition.to)
        && !Set(ladder[other].to).isDisjoint(with: transition.from)
    }
    return [
      ("body", body),
      ("transition", .record(transitionRecord(ref))),
      ("steps", .list(steps.map(stepReference))),
      ("ways_back", references(back.map { ladder[$0].page })),
    ]
  }

  func targets(_ targets: [Target]) -> TemplateValue {
    .list(
      targets.map { target in
        switch target {
        case .track(let ref): .record(reference(ladder[ref].page))
        case .level(let ref):
          .record(reference(ladder[ref].page).adding("code", .text(site.code(of: ref))))
        case .role(let ref): .record(reference(ladder[ref].page))
        }
      })
  }

  mutating func indexData(_ kind: PageKind) -> Data {
    let body = body()
    switch kind {
    case .home:
      return [
        ("body", body),
        ("tracks", .list(site.plan.trackGroups.tracks(of: nil).map(trackList))),
        ("ranks", .list(rankRows(part: nil))),
        ("guides", references(Array(ladder.guides.prefix(Self.mostGuidesAtHome)))),
        ("guides_more", .int(max(0, ladder.guides.count - Self.mostGuidesAtHome))),
        ("roles", references(ladder.roleRefs.map { ladder[$0].page })),
        ("transitions", references(ladder.transitionRefs.map { ladder[$0].page })),
      ] + partsData(nil, of: .map) { .mapPart($0) }
    case .role:
      return [
        ("body", body), ("roles", .list(ladder.roleRefs.map { .record(roleRecord($0)) })),
      ]
    case .guide where !site.plan.guideParts.isEmpty:
      let parts = site.plan.guideParts.enumerated().compactMap { number, guides in
        site.plan.page(.indexPart(.guide, number)).map { part(at: $0.path, guides) }
      }
      return [("body", body), ("groups", .list([])), ("parts", .list(parts))]
    default:
      return [("body", body), ("groups", .list(indexGroups(kind))), ("parts", .list([]))]
    }
  }

  /// The home page is the first that people load.
  private static let mostGuidesAtHome = 60

  /// One page of a long list of guides.
  func guidesData(_ part: Int) -> Data {
    [
      ("body", .html([])), ("parts", .list([])),
      (
        "groups",
        .list([["title": .null, "pages": references(site.plan.guideParts[part])]])
      ),
    ]
  }

  private func trackList(_ ref: Ref<Track>) -> TemplateValue {
    .record(reference(ladder[ref].page).adding("levels", levelRecords(ladder[ref].levels)))
  }

  /// What a section's index lists, in groups that may have a title.
  private func indexGroups(_ kind: PageKind) -> [TemplateValue] {
    func group(_ title: String?, _ pages: [Ref<Page>]) -> TemplateValue {
      ["title": optional(title), "pages": references(pages)]
    }
    switch kind {
    case .track where site.plan.trackGroups.isSplit:
      // With the levels of each track the list would be too long to find one in.
      return site.plan.trackGroups.groups.map { tracks in
        group(ladder.name(of: tracks), tracks.map { ladder[$0].page })
      }
    case .track:
      return ladder.trackRefs.map { ref in
        [
          "title": .text(ladder.page(of: ref).title), "pages": levelRecords(ladder[ref].levels),
          "page": .record(reference(ladder[ref].page)),
        ]
      }
    case .dimension:
      return ladder.dimensionGroups(of: nil).map { title, dimensions in
        group(title, dimensions.map { ladder[$0].page })
      }
    case .transition:
      return Transition.Kind.allCases.compactMap { kind in
        let refs = ladder.transitionRefs.filter { ladder[$0].kind == kind }
        return refs.isEmpty ? nil : group(Self.title(of: kind), refs.map { ladder[$0].page })
      }
    default: return [group(nil, ladder.guides)]
    }
  }

  private static func title(of kind: Transition.Kind) -> String {
    switch kind {
    case .promotion: "Up a level"
    case .switch: "To another track"
    case .return: "Back again"
    case .lateral: "Sideways"
    }
  }

  func mapData(part: Int?) -> Data {
    let tracks = site.plan.trackGroups.tracks(of: part)
    return [
      ("map", .html(tracks.isEmpty ? [] : TrackMap.svg(site, tracks, on: path))),
      ("rows", .list(tracks.isEmpty ? [] : rankRows(part: part))),
      ("tracks", references(tracks.map { ladder[$0].page })),
      (
        "moves",
        .list(
          (part == nil ? ladder.transitionRefs : []).map { ref in
            let transition = ladder[ref]
            return .record(
              TemplateRecord(
                Array(reference(transition.page).pairs) + [
                  ("move", .text(transition.kind.rawValue)), ("from", targets(transition.from)),
                  ("to", targets(transition.to)),
                ]))
          })
      ),
    ] + partsData(part, of: .map) { .mapPart($0) }
  }

  /// 140000 → "140,000".
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
