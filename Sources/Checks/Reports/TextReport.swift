package import Diagnostics

/// The report that people read: findings by file in their places, then how many of each rule.
package struct TextReport: Sendable {
  private let printer: DiagnosticPrinter

  /// More findings of one rule than anybody reads at once; the summary counts all.
  package static let mostOfOneRule = 20

  package init(_ printer: DiagnosticPrinter) {
    self.printer = printer
  }

  /// - Parameters:
  ///   - diagnostics: sorted.
  ///   - files: how many files were read.
  package func text(of diagnostics: [Diagnostic], files: Int) -> String {
    var shown: [DiagnosticCode: Int] = [:]
    var text = ""
    for diagnostic in diagnostics {
      shown[diagnostic.code, default: 0] += 1
      guard shown[diagnostic.code, default: 0] <= Self.mostOfOneRule else { continue }
      text += printer.text(of: diagnostic) + "\n"
    }
    let rows = Self.summary(of: diagnostics)
    let width = rows.map { String($0.count).count }.max() ?? 0
    for row in rows {
      let count = String(row.count)
      let hidden = row.count - min(row.count, Self.mostOfOneRule)
      text += String(repeating: " ", count: width - count.count) + count
      text += "  \(row.severity.rawValue)  \(row.code.rawValue)"
      text += hidden > 0 ? "  (\(hidden) not shown)\n" : "\n"
    }
    return text + (rows.isEmpty ? "" : "\n") + Self.totals(diagnostics) + " in \(files) files\n"
  }

  /// How many findings there are of each code: the gravest first, then the most frequent.
  package static func summary(
    of diagnostics: [Diagnostic]
  ) -> [(severity: Diagnostic.Severity, code: DiagnosticCode, count: Int)] {
    let order = Diagnostic.Severity.allCases
    return order.flatMap { severity in
      let group = Dictionary(grouping: diagnostics.filter { $0.severity == severity }, by: \.code)
      return group.map { (severity, $0.key, $0.value.count) }
        .sorted { ($1.2, $0.1.rawValue) < ($0.2, $1.1.rawValue) }
    }
  }

  /// "2 errors, 1 warning", or "nothing found".
  package static func totals(_ diagnostics: [Diagnostic]) -> String {
    let parts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")" : nil
    }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }
}
