import Diagnostics

/// What became of asking for a web address.
enum Verdict: Sendable, Equatable {
  case alive

  /// There is nothing; the text says how one knows: "answers 404".
  case dead(String)

  /// It can't be told from here, now.
  case doubtful(String)

  /// It lies in a private network, and was not asked.
  case isPrivate(String)

  /// Judges a status that is no redirect.
  init(status: Int) {
    switch status {
    case 200..<300, 304: self = .alive
    // A login or a guard against programs: a reader may well see the page.
    case 401, 402, 403, 405, 406, 407, 418, 451: self = .doubtful("answers \(status)")
    case 408, 425, 429: self = .doubtful("answers \(status)")
    case 400..<500: self = .dead("answers \(status)")
    default: self = .doubtful("answers \(status)")
    }
  }

  /// Judges that there was no answer, by curl's exit status (`man curl`, EXIT CODES).
  init(curl status: Int32) {
    switch status {
    case 6: self = .dead("has a host that does not exist")
    case 7: self = .dead("refuses every connection")
    case 28: self = .doubtful("did not answer in time")
    case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 83, 90, 91:
      self = .dead("has a certificate or encryption that can't be trusted")
    case 52, 55, 56, 92: self = .doubtful("closes the connection without an answer")
    case 5: self = .doubtful("could not be asked: the proxy can't be found")
    default: self = .doubtful("could not be asked (curl ended with \(status))")
    }
  }

  /// The finding for a link with this verdict; none where it is alive.
  func finding(_ address: String, at place: SourcePlace) -> Diagnostic? {
    switch self {
    case .alive: nil
    case .dead(let how):
      Diagnostic(
        .deadWebLink, "'\(address)' \(how)", at: place,
        help: "link to where it moved, or take the link out")
    case .doubtful(let how):
      Diagnostic(
        .doubtfulWebLink, "'\(address)' \(how)", at: place,
        help: "look at it in a browser; try again later")
    case .isPrivate(let how):
      Diagnostic(
        .privateWebLink, "'\(address)' \(how), so it was not asked", at: place,
        help: "check with --allow-private from inside that network")
    }
  }
}
