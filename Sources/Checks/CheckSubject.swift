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

  private let prepared: [LevelStatement]?

  /// What active levels say in their own words, level by level.
  var statements: [LevelStatement] { prepared ?? LevelStatement.all(in: ladder) }

  /// The same by level, for rules that look at each level's.
  var statementsByLevel: [Ref<Level>: ArraySlice<LevelStatement>] {
    let all = statements
    var result: [Ref<Level>: ArraySlice<LevelStatement>] = [:]
    var start = 0
    while start < all.count {
      let level = all[start].level
      let end = all[start...].firstIndex { $0.level != level } ?? all.count
      result[level] = all[start..<end]
      start = end
    }
    return result
  }

  /// - Parameter isForAllRules: the rules that read statements will run, so these are cut into
  ///   words once for all of them. A build seldom runs one, and need not.
  package init(
    _ site: ResolvedSite, contentFiles: [String] = [], templates: [SourceFile] = [],
    today: CalendarDay? = nil, isForAllRules: Bool = true
  ) {
    self.site = site
    self.contentFiles = contentFiles
    self.templates = templates
    self.today = today
    prepared = isForAllRules ? LevelStatement.all(in: site.ladder) : nil
  }

  var ladder: Ladder { site.ladder }

  /// Whether the rules on English wording apply.
  var isEnglish: Bool {
    let language = ladder.settings.language.lowercased()
    return language == "en" || language.hasPrefix("en-")
  }
}
