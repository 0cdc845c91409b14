import LadderModel
import Pages

/// `matrix.csv`: the whole ladder, one statement a row, as RFC 4180 has it.
///
/// UTF-8 with CR LF line ends. A field that a spreadsheet would run as a formula is given a leading
/// apostrophe (OWASP, CSV Injection).
package enum MatrixCSV {
  /// - Parameter part: only the levels of that group of tracks; `nil` for the whole, which where
  ///   groups have files of their own only says which.
  static func bytes(_ site: ResolvedSite, part: Int? = nil) -> [UInt8] {
    var output: [UInt8] = []
    let groups = site.plan.trackGroups
    if part == nil, groups.isSplit {
      append(["tracks", "url"], to: &output)
      let here = SiteFiles.csv(part: nil)
      for part in groups.parts {
        let titles = groups.groups[part].map { site.ladder.page(of: $0).title }
        append(
          [titles.joined(separator: "; "), here.reference(to: SiteFiles.csv(part: part))],
          to: &output)
      }
      return output
    }
    append(
      [
        "track", "level", "code", "rank_from", "rank_to", "dimension", "group", "number",
        "citation", "label", "statement", "details", "carried_from", "url",
      ], to: &output)
    let here = SiteFiles.csv(part: part)
    let levels =
      part == nil
      ? site.ladder.activeLevels : groups.tracks(of: part).flatMap { site.ladder[$0].levels }
    for level in levels {
      var start: [UInt8] = []
      appendStart(level, site, to: &start)
      for cell in site.ladder[level].cells { append(cell, level, start, here, site, to: &output) }
    }
    return output
  }

  /// What all rows of a level begin with.
  private static func appendStart(
    _ level: Ref<Level>, _ site: ResolvedSite, to output: inout [UInt8]
  ) {
    let value = site.ladder[level]
    let fields = [
      site.ladder.page(of: value.track).title, site.ladder.page(of: level).title, value.code,
      String(value.rank.lowerBound), String(value.rank.upperBound),
    ]
    for field in fields {
      append(field, to: &output)
      output.append(UInt8(ascii: ","))
    }
  }

  private static func append(
    _ cell: Cell, _ level: Ref<Level>, _ start: [UInt8], _ here: SitePath, _ site: ResolvedSite,
    to output: inout [UInt8]
  ) {
    let owner = cell.carriedFrom ?? level
    let dimension = site.ladder.page(of: cell.dimension).title
    let carried = cell.carriedFrom.map { site.ladder.page(of: $0).title } ?? ""
    let citation = site.citationPrefix(of: cell.dimension, at: owner)
    let page = site.ladder[owner].page
    for (statement, label) in zip(cell.statements, cell.labels) {
      output += start
      append(
        [
          dimension, site.ladder[cell.dimension].group, String(statement.number),
          citation + String(statement.number),
          label.map { site.ladder[page].document.headings[$0].text } ?? "",
          PlainText.text(statement.lead, of: page, site),
          PlainText.text(statement.rest, of: page, site), carried,
          here.reference(to: site.plan.path(of: page), anchor: statement.id),
        ], to: &output)
    }
  }

  package static func append(_ fields: [String], to output: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(field, to: &output)
    }
    output += [0x0D, 0x0A]
  }

  private static func append(_ field: String, to output: inout [UInt8]) {
    let text = isFormula(field) ? "'" + field : field
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else {
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

  /// Whether it begins with a character that makes a formula, or the full-width form of one.
  private static func isFormula(_ field: String) -> Bool {
    switch field.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
