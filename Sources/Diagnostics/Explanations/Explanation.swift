/// What `ladder explain` and REFERENCE.md say of a code.
package struct Explanation: Sendable {
  /// The part of the work that it belongs to: "Front matter".
  package let group: String

  /// One sentence: what a finding of this kind means.
  package let meaning: String

  /// A few words or lines that bring it about.
  package let example: String

  /// One or two sentences: what to do about it.
  package let mend: String

  /// The whole explanation for a terminal.
  package func text(for code: DiagnosticCode) -> String {
    let example = example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    " + $0 }.joined(separator: "\n")
    return """
      \(code.rawValue) (\(code.severity.rawValue))

      \(meaning)

      Example:

      \(example)

      Mend: \(mend)
      """
  }

  /// The entry of REFERENCE.md, word for word.
  package func markdown(for code: DiagnosticCode) -> String {
    """
    ### \(code.rawValue)

    \(meaning) (\(code.severity.rawValue))

    ```text
    \(example)
    ```

    \(mend)
    """
  }
}
