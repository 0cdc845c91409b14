import Diagnostics
import LadderModel
import Pages

/// The alignment of statements: each is used once, what is marked as changed are whole stretches
/// of text, and the same lists give the same result.
///
/// The bytes are Markdown; the statements before the first line `===` are the older ones. A
/// statement that begins with `#` shares an id with the one at the same place on the other side.
enum AlignmentProperty {
  static func faults(of bytes: [UInt8]) -> [String] {
    var sides: [[UInt8]] = [[], []]
    var side = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if side == 0, line.elementsEqual("===".utf8) {
        side = 1
      } else {
        sides[side] += line + [0x0A]
      }
    }
    let older = statements(sides[0])
    let newer = statements(sides[1])
    let shared = zip(older.indices, newer.indices).filter {
      older[$0.0].isMarked && newer[$0.1].isMarked
    }
    let alignment = StatementAlignment(
      older: older.map(\.words), newer: newer.map(\.words), sharedIDs: shared)
    var faults = laws(alignment, older.map(\.words), newer.map(\.words))
    for (new, entry) in alignment.newer.enumerated() {
      guard case .raised(let difference) = entry.change, let old = entry.older else { continue }
      faults += marks(difference.removed, in: older[old]) + marks(difference.added, in: newer[new])
    }
    let again = StatementAlignment(
      older: older.map(\.words), newer: newer.map(\.words), sharedIDs: shared)
    if again.newer.map(\.older) != alignment.newer.map(\.older)
      || again.newer.map(\.change) != alignment.newer.map(\.change)
    {
      faults.append("the same lists are aligned in two ways")
    }
    return faults
  }

  private struct Piece {
    let words: StatementWords
    let fragment: Fragment
    let isMarked: Bool
  }

  private static func statements(_ markdown: [UInt8]) -> [Piece] {
    let document = Markdown.parse(SourceFile(path: "content/page.md", bytes: markdown)).value
    return document.items.prefix(40).map {
      let fragment = document.fragment($0.lead)
      return Piece(
        words: StatementWords(fragment), fragment: fragment,
        isMarked: document.words(of: $0).hasPrefix("#") || $0.explicitID != nil)
    }
  }

  private static func laws(
    _ alignment: StatementAlignment, _ older: [StatementWords], _ newer: [StatementWords]
  ) -> [String] {
    var faults: [String] = []
    let used = alignment.newer.compactMap(\.older)
    if alignment.newer.count != newer.count { faults.append("statements got lost") }
    if Set(used).count != used.count { faults.append("a statement is used twice") }
    if Set(used).union(alignment.dropped) != Set(older.indices)
      || !Set(used).isDisjoint(with: alignment.dropped)
    {
      faults.append("used and dropped are not all the older ones")
    }
    for (new, entry) in alignment.newer.enumerated() {
      let isSame = entry.older.map { older[$0] == newer[new] }
      let isRight =
        switch entry.change {
        case .unchanged: isSame == true
        case .raised: isSame == false
        case .new: isSame == nil
        }
      if !isRight { faults.append("statement \(new) is not what it is said to be") }
    }
    return faults
  }

  /// Marks go around stretches of text between tags.
  private static func marks(_ ranges: [Range<Int>], in piece: Piece) -> [String] {
    var faults: [String] = []
    let html = piece.fragment.document.html
    var last = piece.fragment.range.lowerBound
    guard
      ranges.allSatisfy({ !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= piece.words.count })
    else {
      return ["a difference of words that are not there"]
    }
    for stretch in piece.words.stretches(of: ranges) {
      guard stretch.lowerBound >= last, stretch.upperBound <= piece.fragment.range.upperBound
      else { return ["marks out of order"] }
      last = stretch.upperBound
      if html[stretch].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
        faults.append("a mark around a tag")
      }
      if stretch.upperBound < html.count, html[stretch.upperBound] & 0xC0 == 0x80 {
        faults.append("a mark in the middle of a letter")
      }
    }
    return faults
  }
}
