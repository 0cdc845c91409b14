import LadderModel
import Pages

/// A cell on one page, with what its statements have in common there: found out once for all of
/// them.
///
/// A class, so that asking for one value after the other touches nothing that other threads count
/// references to as well.
final class ShownCell {
  let level: Ref<Level>
  let dimension: Ref<Dimension>
  let applies: Bool

  /// `nil` when the level says nothing of the dimension.
  let cell: Cell?
  let statements: [Statement]

  /// The page of the level that shows it, and of the one that wrote it.
  let host: Ref<Page>
  let page: Ref<Page>
  let isCarried: Bool

  /// `IC5 · Leadership · `.
  let citation: String

  /// The address of the page that it was written on, without an anchor; empty on that page.
  let address: [UInt8]

  fileprivate init(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, _ cell: Cell?, applies: Bool,
    host: Ref<Page>, page: Ref<Page>, citation: String, address: [UInt8]
  ) {
    self.level = level
    self.dimension = dimension
    self.applies = applies
    self.cell = cell
    statements = cell?.statements ?? []
    self.host = host
    self.page = page
    isCarried = cell?.carriedFrom != nil
    self.citation = citation
    self.address = address
  }

  func isOf(_ level: Int32, _ dimension: Int32) -> Bool {
    self.level.index == Int(level) && self.dimension.index == Int(dimension)
  }
}

extension PageValues {
  /// The cell of a level and a dimension, by their places in the ladder's lists.
  func shownCell(_ levelPlace: Int32, _ dimensionPlace: Int32) -> ShownCell {
    let level = ladder.levelRef(at: Int(levelPlace))
    let dimension = ladder.dimensionRef(at: Int(dimensionPlace))
    let cell = ladder[level].cell(dimension)
    let owner = cell?.carriedFrom ?? level
    let page = ladder[owner].page
    let target = site.plan.path(of: page)
    var address: [UInt8] = []
    if target != path {
      address.reserveCapacity(128)
      path.appendReference(to: target, into: &address)
    }
    return ShownCell(
      level, dimension, cell, applies: ladder[dimension].applies(to: ladder[level].track),
      host: ladder[level].page, page: page,
      citation: site.citationPrefix(of: dimension, at: owner), address: address)
  }
}
