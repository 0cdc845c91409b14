import Diagnostics
import LadderModel

/// A statement of an active level in its own words, not carried from below.
struct LevelStatement: Sendable {
  let level: Ref<Level>
  let dimension: Ref<Dimension>
  let statement: Statement

  /// Lower case, punctuation left out.
  let words: [String]

  static func all(in ladder: Ladder) -> [LevelStatement] {
    ladder.activeLevels.flatMap { level in
      ladder[level].cells.filter { $0.carriedFrom == nil }.flatMap { cell in
        cell.statements.map {
          LevelStatement(
            level: level, dimension: cell.dimension, statement: $0,
            words: WordScan.words(of: $0.text))
        }
      }
    }
  }

  func place(in ladder: Ladder) -> SourcePlace {
    ladder.page(of: level).file.place(statement.range)
  }
}
