import Diagnostics
import Site

/// Annotations for GitHub Actions, and the table that goes into the summary of the step.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a
/// word, so only the most important are written as commands; the table has all of them.
package struct GitHubReport: Sendable {
  /// Annotations of one kind that GitHub shows for a step.
  package static let mostOfOneKind = 10

  /// GitHub refuses a summary of more than 1 MiB; what else the step writes has to fit in too.
  package static let mostSummaryBytes = 900 << 10

  private let report: Report

  /// Where a file can be seen: `https://github.com/owner/name/blob/sha/`; `nil` leaves paths
  /// without links.
  private let source: String?

  package init(_ report: Report, source: String? = nil) {
    self.report = report
    self.source = source
  }

  /// Workflow commands, a line each, and the totals.
  package var annotations: String {
    var shown: [Diagnostic.Severity: Int] = [:]
    var text = ""
    for finding in report.byImportance {
      shown[finding.severity, default: 0] += 1
      guard shown[finding.severity, default: 0] <= Self.mostOfOneKind else { continue }
      text += command(finding) + "\n"
    }
    let hidden = shown.values.reduce(0) { $0 + max(0, $1 - Self.mostOfOneKind) }
    let rest = hidden > 0 ? "; \(hidden) more in the summary of the step" : ""
    return text + report.totals + rest + "\n"
  }

  private func command(_ finding: Diagnostic) -> String {
    let name =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .hint: "notice"
      }
    var properties = [("file", report.path(finding.place))]
    if let region = TextRegion(finding.place) {
      properties += [("line", "\(region.line)"), ("endLine", "\(region.endLine)")]
      // GitHub takes columns only within one line.
      if region.line == region.endLine {
        properties += [
          ("col", "\(region.column)"), ("endColumn", "\(max(region.column, region.endColumn - 1))"),
        ]
      }
    }
    properties.append(("title", finding.code.rawValue))
    let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }
    let help = finding.help.map { "\nhelp: \($0)" } ?? ""
    let message = Self.escaped(finding.message + help, isProperty: false)
    return "::\(name) \(list.joined(separator: ","))::\(message)"
  }

  /// As GitHub's toolkit escapes (`actions/toolkit`, packages/core/src/command.ts). What
  /// would act on the terminal that shows the log is made harmless.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result += DiagnosticPrinter.visible(String(scalar))
      }
    }
    return result
  }

  /// Markdown: the totals, and a row for each finding.
  package var summary: String {
    var text = "### Ladder: \(report.totals)\n\n"
    guard !report.findings.isEmpty else { return text }
    text += "| | rule | where | what | help |\n|---|---|---|---|---|\n"
    let findings = report.byImportance
    for (index, finding) in findings.enumerated() {
      let row = self.row(finding)
      guard text.utf8.count + row.utf8.count <= Self.mostSummaryBytes else {
        return text + "\n… and \(findings.count - index) more\n\n"
      }
      text += row
    }
    return text + "\n"
  }

  private func row(_ finding: Diagnostic) -> String {
    let path = report.path(finding.place)
    let line = TextRegion(finding.place)?.line
    var place = Self.inTable(path + (line.map { ":\($0)" } ?? ""))
    if let source {
      let encoded = String(decoding: PercentEncoding.path(path), as: UTF8.self)
      place = "[\(place)](<\(source)\(encoded)\(line.map { "#L\($0)" } ?? "")>)"
    }
    return "| \(finding.severity.rawValue) | \(finding.code.rawValue) | \(place) "
      + "| \(Self.inTable(finding.message)) | \(Self.inTable(finding.help ?? "")) |\n"
  }

  /// Text as text: nothing in it is Markdown or HTML, and it stays in its cell.
  private static func inTable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r": result += " "
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~":
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
