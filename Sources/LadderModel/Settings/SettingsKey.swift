/// Every key of `ladder.yml`.
package enum SettingsKey: String, Sendable, CaseIterable {
  case title, organization, description, language, index, navigation, theme, rules
  case baseURL = "base_url"
  case sourceURL = "source_url"
  case feedbackURL = "feedback_url"
  case rawHTML = "raw_html"
}
