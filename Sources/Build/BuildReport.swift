package import Checks
package import Diagnostics
package import Site

/// What a build found and did.
package struct BuildReport: Sendable {
  /// Sorted, each once; with `isStrict`, warnings are errors already.
  package internal(set) var diagnostics: [Diagnostic] = []

  /// What pages accept, in the order of its places.
  package internal(set) var accepted: [AcceptedFinding] = []

  /// Pages and templates that were read, `ladder.yml` included.
  package internal(set) var sourceCount = 0

  /// HTML pages of the site.
  package internal(set) var pageCount = 0

  /// The finished files, in order of path; empty when there is an error.
  package internal(set) var files: [RenderedFile] = []

  /// What is copied beside them, in order of the project's paths; empty when there is an error.
  package internal(set) var assets: [OutputFile] = []

  /// What the rules looked at; `nil` when it did not come to that.
  package internal(set) var subject: CheckSubject?

  /// `nil` when nothing was written.
  package internal(set) var published: Published?
}
