package import Pages

/// A term of art: a heading of the glossary and the text under it.
package struct GlossaryTerm: Sendable {
  /// As the heading says it: "Service level objective (SLO)".
  package let title: String

  /// Anchor in the glossary.
  package let id: String

  /// The forms that are linked in running text: "service level objective", "SLO".
  package let forms: [String]
  package let definition: Fragment
}
