import LadderModel
import Pages
import TestSupport
import Testing

@Suite struct StatementAlignmentTests {
  private func letters(_ words: StatementWords) -> [String] {
    (0..<words.count).map { String(decoding: words.letters($0), as: UTF8.self) }
  }

  private func words(_ html: String) -> StatementWords {
    StatementWords(MarkdownDocument(html: Array(html.utf8)).body)
  }

  private func align(
    _ older: [String], _ newer: [String], ids: [(Int, Int)] = []
  ) -> StatementAlignment {
    StatementAlignment(older: older.map(words), newer: newer.map(words), sharedIDs: ids)
  }

  /// "unchanged<0", "raised<1", "new".
  private func summary(_ alignment: StatementAlignment) -> [String] {
    alignment.newer.map { change, older in
      let source = older.map { "<\($0)" } ?? ""
      return switch change {
      case .unchanged: "unchanged" + source
      case .raised: "raised" + source
      case .new: "new" + source
      }
    }
  }

  @Test func `the same words are unchanged whatever their order and markup`() {
    let alignment = align(
      ["Writes tests.", "Reviews code."], ["<em>Reviews</em>  code.", "Writes\ntests."])
    #expect(summary(alignment) == ["unchanged<1", "unchanged<0"])
    #expect(alignment.dropped.isEmpty)
  }

  @Test func `half of the words in common is raised, less is new and dropped`() {
    let alignment = align(
      ["Sets priorities for one team.", "Keeps notes."],
      ["Sets priorities for several teams.", "Writes budgets."])
    #expect(summary(alignment) == ["raised<0", "new"])
    #expect(alignment.dropped == [1])
  }

  @Test func `a full stop or a capital that changed is a change`() {
    #expect(summary(align(["Writes tests"], ["Writes tests."])) == ["raised<0"])
    #expect(summary(align(["writes tests."], ["Writes tests."])) == ["raised<0"])
  }

  @Test func `the most similar pair is taken first`() {
    let alignment = align(
      ["Leads one small team of engineers.", "Leads one small team of new engineers."],
      ["Leads one large team of new engineers."])
    #expect(summary(alignment) == ["raised<1"])
    #expect(alignment.dropped == [0])
  }

  @Test func `no statement is used twice`() {
    let alignment = align(["Writes tests."], ["Writes tests.", "Writes tests."])
    #expect(summary(alignment) == ["unchanged<0", "new"])
  }

  @Test func `ids that an author set bind statements with other words`() {
    let alignment = align(["Keeps notes."], ["Chairs the architecture board."], ids: [(0, 0)])
    #expect(summary(alignment) == ["raised<0"])
  }

  @Test func `the words that changed are named on both sides`() throws {
    let alignment = align(
      ["Sets priorities for one team each quarter."],
      ["Sets priorities across several teams each quarter."])
    guard case .raised(let difference) = alignment.newer[0].change else {
      Issue.record("not raised")
      return
    }
    #expect(difference.removed == [2..<5])
    #expect(difference.added == [2..<5])
  }

  @Test func `empty lists and empty statements align`() {
    #expect(align([], []).newer.isEmpty)
    #expect(align(["a b"], []).dropped == [0])
    #expect(summary(align([], ["a b"])) == ["new"])
    #expect(summary(align([""], [""])) == ["unchanged<0"])
  }

  @Test func `a word that tags run through is one word with two stretches`() {
    let words = words("a <strong>b</strong>c, d<br />e")
    #expect(letters(words) == ["a", "bc,", "d", "e"])
    #expect(words.stretches(of: [1..<2]).count == 2)
  }

  @Test func `pictures are the words that stand for them, and no mark gets into a tag`() {
    let words = words("a <img src=\"x.png\" alt=\"b &quot;c\" title=\" alt=\" />d <img alt=\"\">")
    #expect(letters(words) == ["a", "b", "&quot;cd"])
    #expect(words.stretches(of: [1..<2]).isEmpty)
    #expect(words.stretches(of: [2..<3]).count == 1)
  }

  @Test func `comments hide nothing behind them`() {
    #expect(letters(words("a <!-- don't > --> b <!--> c <!-- d")) == ["a", "b", "c"])
  }

  @Test func `a tag whose attribute holds a bracket hides no words`() {
    let words = words("a <a title=\"x > y\" href='z'>b</a>")
    #expect(letters(words) == ["a", "b"])
  }

  @Test func `very long statements end in reasonable time with the same result`() {
    let long = (0..<20_000).map { "w\($0 % 977)" }.joined(separator: " ")
    let other = (0..<20_000).map { "v\($0 % 977)" }.joined(separator: " ")
    #expect(summary(align([long], [other])) == ["new"])
    #expect(summary(align([long], [long])) == ["unchanged<0"])
  }

  /// The rules of the alignment, checked against their plain statement on random lists.
  @Test func `random lists keep the laws of an alignment`() {
    var generator = SeededGenerator(seed: 7)
    let vocabulary = ["sets", "plans", "team", "teams", "for", "one", "year", "each", "writes"]
    for _ in 0..<500 {
      let lists = (0..<2).map { _ in
        (0..<Int(generator.next() % 6)).map { _ in
          (0..<Int(generator.next() % 7)).map { _ in
            vocabulary[Int(generator.next() % UInt64(vocabulary.count))]
          }.joined(separator: " ")
        }
      }
      let alignment = align(lists[0], lists[1])
      let used = alignment.newer.compactMap(\.older)
      #expect(Set(used).count == used.count)
      #expect(Set(used).union(alignment.dropped) == Set(lists[0].indices))
      #expect(Set(used).isDisjoint(with: alignment.dropped))
      for (index, entry) in alignment.newer.enumerated() {
        switch entry.change {
        case .unchanged: #expect(entry.older.map { lists[0][$0] } == lists[1][index])
        case .raised: #expect(entry.older.map { lists[0][$0] } != lists[1][index])
        case .new: #expect(entry.older == nil)
        }
      }
      let again = align(lists[0], lists[1])
      #expect(again.newer.map(\.older) == alignment.newer.map(\.older))
    }
  }
}
