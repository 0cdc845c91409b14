/// A phase's result together with what is wrong: a phase never fails on bad input, it returns the
/// best value it can and says what it could not use.
package struct Diagnosed<Value: Sendable>: Sendable {
  package var value: Value
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
