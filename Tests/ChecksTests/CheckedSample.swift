import Checks
import Diagnostics
import LadderModel
import Site
import TestSupport
import Testing

/// A ladder made of marked texts, checked: what is found where.
struct CheckedSample {
  /// Path below `content/`, or `ladder.yml` → text with markers.
  let texts: [String: String]

  /// "code at path⟦1⟧", sorted; the model's own errors included.
  let findings: [String]
  let diagnostics: [Diagnostic]

  init(
    _ texts: [String: String], files: [String] = [], templates: [String] = [],
    today: CalendarDay? = nil
  ) {
    self.texts = texts
    var sample = LadderSample(pages: texts)
    sample.pages["ladder.yml"] = nil
    let marked = texts.mapValues { MarkedText($0) }
    sample.settings =
      marked["ladder.yml"].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "title: Test\n"
    let ladder = sample.read()
    let plan = SitePlan.plan(ladder.value, assets: files)
    let site = ResolvedSite.resolve(plan.value)
    let subject = CheckSubject(
      site.value, contentFiles: files,
      templates: templates.map { SourceFile(path: "templates/x.html", bytes: Array($0.utf8)) },
      today: today)
    let found = CheckPass(ladder.value.settings, .everything).findings(subject)
    diagnostics =
      Judgement(ladder.value).judge(
        ladder.diagnostics + plan.diagnostics + site.diagnostics + found, isComplete: true
      ).findings
    findings = diagnostics.map { diagnostic in
      let path = diagnostic.place.path
      let name = path.hasPrefix("content/") ? String(path.dropFirst(8)) : path
      guard let range = diagnostic.place.range else { return "\(diagnostic.code.rawValue) \(name)" }
      let marker = marked[name]?.offsets.first { $0.value == range.lowerBound }
      let place = marker.map { "⟦\($0.key)⟧" } ?? " byte \(range.lowerBound)"
      return "\(diagnostic.code.rawValue) \(name)\(place)"
    }.sorted()
  }

  /// The findings of one rule.
  func findings(of code: DiagnosticCode) -> [String] {
    findings.filter { $0.hasPrefix(code.rawValue + " ") }
  }
}

/// Texts of pages, short enough to see what matters in a sample.
enum Text {
  static func level(
    _ title: String, _ code: String, rank: String, more: String = "", _ body: String
  ) -> String {
    "---\ntitle: \(title)\ncode: \(code)\nrank: \(rank)\n\(more)---\n\n\(body)"
  }

  /// A level with one section, "Scope".
  static func scope(
    _ title: String, _ code: String, rank: String, more: String = "", _ list: String
  )
    -> String
  {
    level(title, code, rank: rank, more: more, "## Scope\n\n\(list)")
  }

  static let ic = "---\ntitle: Engineers\ncode: IC\norder: 1\n---\n"
  static let em = "---\ntitle: Managers\ncode: M\norder: 2\n---\n"
  static let scope = "---\ntitle: Scope\norder: 1\n---\n"
  static let craft = "---\ntitle: Craft\norder: 2\n---\n"

  /// One track and one dimension, to be filled with levels.
  static let oneTrack = ["tracks/ic.md": ic, "dimensions/scope.md": scope]
  static let twoTracks = oneTrack.merging(["tracks/em.md": em]) { $1 }
}

extension [String: String] {
  func with(_ others: [String: String]) -> [String: String] { merging(others) { $1 } }
}
