import Diagnostics
import LadderModel
import Site

/// Promotions that ask for nothing, or for far more than the others of their track.
enum StepSizes {
  /// How many times the usual size is too much, and by how many statements at least.
  private static let factor = 2.0
  private static let leastExcess = 6.0

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let promotions = Promotion.all(in: subject.site)
    return ladder.trackRefs.flatMap { track -> [Diagnostic] in
      let steps = promotions.filter { ladder[$0.to].track == track }
      return steps.compactMap { step -> Diagnostic? in
        guard ladder[step.to].cells.contains(where: { !$0.statements.isEmpty }) else { return nil }
        let size = size(of: step)
        if size == 0 {
          return Diagnostic(
            .emptyStep,
            "nothing new is asked from \(ladder.name(step.from)) to \(ladder.name(step.to))",
            at: ladder.place(of: step.to), help: "say what changes, or make the two one level")
        }
        let others = steps.filter { $0.to != step.to || $0.from != step.from }.map(self.size)
          .sorted()
        guard others.count >= 2 else { return nil }
        let usual = others[others.count / 2]
        guard size > usual * factor, size - usual >= leastExcess else { return nil }
        return Diagnostic(
          .largeStep,
          "the step from \(ladder.name(step.from)) to \(ladder.name(step.to)) asks for \(text(size)) new statements; usual on this track are \(text(usual))",
          at: ladder.place(of: step.to),
          help:
            "move statements to the level below, or add a level between; raised statements count half"
        )
      }
    }
  }

  /// New statements, and raised ones for half of one.
  static func size(of promotion: Promotion) -> Double {
    let counts = promotion.comparison.counts
    return Double(counts.new) + Double(counts.raised) / 2
  }

  /// "12" or "12.5"
  static func text(_ size: Double) -> String {
    let whole = Int(size)
    return Double(whole) == size ? "\(whole)" : "\(whole).5"
  }
}
