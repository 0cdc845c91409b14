import Diagnostics
import Pages
import TestSupport
import Testing

/// What holds for every text, whatever it says.
@Suite struct RandomTextTests {
  private static let extra = [
    "{#id}", " {#x-1}", "{#}", "{#a b}", "[!NOTE]", "> [!TIP]\n> ", "- [ ](level:x)", "[](role:y)",
    "[a](//h)", "<level:q>", "![p](../q.png)", "[j](javascript:x)", "![d](data:image/png;base64,A)",
    "[w](https://x.org)", "[](https://x.org)", "| a | b |\n|---|---|\n| [c](d\\|e) |", "\n|-|\n",
    "\0", "## h {#h}\n", "[t](term:z 'y')", "<level:a\\*b&amp;c>", "[m](mailto:a@b.c)", "\n\n- ",
  ]

  private static func texts() -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for seed in 0..<2_500 {
      var random = RandomMarkdown(seed: UInt64(seed) + 1_000_000)
      texts.append(Array(random.text(with: extra + extra).utf8))
    }
    for seed in 0..<1_000 {
      var tables = RandomTables(seed: UInt64(seed) + 1_000_000)
      texts.append(Array(tables.text().utf8))
    }
    // Some with a few bytes changed, which need not be UTF-8 any more.
    var generator = SeededGenerator(seed: 3)
    for index in 0..<1_000 {
      var bytes = texts[index * 3]
      for _ in 0..<generator.count(1...4) where !bytes.isEmpty {
        bytes[generator.count(0...(bytes.count - 1))] = UInt8(generator.count(0...255))
      }
      texts.append(bytes)
    }
    return texts
  }

  @Test func `every text gives sound HTML with sound places, and always the same`() {
    for bytes in Self.texts() {
      let parsed = Parsed(bytes)
      let comment = Comment(rawValue: String(decoding: bytes, as: UTF8.self).debugDescription)
      #expect(parsed.document.html == Parsed(bytes).document.html, comment)
      #expect(Self.unbalanced(parsed.document.html) == nil, comment)
      #expect(Self.isTiled(parsed.document), comment)
      #expect(Self.hasSoundHoles(parsed.document), comment)
      #expect(Self.hasSoundProse(parsed.document), comment)
      let places =
        parsed.document.links.map(\.range)
        + parsed.document.headings.map(\.range) + parsed.document.blocks.map(\.range)
        + parsed.document.items.map(\.range) + parsed.document.tables.map(\.range)
        + parsed.diagnostics.compactMap(\.place.range)
      #expect(places.allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= bytes.count }, comment)
      for table in parsed.document.tables {
        #expect(Set(table.rows.map(\.count)).count == 1, comment)
      }
      guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { continue }
      for link in parsed.document.links {
        #expect(
          Self.reads(parsed.source(link.range), as: link.destination),
          "'\(parsed.source(link.range))' for '\(link.destination)' in \(comment)")
      }
      for diagnostic in parsed.diagnostics where diagnostic.code == .rawHTML {
        guard let range = diagnostic.place.range else { continue }
        #expect(parsed.source(range).hasPrefix("<"), comment)
      }
    }
  }

  @Test func `ids are never given twice`() {
    for bytes in Self.texts() {
      let parsed = Parsed(bytes)
      let ids = parsed.document.headings.map(\.id) + parsed.document.items.compactMap(\.explicitID)
      #expect(Set(ids).count == ids.count, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// The first tag that does not close what is open, or what is left open in the end.
  private static func unbalanced(_ html: [UInt8]) -> String? {
    let empty: Set<String> = ["br", "hr", "img"]
    var open: [String] = []
    var index = 0
    while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = html[start...].firstIndex(of: UInt8(ascii: ">")) else { return "<" }
      let tag = String(decoding: html[(start + 1)..<end], as: UTF8.self)
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("/") {
        if open.popLast() != name { return tag }
      } else if !empty.contains(name) {
        open.append(name)
      }
      if tag.count(where: { $0 == "\"" }) % 2 == 1 { return tag }
      index = end + 1
    }
    return open.last
  }

  /// The blocks lie one behind the other and fill the HTML; what lies in a block lies in it whole.
  private static func isTiled(_ document: MarkdownDocument) -> Bool {
    var end = 0
    for block in document.blocks {
      guard block.html.lowerBound == end else { return false }
      end = block.html.upperBound
      switch block.kind {
      case .list(let items):
        for item in document.items[items] {
          guard block.html.contains(item.lead.lowerBound), item.rest.upperBound < end,
            item.lead.upperBound <= item.rest.lowerBound
          else { return false }
        }
      case .heading(let index):
        guard block.html.contains(document.headings[index].inner.lowerBound) else { return false }
      case .table(let index):
        guard document.tables.indices.contains(index) else { return false }
      default: break
      }
    }
    return end == document.html.count
  }

  private static func isBoundary(_ offset: Int, _ html: [UInt8]) -> Bool {
    offset == html.count || html.indices.contains(offset) && html[offset] & 0xC0 != 0x80
  }

  private static func hasSoundHoles(_ document: MarkdownDocument) -> Bool {
    let html = document.html
    var last = 0
    for hole in document.holes {
      guard hole.offset >= last, isBoundary(hole.offset, html) else { return false }
      last = hole.offset
      let before = html[..<hole.offset]
      switch hole.content {
      case .address:
        guard document.links.indices.contains(hole.link),
          before.suffix(6).elementsEqual("href=\"".utf8)
            || before.suffix(5).elementsEqual("src=\"".utf8),
          html[hole.offset] == UInt8(ascii: "\"")
        else { return false }
      case .label:
        guard document.links.indices.contains(hole.link), document.links[hole.link].hasEmptyLabel,
          before.last == UInt8(ascii: ">"), html[hole.offset...].starts(with: "</a>".utf8)
        else { return false }
      case .anchor:
        guard before.suffix(5).elementsEqual(" id=\"".utf8) else { return false }
      }
    }
    return true
  }

  private static func hasSoundProse(_ document: MarkdownDocument) -> Bool {
    var last = 0
    for range in document.prose.map(\.range) {
      guard range.lowerBound >= last, range.upperBound <= document.html.count, !range.isEmpty,
        isBoundary(range.lowerBound, document.html), isBoundary(range.upperBound, document.html),
        document.html[range].allSatisfy({ $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
      else { return false }
      last = range.upperBound
    }
    return true
  }

  /// Whether libcmark makes the destination of what stands at its place.
  private static func reads(_ source: String, as destination: String) -> Bool {
    var wanted: [UInt8] = []
    AddressEscaping.append(destination.utf8, to: &wanted)
    let start = "<p><a href=\"" + String(decoding: wanted, as: UTF8.self) + "\">"
    let forms = [
      "[x](<\(source)>)", "[x](\(source))", "<\(source)>", "[x]\n\n[x]: \(source)\n",
    ]
    return forms.contains {
      String(decoding: LibCMark.html(Array($0.utf8)), as: UTF8.self).hasPrefix(start)
    }
  }
}
