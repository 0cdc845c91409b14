import Diagnostics
import LadderModel

/// Tracks that nobody can reach, and levels that nothing leads on from.
enum TrackEnds {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    guard let lowest = ladder.ranks.first, let highest = ladder.ranks.last else { return [] }
    return ladder.trackRefs.flatMap { track -> [Diagnostic] in
      guard let bottom = ladder[track].rungs.first, let top = ladder[track].rungs.last else {
        return []
      }
      var findings: [Diagnostic] = []
      if bottom.allSatisfy({ ladder[$0].rank.lowerBound > lowest }), !hasEntry(track, ladder) {
        findings.append(
          Diagnostic(
            .noEntry, "nothing leads to \(ladder.name(track)), which begins above rank \(lowest)",
            at: ladder.page(of: track).place(of: .title),
            help:
              "write a transition with 'to: track:\(ladder.page(of: track).id)', or to one of its levels"
          ))
      }
      for level in top
      where ladder[level].rank.upperBound < highest && !ladder[level].isSettled
        && !hasWayOn(from: level, ladder)
      {
        findings.append(
          Diagnostic(
            .noWayOn, "nothing leads on from \(ladder.name(level)), the top of its track",
            at: ladder.place(of: level),
            help: "write a transition from it, or 'settled: true' if people may stay for good"))
      }
      return findings
    }
  }

  private static func hasEntry(_ track: Ref<Track>, _ ladder: Ladder) -> Bool {
    ladder.transitions.contains { transition in
      transition.to.contains { ladder.tracks(of: $0).contains(track) }
        && transition.from.contains { ladder.tracks(of: $0) != [track] }
    }
      || ladder.roles.contains { role in
        role.levels.contains { ladder[$0].track == track }
          && role.entryFrom.contains { ladder.tracks(of: $0) != [track] }
      }
  }

  private static func hasWayOn(from level: Ref<Level>, _ ladder: Ladder) -> Bool {
    let holders = ladder.roleRefs.filter { ladder[$0].levels.contains(level) }.map(Target.role)
    let starts: Set<Target> = Set(holders + [.level(level), .track(ladder[level].track)])
    return ladder.transitions.contains { !starts.isDisjoint(with: $0.from) }
      || holders.contains { holder in
        guard case .role(let role) = holder else { return false }
        return !ladder[role].advancesTo.isEmpty || !ladder[role].lateralTo.isEmpty
      }
  }
}

extension Ladder {
  /// The tracks that a target is of; a role is of those of its levels.
  func tracks(of target: Target) -> Set<Ref<Track>> {
    switch target {
    case .track(let ref): [ref]
    case .level(let ref): [self[ref].track]
    case .role(let ref): Set(self[ref].levels.map { self[$0].track })
    }
  }
}
