package import Checks
import LadderModel

/// What a build is to do.
package struct BuildOptions: Sendable {
  /// The project's folder, absolute or relative to where the command runs.
  package var root: String

  /// The folder that receives the site; `nil` is `site` in the project's folder.
  package var output: String?

  /// Treat warnings as errors.
  package var isStrict = false

  /// Build drafts too.
  package var includesDrafts = false

  /// For the rules that depend on the date; a build has none, or its result would.
  package var today: CalendarDay?

  /// Replaces the settings' `base_url`.
  package var baseURL: String?

  /// Where the site is on its host, with `/` at both ends; `nil` is what the address says at which it
  /// will be published.
  package var siteRoot: String?

  package init(root: String = ".") {
    self.root = root
  }

  /// What is wrong with an address for ``baseURL``; `nil` when nothing is.
  package static func problem(ofBaseURL text: String) -> String? { BaseAddress.problem(of: text) }

  /// The project's folder without links and `..`; `nil` when it does not exist.
  package var absoluteRoot: String? { (try? ProjectRoot(root))?.path }
}
