import Diagnostics
import LadderModel
import Pages

/// Links to the reader's own machine.
enum LocalLinks {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    subject.ladder.pages.flatMap { page in
      page.document.webLinks.filter { isLocal(host(of: $0.destination)) }.map { link in
        Diagnostic(
          .localLink, "'\(link.destination)' lies on the reader's own machine",
          at: page.file.place(link.range),
          help: "link to the page's path, or to where it is published")
      }
    }
  }

  /// The host of a web address in lower case, without user, port and brackets.
  static func host(of address: String) -> String {
    guard let start = address.firstRange(of: "//")?.upperBound else { return "" }
    var authority = address[start...].prefix { !"/?#\\".contains($0) }
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    if authority.hasPrefix("[") {
      return String(authority.dropFirst().prefix { $0 != "]" }).lowercased()
    }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }

  static func isLocal(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host == "0.0.0.0"
      || (host.hasPrefix("127.")
        && host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) })
  }
}
