import LadderModel
import Pages
import Templates

extension PageValues {
  mutating func stepData(_ index: Int) -> Data {
    let step = ladder.steps[index]
    let comparison = site.comparisons[index]
    var data: Data = [
      ("from", .record(levelRecord(step.from))), ("to", .record(levelRecord(step.to))),
      ("counts", .record(countsRecord(comparison.counts))),
      ("rows", .list(comparison.rows.map { rowRecord($0, step, marks: true) })),
      ("sheet_url", link(to: .sheet(index))),
    ]
    switch step.kind {
    case .promotion:
      let described = ladder.transitionRefs.filter {
        ladder[$0].from.contains(.level(step.from)) && ladder[$0].to.contains(.level(step.to))
      }
      data.append(("move", .null))
      data.append(("transitions", references(described.map { ladder[$0].page })))
    case .move(let transition):
      let page = ladder[transition].page
      data.append(("move", .text(ladder[transition].kind.rawValue)))
      data.append(("transitions", references([page])))
    }
    let isPromotion = step.kind == .promotion
    func neighbours(_ indices: [Int]) -> TemplateValue {
      let steps = isPromotion ? indices.filter { ladder.steps[$0].kind == .promotion } : []
      return .list(steps.map(stepReference))
    }
    data.append(("way_back", stepLink(from: step.to, to: step.from)))
    data.append(("next", neighbours(ladder.steps(from: step.to))))
    data.append(("previous", neighbours(ladder.steps(to: step.from))))
    return data
  }

  /// What the higher level expects, statement by statement: to be printed and written on.
  mutating func sheetData(_ index: Int) -> Data {
    let step = ladder.steps[index]
    return [
      ("from", .record(levelRecord(step.from))), ("to", .record(levelRecord(step.to))),
      ("rows", .list(site.comparisons[index].rows.map { rowRecord($0, step, marks: false) })),
      ("step_url", link(to: .step(index))),
    ]
  }

  func stepReference(_ index: Int) -> TemplateValue {
    let step = ladder.steps[index]
    let kind: TemplateValue =
      if case .move(let transition) = step.kind {
        .text(ladder[transition].kind.rawValue)
      } else {
        "promotion"
      }
    return [
      "title": .text(
        "\(ladder.page(of: step.from).title) to \(ladder.page(of: step.to).title)"),
      "url": link(to: .step(index)), "move": kind,
      "from": .record(levelRecord(step.from)), "to": .record(levelRecord(step.to)),
      "counts": .record(countsRecord(site.comparisons[index].counts)),
    ]
  }

  /// All steps: promotions by track, then the moves between tracks.
  ///
  /// - Parameter part: only the promotions of that group of tracks.
  func stepsData(part: Int?) -> Data {
    let tracks = site.plan.trackGroups.tracks(of: part).map { track -> TemplateValue in
      [
        "track": .record(reference(ladder[track].page)),
        "steps": .list(ladder.promotions(on: track).map(stepReference)),
      ]
    }
    let moves =
      part == nil ? ladder.steps.indices.filter { ladder.steps[$0].kind != .promotion } : []
    return [("tracks", .list(tracks)), ("moves", .list(moves.map(stepReference)))]
      + partsData(part, of: .steps) { .stepsPart($0) }
  }

  private func countsRecord(_ counts: StepComparison.Counts) -> TemplateRecord {
    [
      "new": .int(counts.new), "raised": .int(counts.raised), "unchanged": .int(counts.unchanged),
      "carried": .int(counts.carried), "dropped": .int(counts.dropped),
    ]
  }

  /// One dimension of a step. Statements of the newer level come in their order, each with its
  /// predecessor when it is raised; those without a successor follow.
  ///
  /// - Parameter marks: whether what changed in raised statements is marked.
  private mutating func rowRecord(
    _ row: StepComparison.Row, _ step: Step, marks: Bool
  ) -> TemplateValue {
    var items: [TemplateValue] = []
    var (new, raised, unchanged): ([TemplateValue], [TemplateValue], [TemplateValue]) = ([], [], [])
    if let newer = row.newer {
      for (index, entry) in row.alignment.newer.enumerated() {
        let change = LevelChanges.Change(entry.change)
        let hasBefore = marks && change == .raised
        let item = StatementObject.value(
          hasBefore ? .raised : .statementOfStep, of: step.to, row.dimension, place: index,
          change: change)
        items.append(item)
        switch change {
        case _ where newer.carriedFrom != nil: unchanged.append(item)
        case .new: new.append(item)
        case .raised: raised.append(item)
        case .unchanged: unchanged.append(item)
        }
      }
    }
    // A sheet does not show the lead, so no term may be linked there instead of in a statement.
    if !marks { announce(row, step, marks: false) }
    // The newer level's lead often says what took the place of statements that are gone.
    let lead = row.newer.flatMap { newer in
      newer.carriedFrom == nil ? newer.lead.map { html($0, of: ladder[step.to].page) } : nil
    }
    if marks { announce(row, step, marks: true) }
    let dropped = row.alignment.dropped.map {
      StatementObject.value(.statementOfStep, of: step.from, row.dimension, place: $0)
    }
    return .record(
      TemplateRecord(
        Shapes.stepRow,
        [
          .record(dimensionRecord(row.dimension)), lead ?? .null, .list(items),
          .list(dropped), .bool(row.isCarried), .bool(row.newer == nil),
          .bool(row.older == nil), .list(new), .list(raised), .list(unchanged),
        ]))
  }
}

extension PageValues {
  /// In the order in which the page shows them: with marks, the new ones first and the unchanged
  /// ones last.
  private mutating func announce(_ row: StepComparison.Row, _ step: Step, marks: Bool) {
    guard !ladder.terms.isEmpty else { return }
    func announceNewer(_ isWanted: (LevelChanges.Change) -> Bool) {
      guard let newer = row.newer else { return }
      let page = ladder[newer.carriedFrom ?? step.to].page
      for (index, entry) in row.alignment.newer.enumerated() {
        let change = LevelChanges.Change(entry.change)
        guard isWanted(newer.carriedFrom == nil ? change : .unchanged) else { continue }
        announce(newer.statements[index], of: page, isMarked: marks && change == .raised)
      }
    }
    announceNewer { !marks || $0 != .unchanged }
    if let older = row.older {
      let page = ladder[older.carriedFrom ?? step.from].page
      for index in row.alignment.dropped { announce(older.statements[index], of: page) }
    }
    if marks { announceNewer { $0 == .unchanged } }
  }
}

extension Ladder {
  /// The steps up a track, as indices, from its lowest level.
  func promotions(on track: Ref<Track>) -> [Int] {
    self[track].levels.flatMap { steps(from: $0) }.filter { steps[$0].kind == .promotion }
  }
}
