/// Every key that front matter may hold, over all kinds of page.
package enum FrontMatterKey: String, Sendable, CaseIterable {
  case title, summary, status, aliases, owner, reviewed, accepts, extra
  case code, order
  case rank, scope, facts, carries, peers, settled
  case group, tracks, names
  case levels, accountability, experience, education, compensation
  case keyQuestion = "key_question"
  case reportsTo = "reports_to"
  case entryFrom = "entry_from"
  case advancesTo = "advances_to"
  case lateralTo = "lateral_to"
  case from, to, kind

  /// Keys that other generators use for the same thing; a better hint than the nearest spelling.
  static let synonyms: [String: String] = [
    "description": "summary", "name": "title", "draft": "status: draft", "weight": "order",
    "sidebar_position": "order", "redirect_from": "aliases", "level": "rank",
    "question": "key_question", "date": "reviewed", "lastmod": "reviewed", "updated": "reviewed",
  ]
}
