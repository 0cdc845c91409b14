import Diagnostics
import Pages

/// Keeps what follows from a ladder within reason.
extension LadderReader {
  /// The steps of the whole ladder; none when there would be too many of them, or too much to
  /// compare, which is reported then.
  mutating func steps() -> [Step] {
    var count = 0
    for track in ladder.tracks {
      for level in track.levels {
        count += ladder[level].above.count
        guard count <= LadderLimits.steps else {
          reportTooManySteps(from: level)
          return []
        }
      }
    }
    let promotions = promotions()
    let moves = moves(atMost: LadderLimits.steps - promotions.count)
    if moves.isCut, let last = moves.steps.last {
      reportTooManySteps(from: last.from)
      return []
    }
    let steps = promotions + moves.steps
    if let step = firstBeyondReason(steps) {
      entries[levelLinks[step.to.index].entry].fields.report(
        .ladderLimit,
        "the statements of '\(ladder.page(of: step.from).title)' and of this level are too many to "
          + "compare", at: nil,
        help: "shorten the lists under the dimensions of both")
      return []
    }
    return steps
  }

  private mutating func reportTooManySteps(from level: Ref<Level>) {
    entries[levelLinks[level.index].entry].fields.report(
      .ladderLimit, "with the steps from this level the ladder has more than \(LadderLimits.steps)",
      at: nil, help: "give levels of one track ranks of their own, and name fewer in transitions")
  }

  /// The step at which the comparisons of all steps so far are more than may be.
  private func firstBeyondReason(_ steps: [Step]) -> Step? {
    let words = ladder.levels.map { level in
      Dictionary(
        level.cells.map { ($0.dimension, $0.statements.reduce(0) { $0 + $1.wordCount }) }
      ) { first, _ in first }
    }
    var pairs = 0
    return steps.first { step in
      let (older, newer) = (words[step.from.index], words[step.to.index])
      for (dimension, count) in newer { pairs += count * (older[dimension] ?? 0) }
      return pairs > LadderLimits.comparisons
    }
  }
}

extension Statement {
  /// At least as many as an alignment finds.
  fileprivate var wordCount: Int {
    lead.document.html[lead.range].count { $0 == 0x20 || $0 == 0x0A || $0 == 0x3C } + 1
  }
}
