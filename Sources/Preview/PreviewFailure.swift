/// Why a preview could not begin.
package struct PreviewFailure: Error {
  /// In the author's words, without a full stop.
  package let message: String
}
