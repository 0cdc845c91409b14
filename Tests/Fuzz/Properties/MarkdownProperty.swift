import Diagnostics
import Pages

/// Markdown with tables: sound HTML under our policy, every place inside its file, holes where
/// addresses go, ids that differ.
enum MarkdownProperty {
  static func faults(of bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "content/page.md", bytes: bytes)
    let parsed = Markdown.parse(file)
    let document = parsed.value
    var faults = DiagnosticFaults.faults(in: parsed.diagnostics)
    faults += HTMLFaults(filled(document)).faults
    faults += self.faults(inPartsOf: document, file)
    let again = Markdown.parse(file)
    if again.value.html != document.html || again.diagnostics != parsed.diagnostics {
      faults.append("the same bytes are read in two ways")
    }
    let ids = document.headings.map(\.id) + document.items.compactMap(\.explicitID)
    if Set(ids).count != ids.count, parsed.diagnostics.isEmpty { faults.append("an id twice") }
    // With raw HTML let through nothing is promised of the HTML, but there still is a result.
    let free = Markdown.parse(file, options: MarkdownOptions(allowsRawHTML: true))
    return faults + DiagnosticFaults.faults(in: free.diagnostics)
      + self.faults(inPartsOf: free.value, file)
  }

  /// The page's HTML, each hole filled with what an address or a label would be there.
  private static func filled(_ document: MarkdownDocument) -> [UInt8] {
    var output: [UInt8] = []
    document.body.append(to: &output) { hole, output in
      switch hole.content {
      case .address: output += "page.html".utf8
      case .label: output += "Title".utf8
      case .anchor: output += "page.".utf8
      }
    }
    return output
  }

  private static func faults(inPartsOf document: MarkdownDocument, _ file: SourceFile) -> [String] {
    var faults: [String] = []
    let places =
      (document.links + document.webLinks).map(\.range) + document.headings.map(\.range)
      + document.blocks.map(\.range) + document.items.map(\.range) + document.tables.map(\.range)
    for place in places where place.lowerBound < 0 || place.upperBound > file.bytes.count {
      faults.append("a part lies outside its file: \(place)")
    }
    var end = 0
    for block in document.blocks {
      if block.html.lowerBound != end { faults.append("blocks do not tile the HTML") }
      end = block.html.upperBound
    }
    if end != document.html.count { faults.append("the last block ends before the HTML does") }
    var last = 0
    for hole in document.holes {
      if hole.offset < last || hole.offset > document.html.count {
        faults.append("holes out of order")
      }
      if hole.link >= document.links.count { faults.append("a hole without a link") }
      last = hole.offset
    }
    last = 0
    for range in document.prose.map(\.range) {
      if range.lowerBound < last || range.upperBound > document.html.count || range.isEmpty {
        faults.append("prose out of order")
        break
      }
      if document.html[range].contains(UInt8(ascii: "<")) { faults.append("a tag in the prose") }
      last = range.upperBound
    }
    for table in document.tables where Set(table.rows.map(\.count)).count != 1 {
      faults.append("a table with ragged rows")
    }
    return faults
  }
}
