package import Pages

/// The words of a page by section, as a search finds them.
package struct PageWords: Sendable {
  package struct Section: Sendable {
    /// Both empty for what stands before the first heading.
    package let id: String
    package let heading: String

    /// UTF-8, white space folded.
    package let text: [UInt8]
  }

  package let sections: [Section]

  /// - Parameters:
  ///   - cells: the ids of the second-level headings whose text is left out, as are they themselves.
  ///   - title: as for ``PlainText/bytes(of:title:)``.
  package init(
    _ document: MarkdownDocument, from start: Int, without cells: Set<String>,
    title: (Int) -> String?
  ) {
    func words(_ range: Range<Int>) -> [UInt8] {
      PlainText.bytes(of: document.fragment(range), title: title)
    }
    let headings = document.headings.filter { $0.level > 1 }
    var sections: [Section] = []
    let end = headings.first?.inner.lowerBound ?? document.html.count
    let opening = words(min(start, end)..<end)
    if !opening.isEmpty { sections.append(Section(id: "", heading: "", text: opening)) }
    var isInCell = false
    for (index, heading) in headings.enumerated() {
      if heading.level == 2 { isInCell = cells.contains(heading.id) }
      if isInCell, heading.level == 2 { continue }
      let next = index + 1 < headings.count ? headings[index + 1].inner.lowerBound : nil
      let text =
        isInCell ? [] : words(heading.inner.upperBound..<(next ?? document.html.count))
      sections.append(Section(id: heading.id, heading: heading.text, text: text))
    }
    self.sections = sections
  }
}
