import Diagnostics
import LadderModel

/// Pages that nobody answers for. A ladder without any owner is told so once.
enum Owners {
  static let kinds: Set<PageKind> = [
    .track, .level, .dimension, .role, .transition, .guide,
  ]

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let pages = ladder.pages.filter { kinds.contains($0.kind) && $0.status != .retired }
    let without = pages.filter { $0.owner == nil }
    if !pages.isEmpty, without.count == pages.count {
      return [
        Diagnostic(
          .noOwner, "no page names an owner", at: ladder.settings.file.wholePlace,
          help: "write 'owner: …' on each page, or 'rules: {no-owner: off}' in ladder.yml")
      ]
    }
    return without.map { page in
      Diagnostic(
        .noOwner, "'\(page.title)' has no owner", at: page.place(of: .title),
        help: "write 'owner: …': a team, or a person")
    }
  }
}
