import Diagnostics
import LadderModel

/// Pages that nobody has looked at for more than a year, or is yet to look at.
enum Reviews {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard let today = subject.today else { return [] }
    let limit = today.aYearBefore
    return subject.ladder.pages.compactMap { page in
      guard page.status != .retired, let text = page.reviewed, let day = CalendarDay(text),
        day < limit || today < day
      else { return nil }
      if today < day {
        return Diagnostic(
          .staleReview, "'\(page.title)' was reviewed on \(text), a day that is still to come",
          at: page.place(of: .reviewed), help: "write the day of the last review")
      }
      return Diagnostic(
        .staleReview, "'\(page.title)' was last reviewed on \(text)", at: page.place(of: .reviewed),
        help: "read it, mend it, and write today's date")
    }
  }
}
