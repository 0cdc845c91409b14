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
    ladder.pageRefs.flatMap { ref -> [DerivedAnchorLink] in
      let page = ladder[ref]
      let links = zip(page.document.links, graph.targets[ref.index])
      return links.compactMap { link, target -> DerivedAnchorLink? in
        guard let target, target.page == nil, let anchor = target.anchor, !anchor.isEmpty else {
          return nil
        }
        return DerivedAnchorLink(
          path: target.path, anchor: anchor, place: page.file.place(link.range))
      }
    }
  }
}
