import LadderModel
import Pages

/// Cuts the whole ladder into pages that a browser can bear and a printer finishes.
enum PrintParts {
  /// In bytes of HTML. A page of more than a million takes seconds to lay out, and what it holds is
  /// found faster elsewhere; weights are a rule of thumb that was seen to miss by 0.1 %.
  static let limit = 980_000

  /// The author's pages in reading order, part by part; one part as long as that is light enough.
  static func parts(of ladder: Ladder) -> [[Ref<Page>]] {
    let pages = ladder.readingOrder
    return pages.map { page in
      weight(of: ladder[page], ladder.level(of: page).map { ladder[$0] }, ladder)
    }
    .stretches(upTo: limit, frame: frame).map { Array(pages[$0]) }
  }

  // What the templates put around the authors' text, in bytes, rounded up.
  private static let frame = 8_000
  private static let aroundPage = 1_300
  private static let aroundCell = 900
  private static let aroundStatement = 450

  private static func weight(of page: Page, _ level: Level?, _ ladder: Ladder) -> Int {
    guard let level else { return page.body.range.count + aroundPage }
    let text = (level.introduction + level.sections).reduce(0) { $0 + $1.range.count }
    return level.cells.reduce(text + aroundPage) { sum, cell in
      let statements = cell.statements.reduce(0) {
        $0 + $1.lead.range.count + $1.rest.range.count + aroundStatement
      }
      return sum + statements + (cell.lead?.range.count ?? 0) + aroundCell
    }
  }
}
