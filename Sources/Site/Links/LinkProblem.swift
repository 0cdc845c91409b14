package import Diagnostics

/// Why a link leads nowhere, in the author's words.
package struct LinkProblem: Error {
  package let diagnostic: Diagnostic

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
      help: "write '\(right)'")
  }

  static func unknownPath(_ link: LinkResolver.Link, nearest: String?) -> LinkProblem {
    LinkProblem(
      .brokenLink, "'\(link.destination)' does not exist", link,
      help: nearest.map { "did you mean '\($0)'?" })
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
}
