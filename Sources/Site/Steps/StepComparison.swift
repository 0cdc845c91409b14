package import LadderModel

/// Everything that changes from one level to another, dimension by dimension.
package struct StepComparison: Sendable {
  package struct Row: Sendable {
    package let dimension: Ref<Dimension>

    /// `nil` where a level is not assessed by the dimension, or says nothing of it.
    package let older: Cell?
    package let newer: Cell?
    package let alignment: StatementAlignment

    /// Whether the author carried the dimension unchanged.
    package let isCarried: Bool
  }

  package struct Counts: Sendable, Equatable {
    package var new = 0
    package var raised = 0
    package var unchanged = 0
    package var carried = 0
    package var dropped = 0
  }

  /// In the order of the ladder's dimensions; those of neither level are left out.
  package let rows: [Row]
  package let counts: Counts

  package init(_ step: Step, in ladder: Ladder) {
    self.init(from: step.from, to: step.to, in: ladder)
  }

  package init(from older: Ref<Level>, to newer: Ref<Level>, in ladder: Ladder) {
    rows = ladder.dimensionRefs.compactMap { dimension in
      Row(dimension, older: ladder[older].cell(dimension), newer: ladder[newer].cell(dimension))
    }
    counts = rows.reduce(into: Counts()) { counts, row in row.add(to: &counts) }
  }
}

extension StepComparison.Row {
  fileprivate init?(_ dimension: Ref<Dimension>, older: Cell?, newer: Cell?) {
    guard older != nil || newer != nil else { return nil }
    self.dimension = dimension
    self.older = older
    self.newer = newer
    isCarried = newer?.carriedFrom != nil
    let (old, new) = (older?.statements ?? [], newer?.statements ?? [])
    let shared = new.indices.flatMap { position in
      new[position].hasExplicitID
        ? old.indices.filter { old[$0].hasExplicitID && old[$0].id == new[position].id }
          .map { ($0, position) } : []
    }
    alignment = StatementAlignment(
      older: old.map(\.words), newer: new.map(\.words), sharedIDs: shared,
      sayTheSameBelow: { old[$0].saysTheSameBelow(new[$1]) })
  }

  fileprivate func add(to counts: inout StepComparison.Counts) {
    counts.dropped += alignment.dropped.count
    for (change, _) in alignment.newer {
      switch change {
      case .new: counts.new += 1
      case .raised: counts.raised += 1
      case .unchanged where isCarried: counts.carried += 1
      case .unchanged: counts.unchanged += 1
      }
    }
  }
}
