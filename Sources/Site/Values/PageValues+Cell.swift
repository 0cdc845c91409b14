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

  /// - Parameter isHome: whether this is the level's own page, which shows the whole cell with its
  ///   anchors.
  mutating func cell(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, isHome: Bool = false
  ) -> TemplateValue {
    announceCell(level, dimension, isWhole: isHome)
    return CellObject.value(level, dimension, isHome: isHome)
  }

  /// A cell beside those of other levels.
  mutating func cellOfLevel(_ level: Ref<Level>, _ dimension: Ref<Dimension>) -> TemplateValue {
    announceCell(level, dimension, isWhole: false)
    return CellObject.value(level, dimension, besideOthers: true)
  }

  /// - Parameter isWhole: whether the prose behind the first statement is shown too.
  private mutating func announceCell(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, isWhole: Bool
  ) {
    guard !ladder.terms.isEmpty, let cell = ladder[level].cell(dimension) else { return }
    let page = ladder[cell.carriedFrom ?? level].page
    writer.host = ladder[level].page
    for (number, part) in cell.parts.enumerated() {
      switch part {
      case .prose(let fragment) where isWhole || number == 0:
        writer.announce(fragment.range, of: page)
      case .statements(let range):
        for index in range { announce(cell.statements[index], of: page) }
      case .prose, .label: break
      }
    }
    writer.host = nil
  }

  /// - Parameter isMarked: whether the words of its first paragraph are shown with their changes,
  ///   and so without links.
  mutating func announce(_ statement: Statement, of page: Ref<Page>, isMarked: Bool = false) {
    if !isMarked { writer.announce(statement.lead.range, of: page) }
    if statement.hasRest { writer.announce(statement.rest.range, of: page) }
  }
}
