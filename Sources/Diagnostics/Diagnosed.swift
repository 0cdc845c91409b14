/// A phase's result together with what is wrong: a phase never fails on bad input, it returns the
/// best value it can and says what it could not use.
///
/// Public, as ``Diagnostic`` is for its sake: every phase makes these by the thousand, and only what is
/// public and inlinable is known in other modules for each type of value; else each one asks the
/// runtime what its type is.
public struct Diagnosed<Value: Sendable>: Sendable {
  public var value: Value
  public var diagnostics: [Diagnostic]

  @inlinable public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
