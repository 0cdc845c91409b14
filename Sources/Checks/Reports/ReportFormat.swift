/// The forms of a report.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, github, gitlab, sarif
}
