import Diagnostics
import LadderModel

/// Facts whose amount falls as the rank rises.
enum RankRegressions {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    return ladder.tracks.flatMap { track in
      let labels = Set(track.levels.flatMap { ladder[$0].facts.map(\.label.foldedName) })
      return labels.sorted().flatMap { findings(of: $0, on: track, ladder) }
    }
  }

  private static func findings(
    of label: String, on track: Track, _ ladder: Ladder
  ) -> [Diagnostic] {
    var falls: [Diagnostic] = []
    var rises = 0
    for (lower, upper) in zip(track.rungs, track.rungs.dropFirst()) {
      guard let below = lower.first, let old = fact(label, of: below, ladder),
        let before = Amount(old.text)
      else { continue }
      for level in upper {
        guard let new = fact(label, of: level, ladder), let amount = Amount(new.text) else {
          continue
        }
        if before.isLess(than: amount) { rises += 1 }
        guard amount.isLess(than: before) else { continue }
        falls.append(
          Diagnostic(
            .rankRegression,
            "'\(new.label)' falls from '\(old.text)' at \(ladder.name(below)) to '\(new.text)'",
            at: ladder.page(of: level).place(ofFact: new.label),
            notes: [.init("there", at: ladder.page(of: below).place(ofFact: old.label))],
            help: "correct one of the two, or accept it with a reason"))
      }
    }
    // What falls from level to level, such as the days spent on code, is meant to.
    return falls.count >= 2 && falls.count > rises ? [] : falls
  }

  private static func fact(
    _ label: String, of level: Ref<Level>, _ ladder: Ladder
  ) -> LabelledText? {
    ladder[level].facts.first { $0.label.foldedName == label }
  }
}
