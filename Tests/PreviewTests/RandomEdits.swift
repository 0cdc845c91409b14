import Foundation
import TestSupport

/// What people do to a ladder, in an order that the seed decides: edits, moves, deletions, changes
/// of templates, pictures and settings, mistakes and their mending.
struct RandomEdits {
  let project: TemporaryFolder
  private var random: SeededGenerator
  private var round = 0

  /// What mistakes replaced; `nil` for what was not there.
  private var mistakes: [(path: String, text: String?)] = []

  /// The templates and settings as they were at first.
  private let first: [String: String]

  /// - Parameter project: one of ``SampleProject``.
  init(_ project: TemporaryFolder, seed: UInt64) {
    self.project = project
    random = SeededGenerator(seed: seed)
    var first: [String: String] = [:]
    for path in Self.shared { first[path] = project.text(path) }
    self.first = first
  }

  private static let shared = [
    "templates/base.html", "templates/parts/page.html", "templates/level.html",
    "templates/assets/style.css", "ladder.yml",
  ]
  private static let levels = ["junior": 1, "senior": 2, "staff": 3]

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  /// Makes one edit, and says which.
  mutating func next() throws -> String {
    round += 1
    // Otherwise nothing would ever be right again.
    if !mistakes.isEmpty, below(2) == 0 {
      for (path, text) in mistakes.reversed() { try put(path, text) }
      mistakes = []
      return "mended"
    }
    let kind = below(18)
    switch kind {
    case 0, 1: try project.save(note(), page(below(2) == 0 ? "status: draft\n" : ""))
    case 2: try put(note(), nil)
    case 3: try moveNote()
    case 4: try moveNotes()
    case 5, 6:
      try append("- Statement \(round), with [a link](../../dimensions/scope.md).\n", to: level())
    case 7: try project.save(level("senior"), text("senior", "- Number \(round).\n"))
    case 8:
      try put(
        level("staff"), project.exists(level("staff")) ? nil : text("staff", "- Leads \(round).\n"))
    case 9: try change("templates/parts/page.html") { $0 + "{# \(round) #}" }
    case 10:
      try change("templates/base.html") { [round] in
        $0.replacing("</body>", with: "<p>\(round)</p></body>")
      }
    case 11:
      let raw = below(2) == 0 ? "raw_html: allow\n" : ""
      try project.save("ladder.yml", "title: Test \(round)\n\(raw)")
    case 12: try change("templates/assets/style.css") { $0 + "\nmain { z-index: \(round) }\n" }
    case 13: try put(folder + "/data.txt", below(3) == 0 ? nil : "data \(round)\n")
    case 14:
      try project.save(
        "content/glossary.md", "---\ntitle: Glossary\n---\n\n## Bugs\n\nNumber \(round).\n")
    case 15:
      let role = "---\ntitle: Tech lead \(round)\nlevels: [senior]\n---\n\nA hat.\n"
      try put("content/roles/tech-lead.md", below(3) == 0 ? nil : role)
    case 16:
      try project.save(
        "content/dimensions/scope.md",
        "---\ntitle: Scope\norder: \(below(3) + 1)\n---\n\nText \(round).\n")
    default: try blunder()
    }
    return "edit \(kind)"
  }

  private mutating func blunder() throws {
    let bad: (path: String, text: String?) =
      switch below(8) {
      case 0: (note(), "---\ntitle: Bad\n---\n\n<b>x</b> [gone](nowhere-\(round).md)\n")
      case 1: (note(), "---\ntitle: Bad\nnope: \(round)\n---\n")
      case 2: (level("junior"), nil)
      case 3: ("content/dimensions/scope.md", nil)
      case 4: ("templates/level.html", "{% nope \(round) %}")
      case 5: ("templates/base.html", nil)
      case 6: ("ladder.yml", "title: [\n")
      default: (level("senior"), "---\ntitle: Senior\ncode: IC2\nrank: many\n---\n")
      }
    mistakes.append((bad.path, project.text(bad.path)))
    try put(bad.path, bad.text)
  }

  private func put(_ path: String, _ text: String?) throws {
    if let text {
      try project.save(path, text)
    } else if project.exists(path) {
      try project.remove(path)
    }
  }

  /// From what the file was at first, so that it does not grow.
  private func change(_ path: String, _ edit: (String) -> String) throws {
    try project.save(path, edit(first[path] ?? ""))
  }

  private func append(_ line: String, to path: String) throws {
    guard let text = project.text(path), text.utf8.count < 4000 else { return }
    try project.save(path, text + line)
  }

  private mutating func moveNote() throws {
    let path = note()
    // A mistake is mended where it was made.
    guard mistakes.isEmpty, let text = project.text(path) else { return }
    try put(path, nil)
    try project.save(note(), text)
  }

  /// The whole folder takes another name.
  private func moveNotes() throws {
    guard mistakes.isEmpty, project.exists(folder) else { return }
    let other = folder == Self.folders[0] ? Self.folders[1] : Self.folders[0]
    try FileManager.default.moveItem(atPath: project(folder), toPath: project(other))
  }

  private static let folders = ["content/asides", "content/notes"]

  /// Where the notes are.
  private var folder: String { Self.folders.first { project.exists($0) } ?? Self.folders[1] }

  private mutating func note() -> String { folder + "/n\(below(12)).md" }

  private mutating func level(_ name: String? = nil) -> String {
    let names = Self.levels.keys.sorted()
    return "content/levels/ic/\(name ?? names[below(names.count)]).md"
  }

  private mutating func page(_ more: String) -> String {
    "---\ntitle: Note \(round)\n\(more)---\n\nSee [it](../levels/ic/senior.md) and bugs.\n"
  }

  private func text(_ level: String, _ statements: String) -> String {
    let rank = Self.levels[level] ?? 1
    return LadderSample.level(
      level.capitalized + " \(round % 3)", "IC\(rank)", String(rank), statements)
  }
}
