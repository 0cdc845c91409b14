import LadderModel
import Pages

/// `ladder.json`: the whole ladder as data; `ladder.schema.json` describes it.
///
/// Addresses are relative to the file itself.
enum LadderJSON {
  static func bytes(_ site: ResolvedSite) -> [UInt8] {
    let ladder = site.ladder
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", SiteFiles.schema)
      json.member("version", 1)
      json.member("title", ladder.settings.title)
      json.member("organization", ladder.settings.organization)
      json.member("language", ladder.settings.language)
      json.key("tracks")
      json.array { json in
        for ref in ladder.trackRefs { append(ref, site, to: &json) }
      }
      json.key("dimensions")
      json.array { json in
        for ref in ladder.dimensionRefs { append(ref, site, to: &json) }
      }
      json.key("levels")
      json.array { json in
        for ref in ladder.levelRefs { append(ref, site, to: &json) }
      }
      json.key("roles")
      json.array { json in
        for ref in ladder.roleRefs { append(ref, site, to: &json) }
      }
      json.key("transitions")
      json.array { json in
        for ref in ladder.transitionRefs { append(ref, site, to: &json) }
      }
      json.key("steps")
      json.array { json in
        for (index, step) in ladder.steps.enumerated() {
          append(step, site.comparisons[index].counts, site, to: &json)
        }
      }
      json.key("guides")
      json.array { json in
        for ref in ladder.guides { json.object { common(ref, site, to: &$0) } }
      }
      json.key("terms")
      json.array { json in
        guard let glossary = ladder.glossary else { return }
        for term in ladder.terms { append(term, of: glossary, site, to: &json) }
      }
    }
    return json.bytes + [0x0A]
  }

  /// The members that every entity begins with.
  private static func common(
    _ page: Ref<Page>, _ site: ResolvedSite, to json: inout JSONWriter
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

  private static func append(_ ref: Ref<Track>, _ site: ResolvedSite, to json: inout JSONWriter) {
    let track = site.ladder[ref]
    json.object { json in
      common(track.page, site, to: &json)
      json.member("code", track.code)
      json.member("levels", track.levels.map { site.ladder.page(of: $0).id })
    }
  }

  private static func append(
    _ ref: Ref<Dimension>, _ site: ResolvedSite, to json: inout JSONWriter
  ) {
    let dimension = site.ladder[ref]
    json.object { json in
      common(dimension.page, site, to: &json)
      json.member("group", dimension.group)
      if let tracks = dimension.tracks {
        json.member("tracks", tracks.map { site.ladder.page(of: $0).id })
      }
    }
  }

  private static func append(_ ref: Ref<Level>, _ site: ResolvedSite, to json: inout JSONWriter) {
    let ladder = site.ladder
    let level = ladder[ref]
    json.object { json in
      common(level.page, site, to: &json)
      json.member("track", ladder.page(of: level.track).id)
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
      json.member("counterparts", ladder.counterparts(of: ref).map { ladder.page(of: $0).id })
      json.key("cells")
      json.array { json in
        for cell in level.cells { append(cell, of: ref, site, to: &json) }
      }
    }
  }

  private static func append(
    _ cell: Cell, of level: Ref<Level>, _ site: ResolvedSite, to json: inout JSONWriter
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

  private static func append(_ ref: Ref<Role>, _ site: ResolvedSite, to json: inout JSONWriter) {
    let ladder = site.ladder
    let role = ladder[ref]
    json.object { json in
      common(role.page, site, to: &json)
      json.member("levels", role.levels.map { ladder.page(of: $0).id })
      json.member("accountability", role.accountability)
      json.member("key_question", role.keyQuestion)
      json.member("reports_to", names(role.reportsTo, ladder))
      json.member("entry_from", names(role.entryFrom, ladder))
      json.member("advances_to", names(role.advancesTo, ladder))
      json.member("lateral_to", names(role.lateralTo, ladder))
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

  private static func append(
    _ term: GlossaryTerm, of glossary: Ref<Page>, _ site: ResolvedSite,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("id", term.id)
      json.member("title", term.title)
      json.member("text", PlainText.text(term.definition, of: glossary, site))
      json.member("url", url(site.plan.path(of: glossary), term.id))
    }
  }

  private static func append(
    _ ref: Ref<Transition>, _ site: ResolvedSite, to json: inout JSONWriter
  ) {
    let transition = site.ladder[ref]
    json.object { json in
      common(transition.page, site, to: &json)
      json.member("kind", transition.kind.rawValue)
      json.member("from", names(transition.from, site.ladder))
      json.member("to", names(transition.to, site.ladder))
    }
  }

  private static func append(
    _ step: Step, _ counts: StepComparison.Counts, _ site: ResolvedSite, to json: inout JSONWriter
  ) {
    let ladder = site.ladder
    json.object { json in
      json.member("from", ladder.page(of: step.from).id)
      json.member("to", ladder.page(of: step.to).id)
      if case .move(let transition) = step.kind {
        json.member("transition", ladder.page(of: transition).id)
      }
      json.member("url", url(SitePath(SitePlan.path(of: step, in: ladder)), nil))
      json.member("new", counts.new)
      json.member("raised", counts.raised)
      json.member("unchanged", counts.unchanged)
      json.member("carried", counts.carried)
      json.member("dropped", counts.dropped)
    }
  }

  private static func names(_ targets: [Target], _ ladder: Ladder) -> [String] {
    targets.map { target in
      switch target {
      case .track(let ref): "track:\(ladder.page(of: ref).id)"
      case .level(let ref): "level:\(ladder.page(of: ref).id)"
      case .role(let ref): "role:\(ladder.page(of: ref).id)"
      }
    }
  }

  private static func url(_ path: SitePath, _ anchor: String?) -> String {
    SitePath(SiteFiles.json).reference(to: path, anchor: anchor)
  }
}
