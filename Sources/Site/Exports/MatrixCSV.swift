import LadderModel
import Pages

/// `matrix.csv`: the whole ladder, one statement a row, as RFC 4180 has it.
///
/// UTF-8 with CR LF line ends. A field that a spreadsheet would run as a formula is given a leading
/// apostrophe (OWASP, CSV Injection).
package enum MatrixCSV {
  static func bytes(_ site: ResolvedSite) -> [UInt8] {
    var output: [UInt8] = []
    append(
      [
        "track", "level", "code", "rank_from", "rank_to", "dimension", "group", "number",
        "citation", "label", "statement", "details", "carried_from", "url",
      ], to: &output)
    for level in site.ladder.activeLevels {
      for cell in site.ladder[level].cells {
        for index in cell.statements.indices {
          append(row(index, of: cell, level, site), to: &output)
        }
      }
    }
    return output
  }

  private static func row(
    _ index: Int, of cell: Cell, _ level: Ref<Level>, _ site: ResolvedSite
  ) -> [String] {
    let ladder = site.ladder
    let value = ladder[level]
    let owner = cell.carriedFrom ?? level
    let page = ladder[owner].page
    let statement = cell.statements[index]
    return [
      ladder.page(of: value.track).title, ladder.page(of: level).title, value.code,
      String(value.rank.lowerBound), String(value.rank.upperBound),
      ladder.page(of: cell.dimension).title, ladder[cell.dimension].group,
      String(statement.number), site.citation(statement, in: cell, of: owner),
      cell.labels[index].map { ladder[page].document.headings[$0].text } ?? "",
      PlainText.text(statement.lead, of: page, site),
      PlainText.text(statement.rest, of: page, site),
      cell.carriedFrom.map { ladder.page(of: $0).title } ?? "",
      SitePath(SiteFiles.csv).reference(to: site.plan.path(of: owner), anchor: statement.id),
    ]
  }

  package static func append(_ fields: [String], to output: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(field, to: &output)
    }
    output += [0x0D, 0x0A]
  }

  private static func append(_ field: String, to output: inout [UInt8]) {
    let first = field.unicodeScalars.first
    let isFormula =
      first.map { "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    let text = isFormula ? "'" + field : field
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      output += text.utf8
      return
    }
    output.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
