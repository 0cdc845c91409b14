import Diagnostics
import LadderModel
import Pages

/// An author's link to a part of a page that has no source, `../matrix.html#matrix.staff.scope`:
/// whether the part is there is known only when the page is made.
package struct DerivedAnchorLink: Sendable {
  let path: SitePath

  /// As written behind the `#`.
  let anchor: String
  let place: SourcePlace
}

extension ResolvedSite {
  /// In order of page and place.
  package var linksToDerivedAnchors: [DerivedAnchorLink] {
    graph.pagesToCheck.flatMap { ref -> [DerivedAnchorLink] in
      let page = ladder[ref]
      let links = zip(page.document.links, graph.targets[ref.index])
      return links.compactMap { link, target -> DerivedAnchorLink? in
        guard let target, let anchor = target.derivedAnchor else { return nil }
        return DerivedAnchorLink(
          path: target.path, anchor: anchor, place: page.file.place(link.range))
      }
    }
  }
}

extension LinkTarget {
  /// The part of a derived page that it leads to, if it does.
  var derivedAnchor: String? {
    guard page == nil, let anchor, !anchor.isEmpty else { return nil }
    return anchor
  }
}
