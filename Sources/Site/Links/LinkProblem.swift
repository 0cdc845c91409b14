package import Diagnostics

/// Why a link leads nowhere, in the author's words.
package struct LinkProblem: Error {
  /// `nil` when what is wrong was said of the page that the link leads to.
  package let diagnostic: Diagnostic?

  /// The link leads to a page that the ladder could not take.
  static let saidOfItsPage = LinkProblem(diagnostic: nil)

  private init(diagnostic: Diagnostic?) { self.diagnostic = diagnostic }

  private init(
    _ code: DiagnosticCode, _ message: String, _ link: LinkResolver.Link, help: String?
  ) {
    diagnostic = Diagnostic(code, message, at: link.place, help: help)
  }

  static func empty(_ link: LinkResolver.Link) -> LinkProblem {
    LinkProblem(.emptyLink, "this link leads nowhere", link, help: "write the path of a page")
  }

  static func malformed(_ link: LinkResolver.Link) -> LinkProblem {
    LinkProblem(
      .unusableAddress, "'\(link.destination)' is not a usable address", link,
      help: "separate folders with '/', and write '%' only before two hexadecimal digits")
  }

  static func notAPicture(_ link: LinkResolver.Link) -> LinkProblem {
    LinkProblem(
      .unusableAddress, "'\(link.destination)' is not a picture", link,
      help: link.page == nil
        ? "name a picture below content/, like logo.svg" : "leave the '!' out to link to it")
  }

  static func outside(_ link: LinkResolver.Link) -> LinkProblem {
    LinkProblem(
      .linkOutside, "'\(link.destination)' leaves the content folder", link,
      help: "only what lies below content/ is published")
  }

  static func draft(_ link: LinkResolver.Link) -> LinkProblem {
    LinkProblem(
      .linkToDraft, "'\(link.destination)' is a draft", link,
      help: "publish it with 'status: active', or build with --drafts")
  }

  static func wrongLetterCase(_ link: LinkResolver.Link, right: String) -> LinkProblem {
    LinkProblem(
      .wrongLetterCase, "'\(link.destination)' has the wrong letter case", link,
      help: "write '\(right)\(link.behindPath)'")
  }

  static func unknownPath(_ link: LinkResolver.Link, nearest: String?) -> LinkProblem {
    LinkProblem(
      .brokenLink, "'\(link.destination)' does not exist", link,
      help: nearest.map { "did you mean '\($0)\(link.behindPath)'?" } ?? unlinked(link))
  }

  static func unknownID(
    _ link: LinkResolver.Link, kind: String, id: String, nearest: String?
  ) -> LinkProblem {
    LinkProblem(
      .brokenLink, "\(kind) '\(id)' does not exist", link,
      help: nearest.map { "did you mean '\($0)'?" })
  }

  static func unknownAnchor(
    _ link: LinkResolver.Link, anchor: String, page: String, nearest: String?
  ) -> LinkProblem {
    LinkProblem(
      .brokenAnchor, "'\(page)' has no section or statement '#\(anchor)'", link,
      help: nearest.map { "did you mean '#\($0)'?" })
  }

  /// For what looks like the address of a site without its beginning.
  private static func unlinked(_ link: LinkResolver.Link) -> String? {
    let destination = link.destination
    return destination.hasPrefix("www.") ? "write 'https://\(destination)'" : nil
  }
}

extension LinkResolver.Link {
  /// What an author wrote behind the path: `?query` and `#anchor`.
  fileprivate var behindPath: Substring { destination.drop { $0 != "#" && $0 != "?" } }
}
