/// A position in one of the ladder's arrays: as cheap as an integer, and a reference to a level
/// can't be taken for one to a role.
package struct Ref<Entity>: Hashable, Sendable, Comparable {
  @usableFromInline package let index: Int

  init(_ index: Int) {
    self.index = index
  }

  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}
