/// Names something that lives in the renderer that made it: small and without references, so that
/// it costs nothing to pass on.
package struct TemplateHandle: Sendable {
  enum Kind: UInt8 {
    /// A slot that nothing was stored in yet; never seen by a template.
    case missing

    /// A name, key or item that does not exist; using it is an error. `index` is the node that
    /// asked for it, `serial` the reason.
    case undefined

    /// What `a if b` is without an `else` when `b` is false: shows as nothing.
    case nothing

    /// `index` is the function, `owner` the frame that it was defined in.
    case macro

    /// `index` is its place among the renderer's loops.
    case loop

    /// `index` is its place among the renderer's namespaces.
    case namespace

    /// An imported template: `index` is the template, `owner` its names' context.
    case module

    /// A function that every template knows; `index` is its number.
    case builtin
  }

  let index: Int32
  let owner: Int32

  /// Tells a frame or loop from a later one at the same place.
  let serial: UInt32
  let kind: Kind

  init(_ kind: Kind, index: Int = 0, owner: Int = 0, serial: UInt32 = 0) {
    self.kind = kind
    self.index = Int32(truncatingIfNeeded: index)
    self.owner = Int32(truncatingIfNeeded: owner)
    self.serial = serial
  }
}

extension TemplateValue {
  static let missing = TemplateValue.handle(TemplateHandle(.missing))
  static let nothing = TemplateValue.handle(TemplateHandle(.nothing))

  var isMissing: Bool {
    if case .handle(let handle) = self { return handle.kind == .missing }
    return false
  }

  var isUndefined: Bool {
    if case .handle(let handle) = self {
      return handle.kind == .undefined || handle.kind == .nothing
    }
    return false
  }
}
