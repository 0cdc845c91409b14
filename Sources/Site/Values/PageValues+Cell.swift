import LadderModel
import Pages
import Templates

/// A level's cell as level pages, matrices, ranks and dimensions show it.
extension PageValues {
  func dimensionRecord(_ ref: Ref<Dimension>) -> TemplateRecord {
    records.dimension(ref) {
      let page = ladder[ref].page
      return reference(page).extended(
        as: Shapes.dimension, by: [.text(ladder[page].id), .text(ladder[ref].group)])
    }
  }

  /// - Parameters:
  ///   - changes: what each statement is to the level below, when the page shows that.
  ///   - isHome: whether this is the level's own page, which shows the whole cell with its anchors.
  mutating func cellRecord(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, changes: LevelChanges? = nil,
    isHome: Bool = false
  ) -> TemplateRecord {
    let applies = ladder[dimension].applies(to: ladder[level].track)
    let common: [TemplateValue] = [.record(dimensionRecord(dimension)), .bool(applies)]
    guard let cell = ladder[level].cell(dimension) else {
      return TemplateRecord(
        Shapes.cell,
        common + [false, .text(ladder.page(of: dimension).id), .null, .null, .null, [], []])
    }
    let owner = cell.carriedFrom ?? level
    writer.host = ladder[level].page
    defer { writer.host = nil }
    let statements = cell.statements.enumerated().map { index, statement in
      statementRecord(
        statement, in: cell, of: owner, change: changes?.change(dimension, index),
        isHome: isHome)
    }
    return TemplateRecord(
      Shapes.cell,
      common + [
        true, .text(cell.anchor), link(to: ladder[level].page, anchor: cell.anchor),
        cell.carriedFrom.map { .record(levelRecord($0)) } ?? .null,
        cell.lead.map { html($0, of: ladder[owner].page) } ?? .null,
        .list(isHome ? parts(of: cell, owner: owner, statements) : []), .list(statements),
      ])
  }

  /// A cell beside those of other levels.
  mutating func cellOfLevel(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, changes: LevelChanges
  ) -> TemplateValue {
    .record(
      cellRecord(level, dimension, changes: changes).extended(
        as: Shapes.cellOfLevel, by: [.record(levelRecord(level))]))
  }

  mutating func statementRecord(
    _ statement: Statement, in cell: Cell, of owner: Ref<Level>, change: String? = nil,
    isHome: Bool = false
  ) -> TemplateValue {
    .record(
      TemplateRecord(
        Shapes.statement,
        statementValues(statement, in: cell, of: owner, change: change, isHome: isHome)))
  }

  /// The values of ``Shapes/statement``.
  mutating func statementValues(
    _ statement: Statement, in cell: Cell, of owner: Ref<Level>, change: String?,
    isHome: Bool = false
  ) -> [TemplateValue] {
    let page = ladder[owner].page
    let citation = citation(statement, in: cell, of: owner)
    let isCarried = cell.carriedFrom != nil
    return [
      .text(statement.anchor), .int(statement.number), .text(citation),
      html(statement.lead, of: page),
      statement.rest.isEmpty ? .null : html(statement.rest, of: page),
      link(to: page, anchor: statement.id),
      optional(isCarried ? "carried" : change),
      optional(isHome ? feedbackURL(reference: citation) : nil),
    ]
  }

  /// `IC5 · Leadership · 2`.
  func citation(_ statement: Statement, in cell: Cell, of level: Ref<Level>) -> String {
    let prefix = records.citation(level, cell.dimension) {
      site.citationPrefix(of: cell, of: level)
    }
    return prefix + String(statement.number)
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
        .record(TemplateRecord(Shapes.part, ["prose", html(fragment, of: page)]))
      case .label(let index):
        .record(
          TemplateRecord(
            Shapes.label,
            [
              "label", .text(prefix + document.headings[index].id),
              html(document.fragment(document.headings[index].inner), of: page),
            ]))
      case .statements(let range):
        .record(TemplateRecord(Shapes.statements, ["statements", .list(Array(statements[range]))]))
      }
    }
  }
}
