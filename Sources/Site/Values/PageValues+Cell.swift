import LadderModel
import Pages
import Templates

/// A level's cell as level pages, matrices, ranks and dimensions show it.
extension PageValues {
  func dimensionRecord(_ ref: Ref<Dimension>) -> TemplateRecord {
    let dimension = ladder[ref]
    return TemplateRecord(
      Array(reference(dimension.page).pairs) + [
        ("id", .text(ladder[dimension.page].id)), ("group", .text(dimension.group)),
      ])
  }

  /// - Parameters:
  ///   - changes: what each statement is to the level below, when the page shows that.
  ///   - isHome: whether this is the level's own page, which shows the whole cell with its anchors.
  mutating func cellRecord(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, changes: LevelChanges? = nil,
    isHome: Bool = false
  ) -> TemplateRecord {
    let applies = ladder[dimension].applies(to: ladder[level].track)
    var record: Data = [
      ("dimension", .record(dimensionRecord(dimension))), ("applies", .bool(applies)),
    ]
    guard let cell = ladder[level].cell(dimension) else {
      return TemplateRecord(
        record + [
          ("exists", false), ("id", .text(ladder.page(of: dimension).id)), ("url", .null),
          ("carried_from", .null), ("lead", .null), ("parts", []), ("statements", []),
        ])
    }
    let owner = cell.carriedFrom ?? level
    let statements = cell.statements.enumerated().map { index, statement in
      statementRecord(
        statement, in: cell, of: owner, change: changes?.change(dimension, index),
        isHome: isHome)
    }
    record += [
      ("exists", true), ("id", .text(cell.anchor)),
      ("url", link(to: site.plan.path(of: level), anchor: cell.anchor)),
      ("carried_from", cell.carriedFrom.map { .record(levelRecord($0)) } ?? .null),
      ("lead", cell.lead.map { html($0, of: ladder[owner].page) } ?? .null),
      ("parts", .list(isHome ? parts(of: cell, owner: owner, statements) : [])),
      ("statements", .list(statements)),
    ]
    return TemplateRecord(record)
  }

  mutating func statementRecord(
    _ statement: Statement, in cell: Cell, of owner: Ref<Level>, change: String? = nil,
    isHome: Bool = false
  ) -> TemplateValue {
    let page = ladder[owner].page
    let citation = site.citation(statement, in: cell, of: owner)
    let isCarried = cell.carriedFrom != nil
    return [
      "id": .text(statement.anchor), "number": .int(statement.number), "citation": .text(citation),
      "html": html(statement.lead, of: page),
      "rest": statement.rest.isEmpty ? .null : html(statement.rest, of: page),
      "url": link(to: site.plan.path(of: owner), anchor: statement.id),
      "change": optional(isCarried ? "carried" : change),
      "feedback_url": optional(isHome ? feedbackURL(reference: citation) : nil),
    ]
  }

  private mutating func parts(
    of cell: Cell, owner: Ref<Level>, _ statements: [TemplateValue]
  ) -> [TemplateValue] {
    let page = ladder[owner].page
    let document = ladder[page].document
    let prefix = writer.idPrefix(of: page)
    return cell.parts.map { part in
      switch part {
      case .prose(let fragment):
        ["kind": "prose", "html": html(fragment, of: page)]
      case .label(let index):
        [
          "kind": "label", "id": .text(prefix + document.headings[index].id),
          "html": html(document.fragment(document.headings[index].inner), of: page),
        ]
      case .statements(let range):
        ["kind": "statements", "items": .list(Array(statements[range]))]
      }
    }
  }
}
