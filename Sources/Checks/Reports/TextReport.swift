package import Diagnostics

/// The report that people read: findings by file in their places, then how many of each rule.
package struct TextReport: Sendable {
  private let printer: DiagnosticPrinter

  /// More findings of one rule than anybody reads at once; the summary counts all.
  package static let mostOfOneRule = 20

  package init(_ printer: DiagnosticPrinter) {
    self.printer = printer
  }

  package func text(of report: Report) -> String {
    var shown: [DiagnosticCode: Int] = [:]
    var text = ""
    for finding in report.findings {
      shown[finding.code, default: 0] += 1
      guard shown[finding.code, default: 0] <= Self.mostOfOneRule else { continue }
      text += printer.text(of: finding) + "\n"
    }
    let rows = report.byRule
    let width = rows.map { String($0.count).count }.max() ?? 0
    let words = rows.map(\.severity.rawValue.count).max() ?? 0
    for row in rows {
      let count = String(row.count)
      let hidden = row.count - min(row.count, Self.mostOfOneRule)
      let severity = row.severity.rawValue
      text += String(repeating: " ", count: width - count.count) + count
      text += "  \(severity)\(String(repeating: " ", count: words - severity.count))"
      text += "  \(row.code.rawValue)" + (hidden > 0 ? "  (\(hidden) not shown)\n" : "\n")
    }
    return text + (rows.isEmpty ? "" : "\n") + report.totals + "\n"
  }
}
