/// Finished HTML with holes where links go: made once, shown on many pages, and each page fills
/// the holes relative to itself.
///
/// A fragment is a stretch of its document's one buffer, so cutting a statement out of a page
/// copies nothing.
package struct Fragment: Sendable {
  package let document: MarkdownDocument

  /// Byte range in ``MarkdownDocument/html``.
  package let range: Range<Int>

  package init(document: MarkdownDocument, range: Range<Int>) {
    self.document = document
    self.range = range
  }

  package var isEmpty: Bool { range.isEmpty }

  /// The holes that lie in this fragment, in order.
  package var holes: ArraySlice<Hole> {
    let all = document.holes
    let first = all.partitioningIndex { $0.offset >= range.lowerBound }
    let end = all.partitioningIndex { $0.offset >= range.upperBound }
    return all[first..<end]
  }

  /// The HTML between the holes and, for each hole, what `fill` appends.
  package func append(
    to output: inout [UInt8], fill: (Hole, inout [UInt8]) -> Void
  ) {
    var start = range.lowerBound
    for hole in holes {
      output.append(contentsOf: document.html[start..<hole.offset])
      fill(hole, &output)
      start = hole.offset
    }
    output.append(contentsOf: document.html[start..<range.upperBound])
  }
}
