import Diagnostics
import LadderModel
import Site

/// Statements that stand word for word at the level below.
enum CopiedStatements {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    var seen: Set<SourcePlace> = []
    return Promotion.all(in: subject.site).flatMap { promotion in
      promotion.rows.flatMap { findings(in: $0, promotion, subject.ladder) }
    }.filter { seen.insert($0.place).inserted }
  }

  private static func findings(
    in row: StepComparison.Row, _ promotion: Promotion, _ ladder: Ladder
  ) -> [Diagnostic] {
    guard let newer = row.newer, newer.carriedFrom == nil, let older = row.older else { return [] }
    let below = older.carriedFrom ?? promotion.from
    let file = ladder.page(of: promotion.to).file
    let source = ladder.page(of: below).file
    let copies = row.alignment.newer.indices.filter { row.alignment.newer[$0].change == .unchanged }
    guard !copies.isEmpty else { return [] }
    if copies.count == newer.statements.count, row.alignment.dropped.isEmpty {
      let title = ladder.page(of: row.dimension).title
      return [
        Diagnostic(
          .copiedStatement, "all of '\(title)' stands at \(ladder.name(below)) already",
          at: file.place(newer.range), notes: [.init("there", at: source.place(older.range))],
          help: "delete the section and write 'carries: [\(ladder.page(of: row.dimension).id)]'")
      ]
    }
    return copies.compactMap { index in
      guard let copied = row.alignment.newer[index].older else { return nil }
      return Diagnostic(
        .copiedStatement, "this statement stands at \(ladder.name(below)) already",
        at: file.place(newer.statements[index].range),
        notes: [.init("there", at: source.place(older.statements[copied].range))],
        help: "say what is more at this level, or delete it: what is asked below still holds")
    }
  }
}
