import Build
import Diagnostics

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

  private static func counts(_ diagnostics: [Diagnostic]) -> String {
    let parts = Diagnostic.Severity.allCases.compactMap { severity in
      let number = diagnostics.count { $0.severity == severity }
      return number > 0 ? count(number, severity.rawValue) : nil
    }
    return parts.isEmpty ? "0 errors" : parts.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
