import LadderModel
import Pages

/// `assets/search-index.js`: what the search reads and what `compare.html` shows, once.
///
/// A script that sets one variable, since a page opened from a disk may load scripts but not data.
/// Everything is read by position:
///
///     pages       [address, title, kind, code, summary, [[id, heading, text], …]]
///     groups      the titles of the dimensions' groups
///     dimensions  [page, group]
///     levels      [page, track's page, rank, scope, [[dimension, anchor, level that it is
///                 carried from or -1, lead, [[id, text], …]], …]]
///     terms       [glossary's page, [[id, title, text], …]]
///
/// More than about 1 MB is parted: `parts` then says into how many files, and each of the others adds
/// the next pages and levels to the lists.
///
/// Numbers are indices into the lists above. A statement's text stands here once, with its level;
/// the sections of a level's page are those that are no cells.
enum SearchIndex {
  /// One of the files.
  static func bytes(_ site: ResolvedSite, part number: Int) -> [UInt8] {
    let parts = site.searchParts
    let part = parts.all[number]
    func position(_ page: Ref<Page>) -> Int { parts.positions[page.index] }
    func append(pages range: Range<Int>, to json: inout CompactJSON) {
      for page in parts.pages[range] { self.append(page, site, to: &json) }
    }
    func append(levels range: Range<Int>, to json: inout CompactJSON) {
      for ref in site.ladder.levelRefs[range] { self.append(ref, site, position, to: &json) }
    }
    var bytes: [UInt8] = []
    guard number == 0 else {
      var (pages, levels) = (CompactJSON(), CompactJSON())
      append(pages: part.pages, to: &pages)
      append(levels: part.levels, to: &levels)
      bytes += "self.ladderIndex.pages.push(".utf8
      bytes += pages.bytes
      bytes += ");\nself.ladderIndex.levels.push(".utf8
      bytes += levels.bytes
      bytes += ");\nself.ladderIndex.part=\(number + 1);\n".utf8
      return bytes
    }
    bytes += "self.ladderIndex=".utf8
    var json = CompactJSON()
    json.object { json in
      json.key("pages")
      json.array { append(pages: part.pages, to: &$0) }
      appendLists(site, position, to: &json)
      json.key("levels")
      json.array { append(levels: part.levels, to: &$0) }
      appendTerms(site, position, to: &json)
      if parts.all.count > 1 {
        json.key("parts")
        json.number(parts.all.count)
      }
    }
    bytes += json.bytes
    bytes += ";\n".utf8
    return bytes
  }

  private static func appendLists(
    _ site: ResolvedSite, _ position: (Ref<Page>) -> Int, to json: inout CompactJSON
  ) {
    let groups = site.ladder.dimensionGroups(of: nil).map(\.0)
    json.key("groups")
    json.array { json in
      for group in groups { json.text(group) }
    }
    json.key("dimensions")
    json.array { json in
      for dimension in site.ladder.dimensions {
        json.array { json in
          json.number(position(dimension.page))
          json.number(groups.firstIndex(of: dimension.group) ?? 0)
        }
      }
    }
  }

  private static func appendTerms(
    _ site: ResolvedSite, _ position: (Ref<Page>) -> Int, to json: inout CompactJSON
  ) {
    json.key("terms")
    json.array { json in
      guard let glossary = site.ladder.glossary else { return }
      json.number(position(glossary))
      json.array { json in
        for term in site.ladder.terms {
          let text = PlainText.bytes(of: term.definition, site.graph.targets[glossary.index])
          append(term.id, term.title, text, to: &json)
        }
      }
    }
  }

  private static func append(
    _ page: PlannedPage, _ site: ResolvedSite, to json: inout CompactJSON
  ) {
    let source = page.source.map { site.ladder[$0] }
    json.open()
    json.text(SitePath("").reference(to: page.path))
    json.text(page.title)
    json.text(page.kindName(in: site.ladder))
    var code = ""
    if case .level(let ref) = page.content { code = site.code(of: ref) }
    json.text(code)
    json.text(source?.summary ?? "")
    json.open()
    if let ref = page.source, let source, source.kind != .glossary {
      let words = source.words ?? words(of: source, page, site, site.graph.targets[ref.index])
      for section in words.sections {
        append(section.id, section.heading, section.text, to: &json)
      }
    }
    json.close()
    json.close()
  }

  /// The words of a page that are not its own alone.
  private static func words(
    of source: Page, _ page: PlannedPage, _ site: ResolvedSite, _ targets: [LinkTarget?]
  ) -> PageWords {
    var cells: Set<String> = []
    // The words of a cell are its statements'.
    if case .level(let level) = page.content { cells = Set(site.ladder[level].cells.map(\.anchor)) }
    return PageWords(source.document, from: source.body.range.lowerBound, without: cells) {
      targets[$0]?.title
    }
  }

  private static func append(
    _ ref: Ref<Level>, _ site: ResolvedSite, _ position: (Ref<Page>) -> Int,
    to json: inout CompactJSON
  ) {
    let level = site.ladder[ref]
    let targets = site.graph.targets[level.page.index]
    json.array { json in
      json.number(position(level.page))
      json.number(position(site.ladder[level.track].page))
      json.text(RankText.phrase(level.rank))
      json.text(level.scope ?? "")
      json.array { json in
        for cell in level.cells {
          json.array { json in
            json.number(cell.dimension.index)
            json.text(cell.anchor)
            json.number(cell.carriedFrom?.index ?? -1)
            guard cell.carriedFrom == nil else { return }
            json.text(cell.lead.map { PlainText.bytes(of: $0, targets) } ?? [])
            json.array { json in
              for statement in cell.statements {
                append(statement, targets, to: &json)
              }
            }
          }
        }
      }
    }
  }

  private static func append(
    _ statement: Statement, _ targets: [LinkTarget?], to json: inout CompactJSON
  ) {
    var text = PlainText.bytes(of: statement.lead, targets)
    let rest = PlainText.bytes(of: statement.rest, targets)
    if !rest.isEmpty { text += [0x20] + rest }
    json.array { json in
      json.text(statement.id)
      json.text(text)
    }
  }

  private static func append(
    _ id: String, _ title: String, _ text: [UInt8], to json: inout CompactJSON
  ) {
    json.open()
    json.text(id)
    json.text(title)
    json.text(text)
    json.close()
  }
}
