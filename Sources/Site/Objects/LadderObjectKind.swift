import Templates

/// What is made only as far as templates ask for it: the records that pages show by the hundred.
enum LadderObjectKind: UInt8, CaseIterable {
  case cell

  /// A cell beside those of other levels.
  case cellOfLevel

  /// A statement in the cell of a level.
  case statement

  /// A statement on the page of a step.
  case statementOfStep

  /// On the page of a step: one of the newer level, with the one that it takes the place of.
  case raised

  private var shape: RecordShape {
    switch self {
    case .cell: Shapes.cell
    case .cellOfLevel: Shapes.cellOfLevel
    case .statement, .statementOfStep: Shapes.statement
    case .raised: Shapes.raised
    }
  }

  /// Their keys, for ``TemplateLibrary/compile(_:prefix:known:objects:)``.
  static let shapes = allCases.map(\.shape)
}
