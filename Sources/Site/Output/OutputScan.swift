package import Diagnostics

/// What a scan of one finished HTML page leaves: mistakes that show on the page alone, and what has
/// to wait until the other pages are there. The page's bytes are not kept.
///
/// A class so that passing one on is one reference; nothing in it changes.
package final class OutputScan: Sendable {
  /// Path from the site's root.
  let path: String
  let ids: IDSet

  /// References to nothing, and ids that stand twice.
  package let problems: [Diagnostic]

  /// References to ids of other pages.
  let distant: DistantReferences

  init(path: String, ids: IDSet, problems: [Diagnostic], distant: DistantReferences) {
    self.path = path
    self.ids = ids
    self.problems = problems
    self.distant = distant
  }
}
