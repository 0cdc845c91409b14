package import Diagnostics

/// A finding that a page accepts, with the reason that it gives.
package struct AcceptedFinding: Sendable, Hashable, Comparable {
  package let finding: Diagnostic
  package let reason: String

  package init(finding: Diagnostic, reason: String) {
    self.finding = finding
    self.reason = reason
  }

  package static func < (a: Self, b: Self) -> Bool {
    a.finding == b.finding ? a.reason < b.reason : a.finding < b.finding
  }
}
