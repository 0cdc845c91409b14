package import Diagnostics
import LadderModel
package import Site

/// What the rules look at: a resolved site, and what no page says.
package struct CheckSubject: Sendable {
  package let site: ResolvedSite

  /// The pictures and documents below `content/`, as paths in the site.
  package let contentFiles: [String]

  /// The templates, for the files that they name.
  package let templates: [SourceFile]

  /// `nil` leaves out the rules that depend on the date.
  package let today: CalendarDay?

  /// What active levels say in their own words.
  let statements: [LevelStatement]

  package init(
    _ site: ResolvedSite, contentFiles: [String] = [], templates: [SourceFile] = [],
    today: CalendarDay? = nil
  ) {
    self.site = site
    self.contentFiles = contentFiles
    self.templates = templates
    self.today = today
    statements = LevelStatement.all(in: site.ladder)
  }

  var ladder: Ladder { site.ladder }

  /// Whether the rules on English wording apply.
  var isEnglish: Bool {
    let language = ladder.settings.language.lowercased()
    return language == "en" || language.hasPrefix("en-")
  }
}
