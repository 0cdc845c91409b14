package import Diagnostics
import LadderModel
import Site
import Templates

/// The health of a ladder on one page, for its owners: what is covered, how large the steps are,
/// what is copied, how hard it is to read, who answers for what. A file of its own, not part of
/// the site.
package struct HealthPage: Sendable {
  let subject: CheckSubject
  let report: Report
  let statementsByLevel: [Ref<Level>: ArraySlice<LevelStatement>]

  var ladder: Ladder { subject.ladder }

  /// Tracks that have levels, in their order.
  var tracks: [Ref<Track>] { ladder.trackRefs.filter { !ladder[$0].levels.isEmpty } }

  package init(_ subject: CheckSubject, _ report: Report) {
    self.subject = subject
    self.report = report
    statementsByLevel = subject.statementsByLevel
  }

  /// The page as UTF-8.
  package func html() -> Diagnosed<[UInt8]> {
    let file = SourceFile(path: "health.html", bytes: Array(HealthTemplate.text.utf8))
    let library = TemplateLibrary.compile([file], prefix: "")
    var bytes: [UInt8] = []
    let problems = library.value.render(file.path, data, into: &bytes, page: file.path)
    return Diagnosed(bytes, library.diagnostics + problems)
  }

  private var data: TemplateRecord {
    let statements = subject.statements.count
    return [
      "title": .text(ladder.settings.title), "totals": .text(report.totals),
      "day": subject.today.map { .text($0.text) } ?? .null,
      "figures": [
        ["number": .int(ladder.activeLevels.count), "label": "levels"],
        ["number": .int(ladder.dimensions.count), "label": "dimensions"],
        ["number": .int(statements), "label": "statements"],
        ["number": .int(ladder.pages.count), "label": "pages"],
        ["number": .int(report.findings.count), "label": "findings"],
        ["number": .int(report.accepted.count), "label": "accepted"],
      ],
      "rules": .list(report.byRule.map(rule)), "accepted": .list(report.accepted.map(accepted)),
      "coverage": .list(tracks.map(coverage)), "steps": .list(tracks.map(steps)),
      "parity": .list(parity), "switches": .list(switches),
      "texts": .list(tracks.map(texts)), "english": .bool(subject.isEnglish),
      "limit": .text(Readability.gradeLimit), "owners": .list(owners),
      "reviews": .list(reviews), "rest": .int(unreviewed),
    ]
  }

  private func rule(_ row: Report.RuleCount) -> TemplateValue {
    [
      "code": .text(row.code.rawValue), "severity": .text(row.severity.rawValue),
      "count": .int(row.count), "meaning": .text(row.code.explanation.meaning),
    ]
  }

  private func accepted(_ entry: AcceptedFinding) -> TemplateValue {
    let line = TextRegion(entry.finding.place)?.line
    return [
      "code": .text(entry.finding.code.rawValue), "reason": .text(entry.reason),
      "message": .text(entry.finding.message),
      "place": .text(report.path(entry.finding.place) + (line.map { ":\($0)" } ?? "")),
    ]
  }

  /// "IC5", with its title for those who hover or listen.
  func name(_ level: Ref<Level>) -> TemplateValue {
    ["code": .text(subject.site.code(of: level)), "title": .text(ladder.page(of: level).title)]
  }

  /// A stretch of a bar, in hundredths of the bar's length.
  static func share(_ value: Double, of whole: Double) -> Int {
    whole > 0 ? Int((min(1, max(0, value / whole)) * 100).rounded()) : 0
  }
}
