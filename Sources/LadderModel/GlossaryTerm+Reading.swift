import Pages

extension GlossaryTerm {
  /// The second-level headings of the glossary; what stands under each is its definition.
  static func terms(in page: Page) -> [GlossaryTerm] {
    let document = page.document
    let starts = document.blocks.indices.filter { index in
      if case .heading(let heading) = document.blocks[index].kind {
        return document.headings[heading].level <= 2
      }
      return false
    }
    return starts.enumerated().compactMap { position, start in
      guard case .heading(let index) = document.blocks[start].kind,
        document.headings[index].level == 2
      else { return nil }
      let end = position + 1 < starts.count ? starts[position + 1] : document.blocks.count
      let heading = document.headings[index]
      let lower = document.blocks[start].html.upperBound
      let upper = document.blocks[end - 1].html.upperBound
      return GlossaryTerm(
        title: heading.text, id: heading.id, forms: forms(of: heading.text),
        definition: document.fragment(lower..<max(lower, upper)))
    }
  }

  /// "Service level objective (SLO)" is found as its words and as its abbreviation.
  private static func forms(of title: String) -> [String] {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return [title] }
    let inner = title[title.index(after: open)...].dropLast()
    return [String(title[..<open]), String(inner)].map(\.foldedWhiteSpace).filter { !$0.isEmpty }
  }
}
