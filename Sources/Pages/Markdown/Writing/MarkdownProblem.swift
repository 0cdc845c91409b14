import Diagnostics

/// What can be wrong with a Markdown text, and the sentences that say so.
enum MarkdownProblem {
  case rawHTML(UnsafeBufferPointer<UInt8>)
  case scriptAddress(String, scheme: String)
  case addressWithoutScheme(String)
  case addressWithoutHost(String)
  case unknownScheme(String, scheme: String)
  case distantPicture(String)
  case notAPicture(String)
  case badID(String)
  case duplicateID(String, first: Range<Int>)
  case nestingTooDeep
  case tooManyBrackets
  case tooLong
  case tooManyTables
  case tooManyLinks
  case tooManyHeadings

  func diagnostic(at place: Range<Int>, in file: SourceFile) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if case .duplicateID(_, let first) = self {
      notes.append(Diagnostic.Note("the id stands here already", at: file.place(first)))
    }
    return Diagnostic(code, message, at: file.place(place), notes: notes, help: help)
  }

  private var code: DiagnosticCode {
    switch self {
    case .rawHTML: .rawHTML
    case .scriptAddress: .scriptLink
    case .addressWithoutScheme, .addressWithoutHost, .unknownScheme, .distantPicture, .notAPicture:
      .unusableAddress
    case .badID: .badValue
    case .duplicateID: .duplicateID
    case .nestingTooDeep: .nestingTooDeep
    case .tooManyBrackets, .tooLong, .tooManyTables, .tooManyLinks, .tooManyHeadings:
      .markdownLimit
    }
  }

  private var message: String {
    switch self {
    case .rawHTML(let html): "HTML '\(Self.shortened(html))' may not stand in a page"
    case .scriptAddress(let address, _):
      "address '\(Self.shortened(address.utf8))' may not stand in a page"
    case .addressWithoutScheme(let address):
      "address '\(Self.shortened(address.utf8))' names a host without 'https:'"
    case .addressWithoutHost(let address): "address '\(Self.shortened(address.utf8))' names no host"
    case .unknownScheme(_, let scheme): "'\(scheme):' is no kind of address that a page may hold"
    case .distantPicture(let address):
      "picture '\(Self.shortened(address.utf8))' lies elsewhere; "
        + "a page loads nothing from other places"
    case .notAPicture(let address): "'\(Self.shortened(address.utf8))' is a page, not a picture"
    case .badID(let id): "'\(Self.shortened(id.utf8))' cannot be an id"
    case .duplicateID(let id, _): "id '\(id)' stands twice on this page"
    case .nestingTooDeep:
      "lists, quotes and emphasis nest more than \(MarkdownLimits.nesting) deep here"
    case .tooManyBrackets:
      "paragraph has more than \(MarkdownLimits.brackets) of '[' and '<'"
    case .tooLong: "text is longer than \(MarkdownLimits.bytes >> 20) MB"
    case .tooManyLinks: "page has more than \(MarkdownLimits.links) links; this is the next one"
    case .tooManyHeadings:
      "page has more than \(MarkdownLimits.headings) headings; this is the next one"
    case .tooManyTables: "tables from here on have too many cells to be read"
    }
  }

  private var help: String? {
    switch self {
    case .rawHTML(let html) where html.starts(with: "<!--".utf8):
      "delete the comment; notes for other authors can stand in the front matter, under 'extra:' "
        + "or behind '#'"
    case .rawHTML(let html) where html.starts(with: "<br".utf8):
      "end the line with a backslash instead; a cell of a table has one line"
    case .rawHTML:
      "write it in Markdown, or between backticks to show it; "
        + "'raw_html: allow' in ladder.yml lets HTML through"
    case .scriptAddress(_, "file"):
      "link to the file by its path from this page; a 'file:' address only works on one computer"
    case .scriptAddress(_, "data"):
      "put the picture beside the page and name its path; "
        + "a picture (not a link) may also hold PNG, GIF, JPEG or WebP data"
    case .scriptAddress:
      "links cannot run scripts; link to a page, an anchor or an 'https:' address"
    case .addressWithoutScheme: "write 'https:' before it, or one slash less for a path"
    case .addressWithoutHost: "write two slashes and the host's name behind the colon"
    case .unknownScheme(_, let scheme):
      NearMiss.nearest(to: scheme, in: LinkAddress.ladderSchemes.sorted() + ["https", "mailto"])
        .map { "did you mean '\($0):'?" }
        ?? "link to a page's path, to 'https:', 'mailto:' or 'tel:', "
        + "or to 'level:', 'role:' and the ladder's other kinds"
    case .distantPicture: "put the picture beside the page and name its path"
    case .notAPicture: "leave the '!' out to link to it"
    case .badID: "use letters, digits, '-' and '_'"
    case .duplicateID: "give one of the two another id"
    case .nestingTooDeep: "nest less"
    case .tooManyBrackets: "part it with blank lines"
    case .tooLong, .tooManyTables, .tooManyLinks, .tooManyHeadings: "part the page into several"
    }
  }

  /// The first line of what the author wrote, cut at 60 bytes, at the end of a character.
  private static func shortened(_ text: some Collection<UInt8>) -> String {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    var part = Array(line.prefix(60))
    let isCut = text.dropFirst(part.count).contains { $0 != 0x0A && $0 != 0x0D }
    if part.count < line.count {
      while let last = part.last, last & 0xC0 == 0x80 { part.removeLast() }
      if let last = part.last, last >= 0xC0 { part.removeLast() }
    }
    return String(decoding: part, as: UTF8.self) + (isCut ? "…" : "")
  }
}
