/// A stretch of a template with names of its own while it is linked: a template's top, a block, a
/// loop's body, a macro. Names of inner scopes hide those of outer ones.
final class Scope {
  let parent: Scope?
  let function: FunctionScope

  /// Slots of the names that are stored in this very scope.
  private(set) var slots: [String: Int32] = [:]

  /// In the order of their slots, so that output does not depend on hashing.
  private(set) var names: [String] = []

  /// Names that surely hold a value at the point that linking has come to.
  var assigned: Set<String> = []
  var bindings: [String: TemplateOutline.Binding] = [:]
  var shapes: [String: TemplateShape] = [:]

  /// The body of a loop, where `loop` has a meaning of its own.
  let isLoop: Bool

  init(parent: Scope?, function: FunctionScope, isLoop: Bool = false) {
    self.parent = parent
    self.isLoop = isLoop
    self.function = function
  }

  func declare(_ name: String, isAssigned: Bool = false) -> Int32 {
    if isAssigned { assigned.insert(name) }
    if let slot = slots[name] { return slot }
    let slot = function.newSlot()
    slots[name] = slot
    names.append(name)
    function.ownNames.insert(name)
    return slot
  }

  /// Declares what the statements store, and what is known of it without data.
  func declareStores(of statements: [Statement]) {
    statements.inScope { statement in
      for (name, binding) in TemplateOutline.bindings(of: statement) {
        bindings[name] = slots[name] == nil ? binding : .value
        _ = declare(name)
      }
    }
  }

  /// The slots that a scope which runs again must clear first.
  var clears: [Int32] {
    names.filter { !assigned.contains($0) }.compactMap { slots[$0] }
  }

  /// This scope and those around it, with how many functions lie between.
  var chain: Chain { Chain(from: self) }

  struct Chain: Sequence, IteratorProtocol {
    private var scope: Scope?
    private var level: Int32 = 0

    fileprivate init(from scope: Scope) {
      self.scope = scope
    }

    mutating func next() -> (scope: Scope, level: Int32)? {
      guard let current = scope else { return nil }
      let found = (current, level)
      scope = current.parent ?? current.function.outer
      if current.parent == nil { level += 1 }
      return found
    }
  }
}

/// A function while it is linked: a template's top, a block, a macro or the body of a `call` tag.
/// All its scopes share one row of slots.
final class FunctionScope {
  /// The scope that a macro was defined in; blocks have none.
  let outer: Scope?
  let kind: Program.Function.Kind

  /// Number of the function in the program.
  let number: Int
  private(set) var slotCount: Int32 = 0
  private(set) var freeSlots: [String: Int32] = [:]
  var depth = 0

  /// All names that its scopes store.
  var ownNames: Set<String> = []

  init(outer: Scope?, kind: Program.Function.Kind, number: Int) {
    self.outer = outer
    self.kind = kind
    self.number = number
  }

  func newSlot() -> Int32 {
    slotCount += 1
    return slotCount - 1
  }

  func freeSlot(_ name: String) -> Int32 {
    if let slot = freeSlots[name] { return slot }
    let slot = newSlot()
    freeSlots[name] = slot
    return slot
  }
}
