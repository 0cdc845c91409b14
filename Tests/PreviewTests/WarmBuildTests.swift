import Build
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A build that reuses what an earlier one parsed gives what a cold one gives: the same bytes and
/// the same words.
@Suite struct WarmBuildTests {
  /// Edits, moves, deletions and changes of templates and settings, in an order that the seed
  /// decides. Many leave the project with errors, and those are compared as well.
  @Test func `hundreds of random edits, each compared with a cold build`() async throws {
    let project = try SampleProject.make()
    var options = BuildOptions(root: project.path)
    options.includesDrafts = true
    let builder = Builder(options)
    var warm = ParseCache()
    var random = SeededGenerator(seed: 6)
    var good = 0
    for round in 0..<300 {
      try edit(project, round, &random)
      let reused = await builder.make(reusing: &warm)
      var nothing = ParseCache()
      let cold = await builder.make(reusing: &nothing)
      #expect(reused.diagnostics == cold.diagnostics, "round \(round)")
      #expect(words(reused) == words(cold), "round \(round)")
      #expect(reused.files.map(\.path) == cold.files.map(\.path), "round \(round)")
      for (a, b) in zip(reused.files, cold.files) where a.bytes != b.bytes {
        Issue.record("round \(round): \(a.path) differs")
      }
      if !cold.diagnostics.hasErrors { good += 1 }
    }
    // A test that only compared failed builds would compare nothing.
    #expect(good > 100, "\(good) good builds")
  }

  private func words(_ report: BuildReport) -> [String] {
    report.diagnostics.map { DiagnosticPrinter().text(of: $0) }
  }

  private func edit(
    _ project: TemporaryFolder, _ round: Int, _ random: inout SeededGenerator
  ) throws {
    let note = "content/notes/n\(Int.random(in: 0..<12, using: &random)).md"
    let level = "content/levels/ic/\(Bool.random(using: &random) ? "junior" : "senior").md"
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      try project.write(
        note, "---\ntitle: Note \(round)\n---\n\nSee [it](../levels/ic/senior.md).\n")
    case 4, 5:
      let text = (project.text(level) ?? "") + "- Statement \(round).\n"
      try project.write(level, text)
    case 6:
      let isSenior = level.hasSuffix("senior.md")
      try project.write(
        level,
        LadderSample.level(
          isSenior ? "Senior" : "Junior", isSenior ? "IC2" : "IC1", isSenior ? "2" : "1",
          "- Number \(round).\n"))
    case 7:
      // What was wrong goes as well, or nothing would ever be right again.
      try? project.remove("content/notes")
    case 8:
      guard project.exists(note) else { return }
      try project.write("content/notes/moved-\(round).md", project.text(note) ?? "")
      try project.remove(note)
    case 9:
      let template = project.text("templates/parts/page.html") ?? ""
      try project.write("templates/parts/page.html", template + "{# \(round) #}")
      let base = project.text("templates/base.html") ?? ""
      try project.write(
        "templates/base.html",
        base.replacingOccurrences(of: "</body>", with: "<p>\(round)</p></body>"))
    case 10:
      let raw = Bool.random(using: &random) ? "raw_html: allow\n" : ""
      try project.write("ladder.yml", "title: Test \(round)\n\(raw)")
    default:
      try project.write(note, "---\ntitle: Bad\n---\n\n<b>x</b> [gone](nowhere-\(round).md)\n")
    }
  }
}
