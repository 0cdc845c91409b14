/// Lets go of a value on another thread: where hundreds of thousands of objects are freed, nobody has
/// to wait for it. A process that ends meanwhile need not even finish it.
package func release(_ value: some Sendable) {
  Task.detached { withExtendedLifetime(value) {} }
}
