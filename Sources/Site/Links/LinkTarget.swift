package import LadderModel

/// What a link leads to.
///
/// A class for the reason that ``Page`` is one; nothing in it ever changes.
package final class LinkTarget: Sendable {
  package let path: SitePath

  /// Without `#`; `nil` for the page's beginning.
  package let anchor: String?

  /// `?…` as written, or nothing.
  package let query: String

  /// The target's title: the label of a link that has none.
  package let title: String

  /// The author's page that it leads to.
  package let page: Ref<Page>?

  /// Whether a browser can show it in place.
  var isPicture: Bool {
    let end = path.text.utf8.lastIndex(of: UInt8(ascii: ".")).map { path.text[$0...].dropFirst() }
    return page == nil && end.map { Self.pictures.contains($0.lowercased()) } ?? false
  }

  /// The endings of files that a browser can show in place.
  package static let pictures: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "svg",
  ]

  init(path: SitePath, anchor: String?, query: String, title: String, page: Ref<Page>?) {
    self.path = path
    self.anchor = anchor
    self.query = query
    self.title = title
    self.page = page
  }
}
