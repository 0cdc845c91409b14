import Diagnostics
import LadderModel
import Pages

/// Finds in a page's source what was found in its HTML.
///
/// Blocks know where they lie in both, so the search goes through one block, and goes on behind
/// what it found before. A text that stands in the same block's code too may be found there.
struct SourceSearch {
  private let page: Page
  private var block = 0
  private var cursor = 0

  init(_ page: Page) {
    self.page = page
  }

  /// - Parameters:
  ///   - text: as the source spells it.
  ///   - offset: where it stands in the HTML; offsets must not fall from call to call.
  mutating func place(of text: [UInt8], near offset: Int) -> SourcePlace? {
    guard let range = range(near: offset), let first = text.first else { return nil }
    let bytes = page.file.bytes
    var index = range.lowerBound
    while index + text.count <= range.upperBound {
      if bytes[index] == first, bytes[index..<(index + text.count)].elementsEqual(text),
        index == 0 || bytes[index - 1] != UInt8(ascii: "\\")
      {
        cursor = index + text.count
        return page.file.place(index..<cursor)
      }
      index += 1
    }
    return nil
  }

  /// The same for a run of words, letter case and what stands between them ignored.
  mutating func place(ofWords words: [String], near offset: Int) -> SourcePlace? {
    guard let range = range(near: offset),
      let found = Self.range(ofWords: words, in: page.file.bytes, range)
    else { return nil }
    cursor = found.upperBound
    return page.file.place(found)
  }

  static func range(
    ofWords words: [String], in bytes: [UInt8], _ range: Range<Int>
  ) -> Range<Int>? {
    let found = WordScan.ranges(in: bytes, range)
    guard !words.isEmpty, found.count >= words.count else { return nil }
    for start in 0...(found.count - words.count)
    where words.indices.allSatisfy({
      String(decoding: bytes[found[start + $0]], as: UTF8.self).lowercased() == words[$0]
    }) {
      return found[start].lowerBound..<found[start + words.count - 1].upperBound
    }
    return nil
  }

  private mutating func range(near offset: Int) -> Range<Int>? {
    let blocks = page.document.blocks
    while block < blocks.count, blocks[block].html.upperBound <= offset { block += 1 }
    guard block < blocks.count else { return nil }
    let range = blocks[block].range
    cursor = max(cursor, range.lowerBound)
    return cursor < range.upperBound ? cursor..<range.upperBound : nil
  }
}
