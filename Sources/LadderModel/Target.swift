/// What a way in or out leads to.
package enum Target: Sendable, Hashable {
  case track(Ref<Track>)
  case level(Ref<Level>)
  case role(Ref<Role>)
}
