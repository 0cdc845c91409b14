import Diagnostics
import LadderModel
import Pages

/// Tables and lists of a track's levels that leave one out.
///
/// A column or list counts as one of levels when it names at least three of a track and at least
/// half of them. What lies between those that it names is missing; at the ends, only the home page
/// and the pages of tracks and sections are held to name all, since others may begin higher up.
enum IncompleteLists {
  private static let leastLevels = 3

  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let names = LevelNames(ladder)
    return ladder.pages.filter { $0.status != .retired && $0.kind != .level }.flatMap { page in
      inTables(of: page, names, ladder) + inLists(of: page, names, ladder)
    }
  }

  private static func inTables(
    of page: Page, _ names: LevelNames, _ ladder: Ladder
  ) -> [Diagnostic] {
    page.document.tables.flatMap { table -> [Diagnostic] in
      guard let header = table.rows.first else { return [] }
      let across = missing(header.flatMap { levels(in: $0, names, ladder) }, page, ladder)
      let down = header.indices.flatMap { column in
        missing(
          table.rows.dropFirst().flatMap { levels(in: $0[column], names, ladder) }, page, ladder)
      }
      return (across + down).map { finding($0, "table", at: page.file.place(table.range), ladder) }
    }
  }

  private static func inLists(
    of page: Page, _ names: LevelNames, _ ladder: Ladder
  ) -> [Diagnostic] {
    page.document.blocks.flatMap { block -> [Diagnostic] in
      guard case .list(let items) = block.kind else { return [] }
      // "Staff Engineer: leads …" is about the level that it begins with.
      let levels = page.document.items[items].flatMap { item in
        Self.levels(in: beginning(of: page.document.words(of: item)), names, ladder)
      }
      return missing(levels, page, ladder).map {
        finding($0, "list", at: page.file.place(block.range), ladder)
      }
    }
  }

  private static func beginning(of text: String) -> String {
    String(text.unicodeScalars.prefix { $0 != ":" && $0 != "—" && $0 != "." && $0 != ";" })
  }

  /// The levels that a text names and nothing else; "IC1 to IC3" names what lies between too.
  private static func levels(
    in text: String, _ names: LevelNames, _ ladder: Ladder
  ) -> [Ref<Level>] {
    let found = names.levels(in: text)
    guard found.count == 2, ladder[found[0]].track == ladder[found[1]].track,
      text.contains(" to ") || text.contains("–")
    else { return found }
    let all = ladder[ladder[found[0]].track].levels
    guard let start = all.firstIndex(of: found[0]), let end = all.firstIndex(of: found[1]),
      start <= end
    else { return found }
    return Array(all[start...end])
  }

  private static func missing(
    _ named: [Ref<Level>], _ page: Page, _ ladder: Ladder
  ) -> [Ref<Level>] {
    guard let first = named.first else { return [] }
    let track = ladder[first].track
    let all = ladder[track].levels
    let known = Set(named)
    guard known.count >= leastLevels, known.count * 2 >= all.count, known.count < all.count,
      named.allSatisfy({ ladder[$0].track == track })
    else { return [] }
    let ends: Set<PageKind> = [.home, .track, .section]
    let places = all.indices.filter { known.contains(all[$0]) }
    guard let lowest = places.first, let highest = places.last else { return [] }
    return all.indices.filter { index in
      !known.contains(all[index]) && (ends.contains(page.kind) || lowest < index && index < highest)
    }.map { all[$0] }
  }

  private static func finding(
    _ level: Ref<Level>, _ what: String, at place: SourcePlace, _ ladder: Ladder
  ) -> Diagnostic {
    Diagnostic(
      .incompleteList,
      "this \(what) names the other levels of \(ladder.name(ladder[level].track)) and leaves out \(ladder.name(level))",
      at: place, help: "add it, or link to the track's page, which lists all")
  }
}
