import Diagnostics
import LadderModel

/// Facts that nearly all levels of a track state, and some do not.
enum MissingFacts {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    return ladder.tracks.flatMap { track -> [Diagnostic] in
      guard track.levels.count >= 3 else { return [] }
      var labels: [String] = []
      var counts: [String: Int] = [:]
      for level in track.levels {
        for label in Set(ladder[level].facts.map(\.label)).sorted() {
          if counts[label.foldedName] == nil { labels.append(label) }
          counts[label.foldedName, default: 0] += 1
        }
      }
      return labels.filter { label in
        let count = counts[label.foldedName] ?? 0
        return count < track.levels.count && count * 4 >= track.levels.count * 3
      }.flatMap { label in
        track.levels.filter { level in
          !ladder[level].facts.contains { $0.label.foldedName == label.foldedName }
        }.map { finding(label, $0, ladder) }
      }
    }
  }

  private static func finding(_ label: String, _ level: Ref<Level>, _ ladder: Ladder) -> Diagnostic
  {
    let page = ladder.page(of: level)
    let own = ladder[level].facts
    let near = NearMiss.nearest(to: label, in: own.map(\.label))
      .flatMap { name in own.first { $0.label == name } }
    if let near {
      return Diagnostic(
        .missingFact, "'\(near.label)' is called '\(label)' on the other levels of the track",
        at: page.file.place(near.range), help: "write '\(label)'")
    }
    return Diagnostic(
      .missingFact,
      "\(ladder.name(level)) does not state '\(label)', as the others of its track do",
      at: page.place(of: .facts), help: "add '\(label): …' under 'facts'")
  }
}
