package import Diagnostics
package import Pages

/// A page whose common fields are read and whose own fields are still to be read.
///
/// A class for the same reason as ``Page``; nothing in it changes.
package final class PageEntry: Sendable {
  let address: PageAddress
  let page: Page

  /// Below `content/`.
  package var path: String { page.path }
  let fields: FieldReader

  /// What the ids of a level's statements begin with, in parallel with the document's items; of other
  /// kinds nothing. It depends on the page alone, so it needn't be made again with every ladder.
  let stems: [String]

  /// Whether all is said of the fields: the page is of a kind without any of its own.
  let isFinished: Bool

  /// Whether the front matter could be read at all.
  let isReadable: Bool

  /// Reads what a page says of itself; independent of all others.
  ///
  /// - Parameters:
  ///   - contentFolder: what the file's path begins with, `content/`.
  ///   - keepsWords: whether what a search finds is worked out here, for every ladder that the page
  ///     will be part of.
  /// - Returns: `nil` and a diagnostic when the file lies where no page can be.
  package static func read(
    _ parsed: ParsedPage, contentFolder: String = "content/", keepsWords: Bool = false
  ) -> Diagnosed<PageEntry?> {
    let path = String(parsed.file.path.dropFirst(contentFolder.utf8.count))
    let address = PageAddress.of(path, in: parsed.file)
    return Diagnosed(
      address.value.map {
        PageEntry(parsed, path: path, address: $0, keepsWords: keepsWords)
      }, address.diagnostics)
  }

  /// Reads the fields that every kind of page has.
  private init(
    _ parsed: ParsedPage, path: String, address: PageAddress, keepsWords: Bool
  ) {
    self.address = address
    isReadable = parsed.frontMatter != nil
    stems =
      address.kind == .level
      ? parsed.document.items.map { item in
        item.explicitID == nil ? AnchorRegister.stem(parsed.document.words(of: item)) : ""
      } : []
    var fields = FieldReader(
      file: parsed.file, holder: address.kind.phrase, entries: parsed.frontMatter,
      synonyms: FrontMatterKey.synonyms, place: " between the '---' lines at the top")
    if !parsed.hasFrontMatter, isReadable {
      fields.report(
        .missingFrontMatter, "\(address.kind.phrase) needs front matter", at: nil,
        help: "begin the file with '---', 'title: …' and '---' on lines of their own")
    }
    let title = parsed.hasFrontMatter ? fields.requiredText(.title)?.value : nil
    let summary = fields.text(.summary)?.value
    let status = fields.choice(FrontMatterKey.status.rawValue, of: Page.Status.self) ?? .active
    let aliases = fields.texts(.aliases)
    let owner = fields.text(.owner)?.value
    let reviewed = fields.day(.reviewed)
    let accepted = fields.acceptances()
    _ = fields.node(FrontMatterKey.extra.rawValue)
    page = Page(
      kind: address.kind, id: address.id, path: path, file: parsed.file,
      document: parsed.document, title: title ?? address.id, summary: summary, status: status,
      aliases: aliases, owner: owner, reviewed: reviewed, accepted: accepted,
      frontMatter: parsed.frontMatter ?? [], isReadable: isReadable,
      body: Self.body(of: parsed.document, title: title ?? address.id, &fields),
      keepsWords: keepsWords)
    isFinished = !address.kind.hasOwnFields && status != .draft
    if isFinished { fields.finish() }
    self.fields = fields
  }

  /// The document without a leading first-level heading that repeats the title, as pages that are
  /// also read on a code host have; any other first-level heading is reported.
  private static func body(
    of document: MarkdownDocument, title: String, _ fields: inout FieldReader
  ) -> Fragment {
    var start = 0
    for (index, block) in document.blocks.enumerated() {
      guard case .heading(let heading) = block.kind, document.headings[heading].level == 1 else {
        continue
      }
      if index == 0, document.headings[heading].text.foldedName == title.foldedName {
        start =
          document.blocks.count > 1 ? document.blocks[1].html.lowerBound : block.html.upperBound
      } else {
        fields.report(
          extraTitle: document.headings[heading].text, at: block.range)
      }
    }
    return document.fragment(start..<document.html.count)
  }
}

extension FieldReader {
  mutating func text(_ key: FrontMatterKey) -> Located<String>? { text(key.rawValue) }
  mutating func texts(_ key: FrontMatterKey) -> [Located<String>] { texts(key.rawValue) }

  mutating func requiredText(_ key: FrontMatterKey) -> Located<String>? {
    requiredText(key.rawValue)
  }

  fileprivate mutating func report(extraTitle text: String, at range: Range<Int>) {
    report(
      .extraTitle, "'\(text)' is a second title", at: range,
      help: "the title comes from the front matter; begin sections with '##'")
  }

  /// A day of the Gregorian calendar, `YYYY-MM-DD`.
  fileprivate mutating func day(_ key: FrontMatterKey) -> String? {
    guard let text = text(key) else { return nil }
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false)
    if parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    {
      return text.value
    }
    report(
      .badValue, "'\(text.value)' is not a day", at: text.range,
      help: "write it as year, month and day: 2026-03-01")
    return nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
