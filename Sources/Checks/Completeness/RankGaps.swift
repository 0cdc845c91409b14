import Diagnostics
import LadderModel

/// Ranks that a track skips although it usually doesn't.
enum RankGaps {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let distances = ladder.tracks.flatMap { track in
      zip(track.rungs, track.rungs.dropFirst()).map { distance($0, $1, ladder) }
    }.sorted()
    guard !distances.isEmpty else { return [] }
    // Some number their ranks 10, 20, 30: a gap is what is wider than usual.
    let usual = max(1, distances[(distances.count - 1) / 2])
    return ladder.tracks.flatMap { track in
      zip(track.rungs, track.rungs.dropFirst()).flatMap { lower, upper -> [Diagnostic] in
        guard distance(lower, upper, ladder) > usual, let below = lower.first else { return [] }
        return upper.map { level in
          Diagnostic(
            .rankGap,
            "rank \(ladder[level].rank.lowerBound) follows \(ladder[below].rank.upperBound): the track skips what is between",
            at: ladder.page(of: level).place(of: .rank),
            help: "number it next to \(ladder.name(below)), or write the level that is missing")
        }
      }
    }
  }

  private static func distance(
    _ lower: [Ref<Level>], _ upper: [Ref<Level>], _ ladder: Ladder
  ) -> Int {
    guard let below = lower.first, let above = upper.first else { return 0 }
    return ladder[above].rank.lowerBound - ladder[below].rank.upperBound
  }
}
