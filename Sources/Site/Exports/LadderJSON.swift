import LadderModel
import Pages

/// `ladder.json`: the whole ladder as data; `ladder.schema.json` describes it.
///
/// Addresses are relative to the file itself. Where tracks are drawn in groups, each group's levels
/// and steps are in a file of its own, which this one names.
struct LadderJSON {
  private let site: ResolvedSite

  /// Where the file lies.
  private let here: SitePath

  /// The group of tracks that it holds; `nil` for the whole.
  private let part: Int?

  static func bytes(_ site: ResolvedSite, part: Int? = nil) -> [UInt8] {
    LadderJSON(site: site, here: SiteFiles.json(part: part), part: part).bytes()
  }

  private func bytes() -> [UInt8] {
    let isWhole = part == nil
    let tracks = isWhole ? site.ladder.trackRefs : site.plan.trackGroups.tracks(of: part)
    let levels = levels(of: tracks)
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", here.reference(to: SitePath(SiteFiles.schema)))
      json.member("version", 1)
      json.member("title", site.ladder.settings.title)
      json.member("organization", site.ladder.settings.organization)
      json.member("language", site.ladder.settings.language)
      if part != nil { json.member("whole", here.reference(to: SiteFiles.json(part: nil))) }
      appendParts(to: &json)
      json.key("tracks")
      json.array { json in
        for ref in tracks { append(ref, to: &json) }
      }
      json.key("dimensions")
      json.array { json in
        for ref in isWhole ? site.ladder.dimensionRefs : [] { append(ref, to: &json) }
      }
      json.key("levels")
      json.array { json in
        for ref in levels { append(ref, to: &json) }
      }
      json.key("roles")
      json.array { json in
        for ref in isWhole ? site.ladder.roleRefs : [] { append(ref, to: &json) }
      }
      json.key("transitions")
      json.array { json in
        for ref in isWhole ? site.ladder.transitionRefs : [] { append(ref, to: &json) }
      }
      json.key("steps")
      json.array { json in
        for index in steps(of: tracks) {
          append(site.ladder.steps[index], site.comparisons[index].counts, to: &json)
        }
      }
      json.key("guides")
      json.array { json in
        for ref in isWhole ? site.ladder.guides : [] { json.object { common(ref, to: &$0) } }
      }
      json.key("terms")
      json.array { json in
        guard isWhole, let glossary = site.ladder.glossary else { return }
        for term in site.ladder.terms { append(term, of: glossary, to: &json) }
      }
    }
    return json.bytes + [0x0A]
  }

  /// Whole, unless groups have files of their own: then what belongs to a group is there.
  private func levels(of tracks: [Ref<Track>]) -> [Ref<Level>] {
    let groups = site.plan.trackGroups
    guard groups.isSplit else { return site.ladder.levelRefs }
    guard part != nil else { return [] }
    let isOurs = Set(tracks)
    return tracks.flatMap { site.ladder[$0].levels }
      + site.ladder.retiredLevels.filter { isOurs.contains(site.ladder[$0].track) }
  }

  private func steps(of tracks: [Ref<Track>]) -> [Int] {
    guard site.plan.trackGroups.isSplit else { return Array(site.ladder.steps.indices) }
    guard part != nil else {
      return site.ladder.steps.indices.filter { site.ladder.steps[$0].kind != .promotion }
    }
    return tracks.flatMap { site.ladder.promotions(on: $0) }
  }

  private func appendParts(to json: inout JSONWriter) {
    guard part == nil, site.plan.trackGroups.isSplit else { return }
    json.key("parts")
    json.array { json in
      for part in site.plan.trackGroups.parts {
        json.object { json in
          json.member("url", here.reference(to: SiteFiles.json(part: part)))
          json.member(
            "tracks",
            site.plan.trackGroups.groups[part].map { site.ladder.page(of: $0).id })
        }
      }
    }
  }

  /// The members that every entity begins with.
  private func common(
    _ page: Ref<Page>, to json: inout JSONWriter
  ) {
    let value = site.ladder[page]
    json.member("id", value.id)
    json.member("title", value.title)
    json.member("url", url(site.plan.path(of: page), nil))
    json.member("summary", value.summary)
    json.member("status", value.status.rawValue)
    json.member("owner", value.owner)
    json.member("reviewed", value.reviewed)
  }

  private func append(_ ref: Ref<Track>, to json: inout JSONWriter) {
    let track = site.ladder[ref]
    json.object { json in
      common(track.page, to: &json)
      json.member("code", track.code)
      json.member("levels", track.levels.map { site.ladder.page(of: $0).id })
    }
  }

  private func append(
    _ ref: Ref<Dimension>, to json: inout JSONWriter
  ) {
    let dimension = site.ladder[ref]
    json.object { json in
      common(dimension.page, to: &json)
      json.member("group", dimension.group)
      if let tracks = dimension.tracks {
        json.member("tracks", tracks.map { site.ladder.page(of: $0).id })
      }
    }
  }

  private func append(_ ref: Ref<Level>, to json: inout JSONWriter) {
    let level = site.ladder[ref]
    json.object { json in
      common(level.page, to: &json)
      json.member("track", site.ladder.page(of: level.track).id)
      json.member("code", level.code)
      json.key("rank")
      json.object { json in
        json.member("from", level.rank.lowerBound)
        json.member("to", level.rank.upperBound)
      }
      json.member("settled", level.isSettled)
      json.member("scope", level.scope)
      json.key("facts")
      json.array { json in
        for fact in level.facts {
          json.object { json in
            json.member("label", fact.label)
            json.member("text", fact.text)
          }
        }
      }
      // Of hundreds of tracks, each level would name hundreds: the ranks say the rest.
      json.member(
        "counterparts", site.plan.counterparts(beside: ref).map { site.ladder.page(of: $0).id })
      json.key("cells")
      json.array { json in
        for cell in level.cells { append(cell, of: ref, to: &json) }
      }
    }
  }

  private func append(
    _ cell: Cell, of level: Ref<Level>, to json: inout JSONWriter
  ) {
    let owner = cell.carriedFrom ?? level
    let page = site.ladder[owner].page
    let document = site.ladder[page].document
    func text(_ fragment: Fragment?) -> String? {
      fragment.flatMap { $0.isEmpty ? nil : PlainText.text($0, of: page, site) }
    }
    json.object { json in
      json.member("dimension", site.ladder.page(of: cell.dimension).id)
      json.member("carried_from", cell.carriedFrom.map { site.ladder.page(of: $0).id })
      json.member("lead", text(cell.lead))
      json.key("statements")
      json.array { json in
        for (statement, label) in zip(cell.statements, cell.labels) {
          json.object { json in
            json.member("id", statement.id)
            json.member("citation", site.citation(statement, in: cell, of: owner))
            json.member("label", label.map { document.headings[$0].text })
            json.member("text", text(statement.lead) ?? "")
            json.member("details", text(statement.rest))
            json.member("url", url(site.plan.path(of: owner), statement.id))
          }
        }
      }
    }
  }

  private func append(_ ref: Ref<Role>, to json: inout JSONWriter) {
    let role = site.ladder[ref]
    json.object { json in
      common(role.page, to: &json)
      json.member("levels", role.levels.map { site.ladder.page(of: $0).id })
      json.member("accountability", role.accountability)
      json.member("key_question", role.keyQuestion)
      json.member("reports_to", names(role.reportsTo, site.ladder))
      json.member("entry_from", names(role.entryFrom, site.ladder))
      json.member("advances_to", names(role.advancesTo, site.ladder))
      json.member("lateral_to", names(role.lateralTo, site.ladder))
      if let pay = role.compensation {
        json.key("compensation")
        json.object { json in
          json.member("currency", pay.currency)
          if let from = pay.from { json.member("from", from) }
          if let to = pay.to { json.member("to", to) }
          json.member("note", pay.note)
        }
      }
      json.member("experience", role.experience)
      json.member("education", role.education)
    }
  }

  private func append(
    _ term: GlossaryTerm, of glossary: Ref<Page>, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("id", term.id)
      json.member("title", term.title)
      json.member("text", PlainText.text(term.definition, of: glossary, site))
      json.member("url", url(site.plan.path(of: glossary), term.id))
    }
  }

  private func append(
    _ ref: Ref<Transition>, to json: inout JSONWriter
  ) {
    let transition = site.ladder[ref]
    json.object { json in
      common(transition.page, to: &json)
      json.member("kind", transition.kind.rawValue)
      json.member("from", names(transition.from, site.ladder))
      json.member("to", names(transition.to, site.ladder))
    }
  }

  private func append(
    _ step: Step, _ counts: StepComparison.Counts, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("from", site.ladder.page(of: step.from).id)
      json.member("to", site.ladder.page(of: step.to).id)
      if case .move(let transition) = step.kind {
        json.member("transition", site.ladder.page(of: transition).id)
      }
      json.member("url", url(SitePath(SitePlan.path(of: step, in: site.ladder)), nil))
      json.member("new", counts.new)
      json.member("raised", counts.raised)
      json.member("unchanged", counts.unchanged)
      json.member("carried", counts.carried)
      json.member("dropped", counts.dropped)
    }
  }

  private func names(_ targets: [Target], _ ladder: Ladder) -> [String] {
    targets.map { target in
      switch target {
      case .track(let ref): "track:\(site.ladder.page(of: ref).id)"
      case .level(let ref): "level:\(site.ladder.page(of: ref).id)"
      case .role(let ref): "role:\(site.ladder.page(of: ref).id)"
      }
    }
  }

  private func url(_ path: SitePath, _ anchor: String?) -> String {
    here.reference(to: path, anchor: anchor)
  }
}
