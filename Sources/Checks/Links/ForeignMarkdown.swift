import Diagnostics
import LadderModel
import Pages

/// Running text that looks like an extension of Markdown that is not read, or like a reference
/// without a definition. Code, links and headings are left alone.
enum ForeignMarkdown {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    subject.ladder.pages.flatMap { page -> [Diagnostic] in
      var search = SourceSearch(page)
      let html = page.document.html
      let found = page.document.prose.flatMap { signs(in: html, $0.range) } + footnotes(in: html)
      let reported = found.sorted { $0.offset < $1.offset }.compactMap { sign -> Diagnostic? in
        // Not found means that the author wrote it with a backslash: then it is meant.
        guard let place = search.place(of: sign.text, near: sign.offset) else { return nil }
        return Diagnostic(sign.code, sign.message, at: place, help: sign.help)
      }
      return reported + lostCells(of: page)
    }
  }

  private static func lostCells(of page: Page) -> [Diagnostic] {
    page.document.tables.flatMap { $0.surplus(in: page.file.bytes) }.map { lost in
      Diagnostic(
        .unsupportedMarkdown, "this row has more cells than the first, and these are not shown",
        at: page.file.place(lost),
        help: "give the first row as many cells, or write '\\|' for a '|' that is text")
    }
  }

  private struct Sign {
    let code: DiagnosticCode
    let offset: Int

    /// As it stands in the source.
    let text: [UInt8]
    let message: String
    let help: String

    init(
      _ offset: Int, _ text: ArraySlice<UInt8>, _ message: String, _ help: String,
      code: DiagnosticCode = .unsupportedMarkdown
    ) {
      self.code = code
      self.offset = offset
      self.text = Array(text)
      self.message = message
      self.help = help
    }
  }

  /// Links whose text begins with `^`: a footnote of one word is read as a link's definition.
  private static func footnotes(in html: [UInt8]) -> [Sign] {
    html.indices.filter { index in
      html[index] == UInt8(ascii: "^") && index > 0 && html[index - 1] == UInt8(ascii: ">")
        && html[..<(index - 1)].lastIndex(of: UInt8(ascii: "<")).map {
          html[$0...].starts(with: "<a ".utf8)
        } ?? false
    }.map { index in
      let text = Array("[".utf8) + html[index...].prefix { $0 != UInt8(ascii: "<") }
      return Sign(
        index, text[...], "a footnote is read as a link to its first word",
        "put the note in brackets, or in a sentence of its own")
    }
  }

  private static func signs(in html: [UInt8], _ range: Range<Int>) -> [Sign] {
    var signs: [Sign] = []
    if range.lowerBound > 0, html[range.lowerBound - 1] == UInt8(ascii: ">"),
      let sign = blockSign(in: html, range)
    {
      signs.append(sign)
    }
    var index = range.lowerBound
    while index < range.upperBound {
      switch html[index] {
      case UInt8(ascii: "["), UInt8(ascii: "~"), UInt8(ascii: "h"), UInt8(ascii: "{"):
        if let (sign, end) = inlineSign(at: index, in: html[..<range.upperBound]) {
          signs.append(sign)
          index = end
        } else {
          index += 1
        }
      default: index += 1
      }
    }
    return signs
  }

  /// What can only stand at the beginning of a block.
  private static func blockSign(in html: [UInt8], _ range: Range<Int>) -> Sign? {
    let text = html[range]
    let start = range.lowerBound
    func begins(_ prefix: String) -> Bool { text.starts(with: prefix.utf8) }
    if begins("[ ] ") || begins("[x] ") || begins("[X] ") {
      return Sign(
        start, text.prefix(3), "check boxes are shown as brackets", "take the brackets out")
    }
    if begins(":::") || begins("!!! ") {
      return Sign(
        start, text.prefix(3),
        "blocks that begin with '\(String(decoding: text.prefix(3), as: UTF8.self))' are not read",
        "write a quote that begins with '> [!NOTE]'")
    }
    if begins("[TOC]") {
      return Sign(start, text.prefix(5), "'[TOC]' is shown as it stands", "delete it")
    }
    let line = text.prefix { $0 != 0x0A }
    if begins("|"), line.count > 2, line.last == UInt8(ascii: "|"),
      line.count(where: { $0 == UInt8(ascii: "|") }) > 2
    {
      return Sign(
        start, text.prefix(1), "this looks like a table, but has no line of dashes",
        "write '|---|---|' under the first row, with as many columns as it has")
    }
    return nil
  }

  private static func inlineSign(at index: Int, in html: ArraySlice<UInt8>) -> (Sign, end: Int)? {
    let rest = html[index...]
    if rest.starts(with: "[[".utf8), let close = find("]]", in: rest, from: index + 2) {
      return (
        Sign(
          index, rest[..<(close + 2)], "wiki links are shown as they stand",
          "write [title](path/of/page.md)"),
        close + 2
      )
    }
    if rest.starts(with: "[^".utf8), let close = find("]", in: rest, from: index + 2),
      close > index + 2
    {
      return (
        Sign(
          index, rest[..<(close + 1)], "footnotes are shown as they stand",
          "put the note in brackets, or in a sentence of its own"),
        close + 1
      )
    }
    if rest.starts(with: "~~".utf8), let close = find("~~", in: rest, from: index + 2),
      close > index + 2
    {
      return (
        Sign(
          index, rest.prefix(2), "struck-out text is shown with its tildes",
          "delete the text, or say that it no longer holds"),
        close + 2
      )
    }
    if rest.starts(with: "[".utf8), let close = find("][", in: rest, from: index + 1),
      close > index + 1,
      !rest[(index + 1)..<close].contains(where: { $0 == 0x5B || $0 == 0x5D }),
      let end = find("]", in: rest, from: close + 2)
    {
      let name = end == close + 2 ? rest[(index + 1)..<close] : rest[(close + 2)..<end]
      let text = String(decoding: name, as: UTF8.self)
      return (
        Sign(
          index, rest[index..<(end + 1)], "reference '\(text)' is not defined",
          "add a line '[\(text)]: path/of/page.md', or write the path in round brackets",
          code: .undefinedReference),
        end + 1
      )
    }
    if let found = linkWithBlank(at: index, in: rest) ?? lostID(at: index, in: rest) {
      return found
    }
    if rest.starts(with: "https://".utf8) || rest.starts(with: "http://".utf8) {
      let address = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
      guard address.count > 10 else { return nil }
      return (
        Sign(
          index, address.prefix(8), "a bare address is no link",
          "put it in '<' and '>', or write [text](address)"),
        address.endIndex
      )
    }
    return nil
  }

  /// `[text](path of a file.md)`, which is no link because of the blanks.
  private static func linkWithBlank(
    at index: Int, in rest: ArraySlice<UInt8>
  ) -> (Sign, end: Int)? {
    guard rest.first == UInt8(ascii: "["), let middle = find("](", in: rest, from: index + 1),
      !rest[(index + 1)..<middle].contains(where: { $0 == 0x5B || $0 == 0x5D }),
      let end = find(")", in: rest, from: middle + 2)
    else { return nil }
    let path = rest[(middle + 2)..<end]
    guard path.contains(0x20),
      path.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") })
    else { return nil }
    return (
      Sign(
        index, rest[index..<(end + 1)], "this is no link, because its path has a blank",
        "write '%20' for a blank, or put the path between '<' and '>'"),
      end + 1
    )
  }

  /// `{#id}` that does not stand at an end.
  private static func lostID(at index: Int, in rest: ArraySlice<UInt8>) -> (Sign, end: Int)? {
    // A longer one is none, and looking for its end at each beginning would take for ever.
    guard rest.starts(with: "{#".utf8), let end = find("}", in: rest.prefix(200), from: index + 2),
      end > index + 2, rest[(index + 2)..<end].allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "<") })
    else { return nil }
    let text = rest[index..<(end + 1)]
    return (
      Sign(
        index, text, "'\(String(decoding: text, as: UTF8.self))' is shown as it stands",
        "put it last, behind the full stop, or between backticks if it is text"),
      end + 1
    )
  }

  /// Where a short text begins, on the same line of the HTML.
  private static func find(_ text: StaticString, in bytes: ArraySlice<UInt8>, from start: Int)
    -> Int?
  {
    let count = text.utf8CodeUnitCount
    var index = start
    while index + count <= bytes.endIndex, bytes[index] != 0x0A {
      if (0..<count).allSatisfy({ bytes[index + $0] == text.utf8Start[$0] }) { return index }
      index += 1
    }
    return nil
  }
}
