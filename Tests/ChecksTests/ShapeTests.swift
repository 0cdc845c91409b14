import Checks
import Diagnostics
import Testing

/// Ladders that look unlike the one we ship: what is sound in them must stay unmentioned.
@Suite struct ShapeTests {
  /// Sound pages; owners are out of the question.
  private func findings(_ texts: [String: String], language: String = "en") -> [String] {
    CheckedSample(
      texts.with([
        "ladder.yml": "title: T\nlanguage: \(language)\nrules: {no-owner: off}\n"
      ])
    ).findings
  }

  private static func dimension(_ title: String, _ more: String = "") -> String {
    "---\ntitle: \(title)\n\(more)---\n"
  }

  @Test func `tracks that share no dimension`() {
    var texts = [
      "tracks/ic.md": Text.ic, "tracks/em.md": Text.em,
      "dimensions/craft.md": Self.dimension("Craft", "tracks: [ic]\n"),
      "dimensions/reach.md": Self.dimension("Reach", "tracks: [ic]\n"),
      "dimensions/people.md": Self.dimension("People", "tracks: [em]\n"),
    ]
    for index in 1...3 {
      texts["levels/ic/i\(index).md"] = Text.level(
        "Engineer \(index)", "IC\(index)", rank: "\(index)",
        "## Craft\n\n- Ships part \(index) of it.\n\n## Reach\n\n- Reaches circle \(index).\n")
      texts["levels/em/m\(index).md"] = Text.level(
        "Manager \(index)", "M\(index)", rank: "\(index)",
        "## People\n\n- Answers for group \(index).\n")
    }
    #expect(findings(texts) == [])
  }

  @Test func `sub-levels that share a rank or have a range`() {
    let levels = [
      ("a", "Engineer", "E1", "1"), ("b", "Senior, product", "E2a", "2"),
      ("c", "Senior, platform", "E2b", "2"), ("d", "Staff", "E3", "[3, 4]"),
      ("e", "Principal", "E4", "[5, 6]"),
    ]
    var texts = Text.oneTrack
    for (index, (id, title, code, rank)) in levels.enumerated() {
      texts["levels/ic/\(id).md"] = Text.scope(
        title, code, rank: rank, "- Decides matter \(index) alone.\n- Teaches subject \(index).\n")
    }
    #expect(findings(texts) == [])
  }

  @Test func `two tracks of fourteen ranks`() {
    var texts = Text.twoTracks.with(["dimensions/craft.md": Text.craft])
    for rank in 1...14 {
      for (track, code) in [("ic", "IC"), ("em", "M")] {
        texts["levels/\(track)/\(track)\(rank).md"] = Text.level(
          "\(code) \(rank)", "\(code)\(rank)", rank: "\(rank)",
          "## Scope\n\n- Answers for \(code) circle number \(rank).\n\n"
            + "## Craft\n\n- Teaches \(code) subject number \(rank).\n")
      }
    }
    #expect(findings(texts) == [])
  }

  @Test func `a sparse grid over two tracks`() {
    var texts = Text.twoTracks
    for index in 0..<6 {
      texts["dimensions/d\(index).md"] = Self.dimension("Topic \(index)")
      for track in ["ic", "em"] {
        texts["levels/\(track)/\(track)\(index).md"] = Text.level(
          "\(track.uppercased()) rung \(index)", "\(track)\(index)", rank: "\(index)",
          "## Topic \(index)\n\n- Does \(track) thing \(index) in a way of its own.\n")
      }
    }
    texts["dimensions/scope.md"] = nil
    #expect(findings(texts) == [])
  }

  @Test func `emoji in titles and headings`() {
    var texts = [
      "tracks/ic.md": "---\ntitle: 🚀 Engineers\n---\n",
      "dimensions/craft.md": Self.dimension("🛠️ Craft"),
      "dimensions/people.md": Self.dimension("👩‍🚀🤝 People"),
    ]
    for index in 1...3 {
      texts["levels/ic/l\(index).md"] = Text.level(
        "👩‍💻 Rung \(index)", "L\(index)", rank: "\(index)",
        "## Craft\n\n- Ships 🎉 part \(index).\n\n## 🤝 People\n\n- Helps circle \(index) 💬.\n")
    }
    #expect(findings(texts) == [])
  }

  @Test(arguments: [
    (
      "de",
      [
        "Plant die Arbeit eines Teams über ein Quartal.",
        "Entscheidet über den Entwurf mehrerer Dienste und vertritt ihn.",
        "Führt große Vorhaben zu Ende, auch gute, die er nicht begonnen hat",
        "Kann die Richtung der Organisation begründen.",
      ]
    ),
    (
      "ja",
      [
        "小さな機能を設計し、期限までに届ける。", "小さな機能を設計し、期日までに届ける。",
        "チームの設計を導き、後輩を育てる。", "チームの設計を導き、後輩を育てれ。",
      ]
    ),
    (
      "ar",
      [
        "يكتب اختبارات لكل تغيير.", "يقود تصميم خدمة واحدة.", "يقود تصميم عدة خدمات.",
        "يحدد اتجاه المؤسسة كلها.",
      ]
    ),
    (
      "ru",
      [
        "Пишет тесты для своей службы.", "Проектирует службу вместе с командой.",
        "Проектирует службы вместе с командой.",
        "Отвечает за работу трёх команд.", "Определяет направление всей компании.",
      ]
    ),
  ])
  func `statements in other languages`(language: String, statements: [String]) {
    var texts = Text.oneTrack
    for (index, statement) in statements.enumerated() {
      texts["levels/ic/l\(index).md"] = Text.scope(
        "L\(index)", "L\(index)", rank: "\(index)", "- \(statement)\n")
    }
    #expect(findings(texts, language: language) == [])
  }

  @Test func `cells of five hundred words`() {
    var texts = Text.oneTrack
    for level in 1...3 {
      let list = (1...25).map { number in
        "- Decides case l\(level)n\(number) with all whom it touches, and keeps a note of it where "
          + "everyone who asks later on can find and read it.\n"
      }
      texts["levels/ic/l\(level).md"] = Text.scope(
        "L\(level)", "L\(level)", rank: "\(level)", list.joined())
    }
    #expect(findings(texts) == [])
  }

  @Test func `a level of few words between levels of many is named once, where it is thin`() {
    var texts = Text.oneTrack
    for level in 1...3 {
      let list = (1...25).map { number in
        "- Decides case l\(level)n\(number) with all whom it touches, and keeps a note.\n"
      }
      texts["levels/ic/l\(level).md"] = Text.level(
        "L\(level)", "L\(level)", rank: "\(level)",
        "⟦1⟧## Scope\n\n" + (level == 2 ? "- Asks.\n" : list.joined()))
    }
    #expect(
      findings(texts).filter { !$0.hasPrefix("large-step") } == ["thin-cell levels/ic/l2.md⟦1⟧"])
  }
}
