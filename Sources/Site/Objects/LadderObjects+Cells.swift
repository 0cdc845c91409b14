import LadderModel
import Pages
import Templates

extension LadderObjects {
  func value(at place: Int, of object: CellObject) -> TemplateValue {
    guard let key = CellObject.Key(rawValue: place) else { return .null }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .dimension: return .record(ask { $0.dimensionRecord(shown.dimension) })
    case .applies: return .bool(shown.applies)
    case .exists: return .bool(shown.cell != nil)
    case .level: return .record(ask { $0.levelRecord(shown.level) })
    default: break
    }
    guard let cell = shown.cell else {
      switch key {
      case .id: return .text(ask { $0.ladder.page(of: shown.dimension).id })
      case .parts, .statements: return .list([])
      default: return .null
      }
    }
    switch key {
    case .id: return .text(cell.anchor)
    case .url: return ask { $0.link(to: shown.host, anchor: cell.anchor) }
    case .carriedFrom:
      return cell.carriedFrom.map { level in .record(ask { $0.levelRecord(level) }) } ?? .null
    case .lead:
      values.writer.host = shown.host
      return cell.lead.map { values.html($0, of: shown.page) } ?? .null
    case .parts: return .list(object.isHome ? parts(of: cell, shown) : [])
    default: return .list(statements(of: shown, isHome: object.isHome))
    }
  }

  func isTrue(at place: Int, of object: CellObject) -> Bool {
    guard let key = CellObject.Key(rawValue: place) else { return false }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .dimension, .level, .id: return true
    case .applies: return shown.applies
    case .exists, .url: return shown.cell != nil
    case .carriedFrom: return shown.isCarried
    case .lead: return shown.cell?.hasLead ?? false
    case .parts: return object.isHome && !(shown.cell?.parts.isEmpty ?? true)
    case .statements: return !shown.statements.isEmpty
    }
  }

  func append(at place: Int, of object: CellObject, to output: inout [UInt8]) -> Bool {
    guard let key = CellObject.Key(rawValue: place) else { return false }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .id:
      guard let cell = shown.cell else { return false }
      Escape.append(cell.anchor, to: &output)
    case .lead:
      guard let lead = shown.cell?.lead else { return false }
      values.writer.host = shown.host
      values.writer.append(lead, of: shown.page, to: &output)
    default: return false
    }
    return true
  }

  private func statements(of shown: ShownCell, isHome: Bool) -> [TemplateValue] {
    let changes = ask { $0.site.changes[shown.level.index].changes(shown.dimension) }
    return shown.statements.indices.map { index in
      StatementObject.value(
        .statement, of: shown.level, shown.dimension, place: index,
        change: index < changes.count ? changes[index] : nil, isHome: isHome)
    }
  }

  /// The whole cell, in the author's order; only the level's own page asks for it.
  private func parts(of cell: Cell, _ shown: ShownCell) -> [TemplateValue] {
    let document = ask { $0.ladder[shown.page].document }
    values.writer.host = shown.host
    let prefix = ask { $0.writer.idPrefix(of: shown.page) }
    let statements = statements(of: shown, isHome: true)
    return cell.parts.map { part in
      switch part {
      case .prose(let fragment):
        .record(TemplateRecord(Shapes.part, ["prose", values.html(fragment, of: shown.page)]))
      case .label(let index):
        .record(
          TemplateRecord(
            Shapes.label,
            [
              "label", .text(prefix + document.headings[index].id),
              values.html(document.fragment(document.headings[index].inner), of: shown.page),
            ]))
      case .statements(let range):
        .record(TemplateRecord(Shapes.statements, ["statements", .list(Array(statements[range]))]))
      }
    }
  }
}
