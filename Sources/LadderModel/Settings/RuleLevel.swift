package import Diagnostics

/// What `rules` in `ladder.yml` makes of a rule.
package enum RuleLevel: String, Sendable, CaseIterable {
  case off, hint, warning, error

  /// `nil` when the rule is off.
  package var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
}
