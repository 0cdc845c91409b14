/// A value and where the author wrote it.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value

  /// Byte range in the page's file.
  package let range: Range<Int>

  init(_ value: Value, _ range: Range<Int>) {
    self.value = value
    self.range = range
  }
}
