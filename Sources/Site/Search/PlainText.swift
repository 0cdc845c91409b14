import LadderModel
import Pages

/// The words of a fragment as a reader sees them: no tags, entities undone, white space folded.
enum PlainText {
  /// - Parameter targets: those of the document's links, for labels that authors left empty.
  static func bytes(of fragment: Fragment, _ targets: [LinkTarget?]) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(fragment.range.count)
    fragment.append(to: &html) { hole, output in
      guard hole.content == .label, let target = targets[hole.link] else { return }
      HTMLEscaping.append(target.title, to: &output)
    }
    return bytes(of: html)
  }

  static func text(_ fragment: Fragment, of page: Ref<Page>, _ site: ResolvedSite) -> String {
    String(decoding: bytes(of: fragment, site.graph.targets[page.index]), as: UTF8.self)
  }

  static func bytes(of html: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(html.count)
    var needsBlank = false
    var index = 0
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<") {
        let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
        // Text on two sides of a block's tag is not one word.
        if !isInline(html[index...end]) { needsBlank = true }
        index = end + 1
        continue
      }
      if byte <= 0x20 {
        needsBlank = true
        index += 1
        continue
      }
      if needsBlank, !output.isEmpty { output.append(0x20) }
      needsBlank = false
      if byte == UInt8(ascii: "&"), let (character, length) = entity(html[index...]) {
        output.append(character)
        index += length
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private static func isInline(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x40 }
    return name.withUnsafeBufferPointer { inlineTags[$0] != nil }
  }

  private static let inlineTags: ByteTable = {
    var table = ByteTable()
    for name in ["a", "em", "strong", "code", "del", "ins", "mark", "span"] {
      _ = Array(name.utf8).withUnsafeBufferPointer { table.insert($0) }
    }
    return table
  }()

  /// The entities that our writers use.
  private static func entity(_ text: ArraySlice<UInt8>) -> (character: UInt8, length: Int)? {
    for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
    where text.starts(with: name.utf8) {
      return character.utf8.first.map { ($0, name.utf8.count) }
    }
    return nil
  }
}
