/// A ladder of levels: individual contributor, management, any number more.
package struct Track: Sendable {
  package let page: Ref<Page>

  /// Short label for tight places; the title when the author gives none.
  package let code: String

  /// Its active levels from the lowest to the highest.
  package internal(set) var levels: [Ref<Level>] = []

  /// The levels in groups that share a place: siblings of the same rank stand together.
  package internal(set) var rungs: [[Ref<Level>]] = []
}
