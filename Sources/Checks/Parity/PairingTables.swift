import Diagnostics
import LadderModel
import Pages

/// Tables in the text that pair levels of two tracks otherwise than the ladder does.
///
/// A row pairs levels when two of its cells hold nothing but names or codes of levels of
/// different tracks. A table counts as a mapping when it has at least two such rows, and at least
/// half of them agree with the ladder or its header speaks of ranks; tables from here to there are
/// none.
enum PairingTables {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let ladder = subject.ladder
    let names = LevelNames(ladder)
    return ladder.pages.flatMap { page in
      page.document.tables.flatMap { findings(in: $0, of: page, names, ladder) }
    }
  }

  private struct Pairing {
    let row: Int
    let text: String
    let finding: String?
  }

  private static func findings(
    in table: MarkdownTable, of page: Page, _ names: LevelNames, _ ladder: Ladder
  ) -> [Diagnostic] {
    guard let header = table.rows.first?.map(\.foldedName),
      !header.contains(where: { $0 == "from" || $0 == "to" })
    else { return [] }
    let ranks = header.firstIndex { $0 == "rank" }
    let pairings = table.rows.indices.dropFirst().flatMap { row in
      Self.pairings(in: table.rows[row], row, ranks, names, ladder)
    }
    let wrong = pairings.filter { $0.finding != nil }
    let speaksOfRanks = header.contains { title in
      ["rank", "equivalent", "counterpart", "parity"].contains { title.contains($0) }
    }
    guard pairings.count >= 2, speaksOfRanks || wrong.count * 2 <= pairings.count else { return [] }
    return wrong.map { pairing in
      Diagnostic(
        .contradictingTable, pairing.finding ?? "",
        at: place(of: pairing.text, row: pairing.row, in: table, page),
        help: "correct the table, or the ranks and peers of the levels")
    }
  }

  private static func pairings(
    in row: [String], _ index: Int, _ ranks: Int?, _ names: LevelNames, _ ladder: Ladder
  ) -> [Pairing] {
    let cells = row.map { (text: $0, levels: names.levels(in: $0)) }.filter { !$0.levels.isEmpty }
    var pairings: [Pairing] = []
    if let ranks, let rank = Int(row[ranks]) {
      for cell in cells where cell.levels.allSatisfy({ !ladder[$0].rank.contains(rank) }) {
        let own = ladder[cell.levels[0]].rank
        pairings.append(
          Pairing(
            row: index, text: cell.text,
            finding: "'\(cell.text)' stands at rank \(rank) here, but has rank \(own.lowerBound)"
              + (own.count > 1 ? " to \(own.upperBound)" : "")))
      }
      if !pairings.isEmpty { return pairings }
    }
    guard let first = cells.first else { return [] }
    for other in cells.dropFirst() {
      guard ladder[first.levels[0]].track != ladder[other.levels[0]].track else { continue }
      let isMutual = first.levels.contains { level in
        other.levels.contains { ladder.areCounterparts(level, $0) }
      }
      pairings.append(
        Pairing(
          row: index, text: other.text,
          finding: isMutual
            ? nil
            : "'\(first.text)' and '\(other.text)' stand side by side here, but are no counterparts"
        ))
    }
    return pairings
  }

  /// The cell in its line of the source, or the line where its text can't be found.
  private static func place(
    of text: String, row: Int, in table: MarkdownTable, _ page: Page
  ) -> SourcePlace {
    let bytes = page.file.bytes
    var start = table.range.lowerBound
    for _ in 0...row {
      guard let end = bytes[start..<table.range.upperBound].firstIndex(of: 0x0A) else { break }
      start = end + 1
    }
    let end = bytes[start..<table.range.upperBound].firstIndex(of: 0x0A) ?? table.range.upperBound
    let words = WordScan.words(of: text)
    let found = SourceSearch.range(ofWords: words, in: bytes, start..<end)
    return page.file.place(found ?? start..<end)
  }
}
