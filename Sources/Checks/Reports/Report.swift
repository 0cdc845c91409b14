package import Diagnostics

/// What a check found, ready to be written in any form.
package struct Report: Sendable {
  /// Sorted, each once.
  package let findings: [Diagnostic]

  /// What pages accept, in the order of its places.
  package let accepted: [AcceptedFinding]

  /// How many files were read.
  package let files: Int

  /// The tool's version, for the forms that name their maker.
  package let version: String

  /// Put before each path, so that it is relative to where the command runs: "" or "site-a/".
  package let pathPrefix: String

  package init(
    _ findings: [Diagnostic], accepted: [AcceptedFinding] = [], files: Int, version: String,
    pathPrefix: String = ""
  ) {
    self.findings = findings
    self.accepted = accepted
    self.files = files
    self.version = version
    self.pathPrefix = pathPrefix
  }

  func path(_ place: SourcePlace) -> String { pathPrefix + place.path }

  /// How many findings there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// "2 errors, 1 warning", or "nothing found"; then what was accepted, and in how many files.
  var totals: String {
    let parts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = count(severity)
      return count > 0 ? Self.count(count, severity.rawValue) : nil
    }
    let found = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
    let accepted = accepted.isEmpty ? "" : ", \(accepted.count) accepted"
    return "\(found)\(accepted) in \(Self.count(files, "file"))"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// How many findings there are of each code.
  struct RuleCount {
    let severity: Diagnostic.Severity
    let code: DiagnosticCode
    let count: Int
  }

  /// The gravest codes first, then the most frequent.
  var byRule: [RuleCount] {
    Diagnostic.Severity.allCases.flatMap { severity in
      let group = Dictionary(grouping: findings.filter { $0.severity == severity }, by: \.code)
      return group.map { RuleCount(severity: severity, code: $0.key, count: $0.value.count) }
        .sorted { ($1.count, $0.code.rawValue) < ($0.count, $1.code.rawValue) }
    }
  }

  /// The gravest first; among equals what keeps a site from being made before what could be
  /// better, in the order in which the codes are listed, then by place.
  var byImportance: [Diagnostic] {
    let codes = Dictionary(
      uniqueKeysWithValues: DiagnosticCode.allCases.enumerated().map { ($1, $0) })
    let severities = Diagnostic.Severity.allCases
    return severities.flatMap { severity in
      findings.enumerated().filter { $0.element.severity == severity }
        .sorted {
          (codes[$0.element.code] ?? 0, $0.offset) < (codes[$1.element.code] ?? 0, $1.offset)
        }
        .map(\.element)
    }
  }
}
