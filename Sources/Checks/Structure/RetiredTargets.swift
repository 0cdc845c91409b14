import Diagnostics
import LadderModel
import Pages
import Site

/// Active pages that point at retired ones.
enum RetiredTargets {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    guard ladder.pages.contains(where: { $0.status == .retired }) else { return [] }
    return inText(subject) + inRoles(ladder) + inTransitions(ladder) + inPeers(ladder)
  }

  private static func inText(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    return ladder.pageRefs.filter { ladder[$0].status != .retired }.flatMap { ref in
      let page = ladder[ref]
      return zip(page.document.links, subject.site.graph.targets[ref.index]).compactMap {
        link, target in
        target?.page.flatMap { finding(ladder[$0], at: page.file.place(link.range)) }
      }
    }
  }

  private static func inRoles(_ ladder: Ladder) -> [Diagnostic] {
    ladder.roles.filter { ladder[$0.page].status != .retired }.flatMap { role in
      let page = ladder[role.page]
      let lists: [(FrontMatterKey, [Target])] = [
        (.levels, role.levels.map { .level($0) }), (.reportsTo, role.reportsTo),
        (.entryFrom, role.entryFrom), (.advancesTo, role.advancesTo), (.lateralTo, role.lateralTo),
      ]
      return lists.flatMap { findings(in: page, $0, $1, ladder) }
    }
  }

  private static func inTransitions(_ ladder: Ladder) -> [Diagnostic] {
    ladder.transitions.filter { ladder[$0.page].status != .retired }.flatMap { transition in
      let page = ladder[transition.page]
      return findings(in: page, .from, transition.from, ladder)
        + findings(in: page, .to, transition.to, ladder)
    }
  }

  private static func inPeers(_ ladder: Ladder) -> [Diagnostic] {
    ladder.activeLevels.flatMap { ref in
      guard case .declared(let peers) = ladder[ref].peers else { return [Diagnostic]() }
      return findings(in: ladder.page(of: ref), .peers, peers.map { .level($0) }, ladder)
    }
  }

  private static func findings(
    in page: Page, _ key: FrontMatterKey, _ targets: [Target], _ ladder: Ladder
  ) -> [Diagnostic] {
    targets.compactMap { target in
      let other = ladder.page(of: target)
      return finding(other, at: page.place(of: key, naming: other.id))
    }
  }

  private static func finding(_ page: Page, at place: SourcePlace) -> Diagnostic? {
    guard page.status == .retired else { return nil }
    return Diagnostic(
      .pointsAtRetired, "'\(page.title)' is retired", at: place,
      help: "point at what took its place")
  }
}

extension Ladder {
  func page(of target: Target) -> Page {
    switch target {
    case .track(let ref): page(of: ref)
    case .level(let ref): page(of: ref)
    case .role(let ref): page(of: ref)
    }
  }
}
