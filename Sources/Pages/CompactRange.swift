/// A range in half the room of `Range<Int>`, for what is kept by the hundred thousand.
///
/// Files, and the HTML that is made of one, are far from four gigabytes (``MarkdownLimits``).
package struct CompactRange: Sendable, Hashable {
  private let start: UInt32
  private let end: UInt32

  package init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  package var range: Range<Int> { Int(start)..<Int(end) }
}
