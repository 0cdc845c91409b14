package import Diagnostics

/// What became of a change.
package struct Rebuild: Sendable {
  /// Paths from the project's folder, sorted; `nil` for the first build.
  package let changed: [String]?

  /// Sorted, each once.
  package let diagnostics: [Diagnostic]

  /// HTML pages of the site; 0 when there is an error.
  package let pageCount: Int

  /// Pages and templates that were read, `ladder.yml` included.
  package let sourceCount: Int

  /// From when the change was seen to when it is served.
  package let duration: Duration

  /// Whether an earlier version is still served.
  package let servesEarlier: Bool
}
