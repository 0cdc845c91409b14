/// A fact of a level: "Engineers" → "5 to 8".
package struct LabelledText: Sendable {
  package let label: String
  package let text: String

  /// Byte range of the label in the page's file.
  package let range: Range<Int>
}
