/// What `ladder explain` and REFERENCE.md say of a code.
package struct Explanation: Sendable {
  /// One sentence: what a finding of this kind means.
  package let meaning: String

  /// A few lines that bring it about.
  package let example: String

  /// One or two sentences: what to do about it.
  package let mend: String
}
