import LadderModel
import Templates

/// A level's cell as level pages, matrices, ranks and dimensions show it: a place in the matrix, even
/// where nothing stands.
struct CellObject {
  /// In the order of ``Shapes/cellOfLevel``.
  enum Key: Int {
    case dimension, applies, exists, id, url, carriedFrom, lead, parts, statements, level
  }

  /// The places of the level and the dimension in the ladder's lists.
  let level: Int32
  let dimension: Int32

  /// Whether this is on the level's own page, which shows the whole cell with its anchors.
  let isHome: Bool

  init(_ object: TemplateObject) {
    level = object.a
    dimension = object.b
    isHome = object.flags != 0
  }

  /// - Parameter isBeside: whether templates learn which level it is of.
  static func value(
    _ level: Ref<Level>, _ dimension: Ref<Dimension>, isHome: Bool = false,
    besideOthers isBeside: Bool = false
  ) -> TemplateValue {
    .object(
      TemplateObject(
        kind: (isBeside ? LadderObjectKind.cellOfLevel : .cell).rawValue, flags: isHome ? 1 : 0,
        a: level.index, b: dimension.index))
  }
}
