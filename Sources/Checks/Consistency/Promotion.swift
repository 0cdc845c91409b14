import LadderModel
import Site

/// A step up a track with its comparison.
struct Promotion: Sendable {
  let from: Ref<Level>
  let to: Ref<Level>
  let comparison: StepComparison

  var rows: [StepComparison.Row] { comparison.rows }

  static func all(in site: ResolvedSite) -> [Promotion] {
    zip(site.ladder.steps, site.comparisons).compactMap { step, comparison in
      guard case .promotion = step.kind else { return nil }
      return Promotion(from: step.from, to: step.to, comparison: comparison)
    }
  }
}
