import Diagnostics
import Pages

/// A level's page, cut into cells.
package struct LevelCut: Sendable {
  let introduction: [Fragment]
  let sections: [Fragment]
  let cells: [Cell]
  let diagnostics: [Diagnostic]

  /// - Parameter names: the headings that open a cell.
  init(_ level: PageEntry, names: DimensionNames) {
    var fields = level.fields.withoutFindings
    let cutter = LevelCutter(level, names: names, &fields)
    introduction = cutter.introduction
    sections = cutter.sections
    cells = cutter.cells
    diagnostics = fields.diagnostics
  }
}

/// Cuts a level's page into cells along the tree of its Markdown.
///
/// A second-level heading that names a dimension opens its cell, which ends at the next heading that
/// is no deeper; each item of a list at the top level of the cell is a statement; deeper headings
/// label the statements under them. Nothing of the page is lost: what is no cell is an introduction
/// or a section.
private struct LevelCutter {
  private(set) var introduction: [Fragment] = []
  private(set) var sections: [Fragment] = []
  private(set) var cells: [Cell] = []

  private let document: MarkdownDocument
  private let names: DimensionNames
  private var anchors: AnchorRegister

  /// In parallel with the document's items.
  private let stems: [String]

  init(_ entry: PageEntry, names: DimensionNames, _ fields: inout FieldReader) {
    let page = entry.page
    document = page.document
    stems = entry.stems
    self.names = names
    anchors = AnchorRegister(taken: page.anchors)
    var section: [MarkdownBlock] = []
    for block in document.blocks where block.html.lowerBound >= page.body.range.lowerBound {
      if let level = level(of: block), level <= 2, !section.isEmpty {
        add(section, &fields)
        section = []
      }
      section.append(block)
    }
    if !section.isEmpty { add(section, &fields) }
  }

  private func level(of block: MarkdownBlock) -> Int? {
    guard case .heading(let index) = block.kind else { return nil }
    return document.headings[index].level
  }

  private mutating func add(_ section: [MarkdownBlock], _ fields: inout FieldReader) {
    guard case .heading(let index) = section[0].kind, document.headings[index].level == 2,
      let dimension = dimension(document.headings[index], &fields)
    else {
      let fragment = document.fragment(
        section[0].html.lowerBound..<(section.last ?? section[0]).html.upperBound)
      if cells.isEmpty { introduction.append(fragment) } else { sections.append(fragment) }
      return
    }
    let heading = document.headings[index]
    if let first = cells.first(where: { $0.dimension == dimension }) {
      fields.report(
        .repeatedDimension, "'\(heading.text)' opens a dimension that this page has already",
        at: heading.range, note: ("first opened here", first.range),
        help: "put both lists under one heading")
      return
    }
    let cell = cell(of: dimension, heading, section.dropFirst())
    if cell.statements.count > LadderLimits.statements {
      fields.report(
        .ladderLimit,
        "'\(heading.text)' has more than \(LadderLimits.statements) statements; this is the next one",
        at: cell.statements[LadderLimits.statements].range,
        help: "leave only what is assessed; the rest belongs in a guide")
      return
    }
    cells.append(cell)
  }

  private func dimension(
    _ heading: MarkdownHeading, _ fields: inout FieldReader
  ) -> Ref<Dimension>? {
    if let dimension = names.dimension(named: heading.text) { return dimension }
    if let title = names.nearTitle(to: heading.text) {
      fields.report(
        .nearDimension, "'\(heading.text)' is nearly a dimension, but not quite",
        at: heading.range,
        help: "write '## \(title)' if the matrix is to show it, or choose another heading")
    }
    return nil
  }

  private mutating func cell(
    of dimension: Ref<Dimension>, _ heading: MarkdownHeading, _ blocks: ArraySlice<MarkdownBlock>
  ) -> Cell {
    var parts: [Cell.Part] = []
    var statements: [Statement] = []
    for block in blocks {
      switch block.kind {
      case .list(let items):
        let first = statements.count
        for item in items {
          statements.append(statement(item, number: statements.count + 1))
        }
        parts.append(.statements(first..<statements.count))
      case .heading(let index): parts.append(.label(index))
      case .paragraph, .table, .other:
        if case .prose(let before) = parts.last {
          parts[parts.count - 1] = .prose(
            document.fragment(before.range.lowerBound..<block.html.upperBound))
        } else {
          parts.append(.prose(document.fragment(block.html)))
        }
      }
    }
    return Cell(
      dimension: dimension, anchor: heading.id, range: heading.range, parts: parts,
      statements: statements, carriedFrom: nil)
  }

  private mutating func statement(_ index: Int, number: Int) -> Statement {
    let id = document.items[index].explicitID ?? anchors.claim(stems[index])
    return Statement(id: id, anchor: id, item: index, of: document, number: number)
  }
}
