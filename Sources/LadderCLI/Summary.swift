import Build
import Diagnostics
import Preview

/// The last line of a run.
enum Summary {
  /// `1 error, 2 warnings in 61 files; nothing was written`
  static func failure(_ diagnostics: [Diagnostic], files: Int, what: String) -> String {
    "\(counts(diagnostics)) in \(count(files, "file")); \(what)"
  }

  /// `143 pages from 61 files in site: 12 files written, 150 unchanged, 0 removed`
  static func success(_ report: BuildReport, _ published: Published, output: String) -> String {
    var line =
      "\(count(report.pageCount, "page")) from \(count(report.sourceCount, "file")) in \(output): "
      + "\(count(published.written, "file")) written, \(published.unchanged) unchanged, "
      + "\(published.removed) removed"
    if published.foreign > 0 { line += ", \(published.foreign) of others kept" }
    if !report.diagnostics.isEmpty { line += "; \(counts(report.diagnostics))" }
    return line
  }

  /// `content/levels/ic/staff.md changed: 143 pages in 12 ms`
  static func rebuild(_ rebuild: Rebuild) -> String {
    let what = changed(rebuild.changed)
    let milliseconds =
      rebuild.duration.components.attoseconds / 1_000_000_000_000_000
      + rebuild.duration.components.seconds * 1000
    let time = "in \(milliseconds) ms"
    guard !rebuild.diagnostics.hasErrors else {
      let kept = rebuild.servesEarlier ? "the last good version is still served" : "no page yet"
      return "\(what): \(counts(rebuild.diagnostics)) \(time); \(kept)"
    }
    let known = rebuild.diagnostics.isEmpty ? "" : "; \(counts(rebuild.diagnostics))"
    return "\(what): \(count(rebuild.pageCount, "page")) \(time)\(known)"
  }

  /// `Rendering 143 pages`
  static func phase(_ phase: BuildPhase) -> String {
    switch phase {
    case .reading: "Reading"
    case .parsing(let files): "Parsing \(count(files, "file"))"
    case .modelling: "Putting the ladder together"
    case .planning: "Planning the site"
    case .judging: "Judging the ladder"
    case .rendering(let pages): "Rendering \(count(pages, "page"))"
    case .checking(let pages): "Checking \(count(pages, "page"))"
    case .writing(let files): "Writing \(count(files, "file"))"
    }
  }

  private static func changed(_ paths: [String]?) -> String {
    guard let paths else { return "Built" }
    let named = paths.prefix(3).map(DiagnosticPrinter.visible).joined(separator: ", ")
    let more = paths.count > 3 ? " and \(paths.count - 3) more" : ""
    return "\(named)\(more) changed"
  }

  static func counts(_ diagnostics: [Diagnostic]) -> String {
    let parts = Diagnostic.Severity.allCases.compactMap { severity in
      let number = diagnostics.count { $0.severity == severity }
      return number > 0 ? count(number, severity.rawValue) : nil
    }
    return parts.isEmpty ? "0 errors" : parts.joined(separator: ", ")
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
