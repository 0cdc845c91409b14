package import LadderModel

/// One page of the site: what it shows and where it lies.
///
/// A class for the same reason as ``Page``: passing one on is one reference; nothing in it changes.
package final class PlannedPage: Sendable {
  package enum Content: Sendable, Hashable {
    case page(Ref<Page>)
    case track(Ref<Track>)
    case level(Ref<Level>)
    case dimension(Ref<Dimension>)
    case role(Ref<Role>)
    case transition(Ref<Transition>)

    /// The index of a section; `nil` when the author wrote no text for it.
    case index(PageKind, Ref<Page>?)

    /// A long list's pages, from 0.
    case indexPart(PageKind, Int)

    /// All tracks, or one.
    case matrix(Ref<Track>?)

    /// Index into the ladder's steps.
    case step(Int)

    /// What the level above a step expects, with room for evidence; index into the ladder's steps.
    case sheet(Int)
    case steps
    case rank(Int)
    case ranks
    case map

    // With many tracks, those of one group each; the group by number.
    case matrixPart(Int)
    case mapPart(Int)
    case stepsPart(Int)
    case rankPart(Int, group: Int)
    case dimensionPart(Ref<Dimension>, group: Int)

    /// Any levels side by side, chosen by the reader.
    case compare

    /// Every page and term by its first letter, or where the letters are; one of these letters.
    case directory(Int?)

    /// The whole ladder to print, or where its parts are; one of these parts.
    case print(Int?)
    case notFound

    /// From an old address to the page that has it as an alias.
    case redirect(Ref<Page>)
  }

  package let content: Content
  package let path: SitePath
  package let title: String

  /// The page of the author's whose text this is.
  package let source: Ref<Page>?

  init(content: Content, path: SitePath, title: String, source: Ref<Page>?) {
    self.content = content
    self.path = path
    self.title = title
    self.source = source
  }

  /// The file below `templates/` that renders it.
  package var template: String {
    switch content {
    case .page: "page.html"
    case .track: "track.html"
    case .level: "level.html"
    case .dimension, .dimensionPart: "dimension.html"
    case .role: "role.html"
    case .transition: "transition.html"
    case .index(.home, _): "home.html"
    case .index(.role, _): "roles.html"
    case .index, .indexPart: "index.html"
    case .matrix, .matrixPart: "matrix.html"
    case .step: "step.html"
    case .sheet: "sheet.html"
    case .steps, .stepsPart: "steps.html"
    case .rank, .rankPart: "rank.html"
    case .ranks: "ranks.html"
    case .map, .mapPart: "dual-track.html"
    case .compare: "compare.html"
    case .directory: "a-z.html"
    case .print: "print.html"
    case .notFound: "404.html"
    case .redirect: "redirect.html"
    }
  }

  /// Whether the page is one that readers look for: in the sitemap, and with a canonical address.
  package var isListed: Bool {
    switch content {
    case .notFound, .redirect, .print, .sheet, .directory(.some), .indexPart: false
    default: true
    }
  }
}
