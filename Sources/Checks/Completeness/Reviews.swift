import Diagnostics
import LadderModel

/// Pages that nobody has looked at for more than a year.
enum Reviews {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard let limit = subject.today?.aYearBefore else { return [] }
    return subject.ladder.pages.compactMap { page in
      guard page.status != .retired, let text = page.reviewed, let day = CalendarDay(text),
        day < limit
      else { return nil }
      return Diagnostic(
        .staleReview, "'\(page.title)' was last reviewed on \(text)", at: page.place(of: .reviewed),
        help: "read it, mend it, and write today's date")
    }
  }
}
