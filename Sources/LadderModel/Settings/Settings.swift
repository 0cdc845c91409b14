package import Diagnostics

/// What `ladder.yml` says.
package struct Settings: Sendable {
  /// An entry of the main navigation.
  package struct NavigationEntry: Sendable {
    /// The label; `nil` takes the target's title.
    package let title: String?

    /// A link as in a page at the root of `content/`.
    package let destination: Located<String>
  }

  package enum RawHTML: String, Sendable, CaseIterable {
    case refuse, allow
  }

  package internal(set) var file: SourceFile
  package internal(set) var title = "Engineering ladder"
  package internal(set) var organization: String?
  package internal(set) var description: String?

  /// BCP 47 tag of the pages' language.
  package internal(set) var language = "en"

  /// Where the site is published; only the sitemap and canonical links use it.
  package internal(set) var baseURL: String?

  /// Pattern with `{path}`: where a page's source can be edited.
  package internal(set) var sourceURL: String?

  /// Pattern with `{path}` and `{ref}`: where a reader can comment.
  package internal(set) var feedbackURL: String?

  /// Whether search engines may list the site.
  package internal(set) var isIndexed = false

  /// `nil` takes the navigation that follows from the content.
  package internal(set) var navigation: [NavigationEntry]?

  /// Colour of links and marks, `#rgb` or `#rrggbb`.
  package internal(set) var accent: String?

  /// An image below `content/`.
  package internal(set) var logo: Located<String>?
  package internal(set) var rawHTML = RawHTML.refuse

  /// The rules that are to count for more or less than they do of themselves.
  package internal(set) var rules: [DiagnosticCode: RuleLevel] = [:]

  /// What holds where there is no `ladder.yml`.
  package static let standard = Settings(file: SourceFile(path: "ladder.yml"))

  init(file: SourceFile) {
    self.file = file
  }
}
