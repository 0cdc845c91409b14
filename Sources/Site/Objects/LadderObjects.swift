import Templates

/// Makes the values of the objects on one page after the other.
///
/// Most values are never kept: what a template shows is written straight to the page.
final class LadderObjects: TemplateHost {
  var values: PageValues

  /// The cell that was last asked for, and the one before.
  private var shown: ShownCell?
  private var shownBefore: ShownCell?

  init(_ values: PageValues) {
    self.values = values
  }

  /// Asks in place: asked as a property of a class, all of it would be copied first, a reference
  /// counted for each list of the site.
  @inline(__always)
  func ask<Answer>(_ question: (inout PageValues) -> Answer) -> Answer { question(&values) }

  /// Goes on to another page.
  func turn(to page: PlannedPage, records: FolderRecords) {
    values.turn(to: page, records: records)
    (shown, shownBefore) = (nil, nil)
  }

  func value(at place: Int, of object: TemplateObject) -> TemplateValue {
    guard let kind = LadderObjectKind(rawValue: object.kind) else { return .null }
    switch kind {
    case .cell, .cellOfLevel: return value(at: place, of: CellObject(object))
    case .statement, .statementOfStep, .raised:
      return value(at: place, of: StatementObject(object, kind))
    }
  }

  func isTrue(at place: Int, of object: TemplateObject) -> Bool {
    guard let kind = LadderObjectKind(rawValue: object.kind) else { return false }
    switch kind {
    case .cell, .cellOfLevel: return isTrue(at: place, of: CellObject(object))
    case .statement, .statementOfStep, .raised:
      return isTrue(at: place, of: StatementObject(object, kind))
    }
  }

  func append(at place: Int, of object: TemplateObject, to output: inout [UInt8]) -> Bool {
    guard let kind = LadderObjectKind(rawValue: object.kind) else { return false }
    switch kind {
    case .cell, .cellOfLevel:
      return append(at: place, of: CellObject(object), to: &output)
    case .statement, .statementOfStep, .raised:
      return append(at: place, of: StatementObject(object, kind), to: &output)
    }
  }

  /// The cell of a level and a dimension, by their places in the ladder's lists.
  func cell(_ level: Int32, _ dimension: Int32) -> ShownCell {
    if let shown, shown.isOf(level, dimension) { return shown }
    if let shownBefore, shownBefore.isOf(level, dimension) {
      (shown, self.shownBefore) = (shownBefore, shown)
      return shownBefore
    }
    let found = ask { $0.shownCell(level, dimension) }
    (shown, shownBefore) = (found, shown)
    return found
  }
}
