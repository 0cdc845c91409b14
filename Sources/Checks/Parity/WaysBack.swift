import Diagnostics
import LadderModel

/// Switches between tracks that nobody can undo.
enum WaysBack {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    return ladder.transitions.compactMap { transition in
      guard transition.kind == .switch, ladder[transition.page].status != .retired,
        !hasWayBack(transition, in: ladder)
      else { return nil }
      let page = ladder[transition.page]
      return Diagnostic(
        .noWayBack, "no transition leads back from '\(page.title)'", at: page.place(of: .to),
        help: "write one with 'kind: return'")
    }
  }

  /// Whether some transition leads back to the tracks that one leads away from; what stays on its
  /// track needs none.
  static func hasWayBack(_ transition: Transition, in ladder: Ladder) -> Bool {
    let (from, to) = (ends(transition.from, ladder), ends(transition.to, ladder))
    guard from.isDisjoint(with: to) else { return true }
    return ladder.transitions.contains { other in
      !ends(other.from, ladder).isDisjoint(with: to)
        && !ends(other.to, ladder).isDisjoint(with: from)
    }
  }

  /// The tracks that targets are of; a role without a level stands for itself.
  private static func ends(_ targets: [Target], _ ladder: Ladder) -> Set<Target> {
    Set(
      targets.flatMap { target -> [Target] in
        let tracks = ladder.tracks(of: target)
        return tracks.isEmpty ? [target] : tracks.map { .track($0) }
      })
  }
}
