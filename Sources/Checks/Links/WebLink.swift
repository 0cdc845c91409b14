package import Diagnostics
import LadderModel
import Pages

/// A link to another site, where it stands.
package struct WebLink: Sendable {
  /// As CommonMark reads it: `https://example.com/a#b`.
  package let address: String
  package let place: SourcePlace

  package init(_ address: String, at place: SourcePlace) {
    self.address = address
    self.place = place
  }
}

extension CheckSubject {
  /// The links to other sites, in order of page and place; those to the reader's own machine have a
  /// rule of their own.
  package var webLinks: [WebLink] {
    ladder.pages.flatMap { page in
      page.document.webLinks.compactMap { link in
        let address = link.destination
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https",
          !LocalLinks.isLocal(LocalLinks.host(of: address))
        else { return nil }
        return WebLink(address, at: page.file.place(link.range))
      }
    }
  }
}
