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
    return pages.map { weight(of: $0, ladder) }
      .stretches(upTo: limit, frame: frame).map { Array(pages[$0]) }
  }

  /// About how many bytes of HTML a part has.
  static func bytes(of part: [Ref<Page>], in ladder: Ladder) -> Int {
    part.reduce(frame) { $0 + weight(of: $1, ladder) }
  }

  // What the templates put around the authors' text, in bytes, rounded up.
  private static let frame = 8_000
  private static let aroundPage = 1_300
  private static let aroundCell = 900
  private static let aroundStatement = 375

  private static func weight(of page: Ref<Page>, _ ladder: Ladder) -> Int {
    guard let level = ladder.level(of: page).map({ ladder[$0] }) else {
      return ladder[page].body.range.count + aroundPage
    }
    let text = (level.introduction + level.sections).reduce(0) { $0 + $1.range.count }
    return level.cells.reduce(text + aroundPage) { sum, cell in
      let statements = cell.statements.reduce(0) {
        $0 + $1.lead.range.count + $1.rest.range.count + aroundStatement
      }
      return sum + statements + (cell.lead?.range.count ?? 0) + aroundCell
    }
  }
}
