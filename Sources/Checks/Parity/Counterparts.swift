import Diagnostics
import LadderModel

/// Peers that are not mutual, and levels without any.
enum Counterparts {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    oneSided(subject.ladder) + missing(subject.ladder)
  }

  private static func oneSided(_ ladder: Ladder) -> [Diagnostic] {
    ladder.activeLevels.flatMap { level -> [Diagnostic] in
      guard case .declared(let peers) = ladder[level].peers else { return [] }
      return peers.compactMap { peer in
        guard case .declared(let theirs) = ladder[peer].peers, !theirs.contains(level) else {
          return nil
        }
        let (page, other) = (ladder.page(of: level), ladder.page(of: peer))
        return Diagnostic(
          .oneSidedPeers, "\(ladder.name(peer)) does not name \(ladder.name(level)) in turn",
          at: page.place(of: .peers, naming: other.id),
          notes: [.init("its own list", at: other.place(of: .peers))],
          help: "add '\(page.id)' there, or take '\(other.id)' out here")
      }
    }
  }

  private static func missing(_ ladder: Ladder) -> [Diagnostic] {
    guard ladder.tracks.count(where: { !$0.levels.isEmpty }) > 1 else { return [] }
    return ladder.activeLevels.compactMap { level in
      guard case .byRank = ladder[level].peers, ladder.counterpartCount(of: level) == 0 else {
        return nil
      }
      return Diagnostic(
        .noCounterpart, "no level of another track has the rank of \(ladder.name(level))",
        at: ladder.page(of: level).place(of: .rank),
        help: "write 'peers: none' if that is meant, or name its peers")
    }
  }
}
