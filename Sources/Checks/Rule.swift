import Diagnostics

/// One piece of the check: a pure function, and the codes that it reports.
struct Rule: Sendable {
  let codes: [DiagnosticCode]

  /// Whether it judges each page by itself, so that it still makes sense when other pages could
  /// not be read.
  let isLocal: Bool
  let findings: @Sendable (CheckSubject) -> [Diagnostic]

  init(
    _ codes: DiagnosticCode..., isLocal: Bool = false,
    findings: @escaping @Sendable (CheckSubject) -> [Diagnostic]
  ) {
    self.codes = codes
    self.isLocal = isLocal
    self.findings = findings
  }
}
