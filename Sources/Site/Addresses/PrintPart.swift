import LadderModel
import Pages

/// One of the pages that the whole ladder is cut into, each of which a browser can bear and a printer
/// finishes.
struct PrintPart {
  /// In reading order.
  let pages: [Ref<Page>]

  /// About how many bytes of HTML it has.
  let bytes: Int

  /// In bytes of HTML. A page of more than a million takes seconds to lay out, and what it holds is
  /// found faster elsewhere; weights are a rule of thumb that was seen to miss by 0.1 %.
  static let limit = 980_000

  /// The author's pages in reading order, part by part; one part as long as that is light enough.
  static func parts(of ladder: Ladder) -> [PrintPart] {
    let pages = ladder.readingOrder
    let weights = pages.map { weight(of: $0, ladder) }
    return weights.stretches(upTo: limit, frame: frame).map {
      PrintPart(pages: Array(pages[$0]), bytes: weights[$0].reduce(frame, +))
    }
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
        $0 + $1.htmlCount + aroundStatement
      }
      return sum + statements + (cell.lead?.range.count ?? 0) + aroundCell
    }
  }
}
