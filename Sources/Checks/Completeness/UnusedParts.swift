import Diagnostics
import LadderModel

/// Dimensions and tracks without a level.
enum UnusedParts {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let empty = ladder.trackRefs.filter {
      ladder[$0].levels.isEmpty && ladder.page(of: $0).status == .active
    }
    let tracks = empty.map { track in
      Diagnostic(
        .emptyTrack, "\(ladder.name(track)) has no active level",
        at: ladder.page(of: track).place(of: .title),
        help: "write its levels in content/levels/\(ladder.page(of: track).id)/, or delete it")
    }
    return tracks + dimensions(ladder)
  }

  private static func dimensions(_ ladder: Ladder) -> [Diagnostic] {
    ladder.dimensionRefs.flatMap { dimension -> [Diagnostic] in
      let page = ladder.page(of: dimension)
      guard page.status == .active else { return [] }
      let assessed = ladder.trackRefs.filter {
        ladder[dimension].applies(to: $0) && !ladder[$0].levels.isEmpty
      }
      let users = assessed.filter { track in
        ladder[track].levels.contains { ladder[$0].cell(dimension) != nil }
      }
      if users.isEmpty {
        guard !assessed.isEmpty else { return [] }
        return [
          Diagnostic(
            .unusedDimension, "no level has the dimension '\(page.title)'",
            at: page.place(of: .title),
            help: "write '## \(page.title)' on the levels, or delete the dimension")
        ]
      }
      let ids = users.map { ladder.page(of: $0).id }.joined(separator: ", ")
      return assessed.filter { !users.contains($0) }.map { track in
        let place =
          ladder[dimension].tracks == nil
          ? page.place(of: .title) : page.place(of: .tracks, naming: ladder.page(of: track).id)
        return Diagnostic(
          .unusedDimension, "no level of \(ladder.name(track)) has the dimension '\(page.title)'",
          at: place, help: "limit it with 'tracks: [\(ids)]', or write '## \(page.title)' there")
      }
    }
  }
}
