/// A move: what changes, how to prepare, the way back.
package struct Transition: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case promotion, `switch`, `return`, lateral
  }

  package let page: Ref<Page>
  package let kind: Kind
  package let from: [Target]
  package let to: [Target]
}
