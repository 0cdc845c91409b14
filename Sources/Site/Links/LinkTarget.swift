package import LadderModel

/// What a link leads to.
package struct LinkTarget: Sendable, Hashable {
  package let path: SitePath

  /// Without `#`; `nil` for the page's beginning.
  package let anchor: String?

  /// `?…` as written, or nothing.
  package let query: String

  /// The target's title: the label of a link that has none.
  package let title: String

  /// The author's page that it leads to.
  package let page: Ref<Page>?
}
