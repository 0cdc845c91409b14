/// From one level to another: up a track, or across to another one.
package struct Step: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// To a level one rung higher on the same track.
    case promotion

    /// To another track, by the transition that declares it.
    case move(Ref<Transition>)
  }

  package let from: Ref<Level>
  package let to: Ref<Level>
  package let kind: Kind
}
