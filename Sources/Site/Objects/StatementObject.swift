import LadderModel
import Templates

/// A statement as pages show it.
struct StatementObject {
  /// In the order of ``Shapes/raised``.
  enum Key: Int {
    case id, number, citation, html, rest, url, change, feedbackURL
    case marked, before, beforeURL, beforeCitation, beforeRest
  }

  /// The places in the ladder's lists of the level and the dimension in whose cell it is: another
  /// level than the one that wrote it when the cell is carried.
  let level: Int32
  let dimension: Int32

  /// Its place in the cell.
  let place: Int

  /// What it is to the level below, when the page shows that.
  let change: LevelChanges.Change?

  /// Whether this is on the level's own page.
  let isHome: Bool

  /// Whether this is on the page of a step.
  let isOfStep: Bool

  private static let changeMask: UInt8 = 3
  private static let homeMask: UInt8 = 4

  init(_ object: TemplateObject, _ kind: LadderObjectKind) {
    level = object.a
    dimension = object.b
    place = Int(object.c)
    change = LevelChanges.Change(rawValue: object.flags & Self.changeMask)
    isHome = object.flags & Self.homeMask != 0
    isOfStep = kind != .statement
  }

  static func value(
    _ kind: LadderObjectKind, of level: Ref<Level>, _ dimension: Ref<Dimension>, place: Int,
    change: LevelChanges.Change? = nil, isHome: Bool = false
  ) -> TemplateValue {
    .object(
      TemplateObject(
        kind: kind.rawValue, flags: (change?.rawValue ?? 0) | (isHome ? homeMask : 0),
        a: level.index, b: dimension.index, c: place))
  }
}
