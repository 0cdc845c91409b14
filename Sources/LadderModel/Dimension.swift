/// Something that levels are assessed by.
package struct Dimension: Sendable {
  package let page: Ref<Page>

  /// The group that it is shown in: "expectations", "growth areas".
  package let group: String

  /// The tracks it belongs to; `nil` means all.
  package let tracks: [Ref<Track>]?

  package func applies(to track: Ref<Track>) -> Bool {
    tracks?.contains(track) ?? true
  }
}
