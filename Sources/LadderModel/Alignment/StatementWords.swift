package import Pages

/// A statement as a list of words, each with the stretches of HTML that show it.
///
/// Read from the statement's HTML, so that the words and what is marked on a page can't disagree.
package struct StatementWords: Sendable {
  package struct Word: Sendable {
    /// The word as the HTML spells it, without tags, entities as they are.
    package let text: [UInt8]

    /// Byte ranges in the document's HTML; several when tags stand inside the word.
    package let ranges: [Range<Int>]
  }

  package let words: [Word]

  /// The words as they are compared: lower case, punctuation at the ends left out.
  private let folded: [FoldedWord]

  package init(_ fragment: Fragment) {
    words = Self.words(of: fragment)
    folded = words.map { FoldedWord($0.text) }
  }

  /// 0 to 1; see ``StatementAlignment``.
  package func similarity(to other: StatementWords) -> Double {
    let total = folded.count + other.folded.count
    guard total > 0 else { return 1 }
    let common = LongestCommonSubsequence.pairs(folded, other.folded).count
    return Double(2 * common) / Double(total)
  }

  private static func words(of fragment: Fragment) -> [Word] {
    let html = fragment.document.html
    var words: [Word] = []
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    func finish() {
      if !text.isEmpty { words.append(Word(text: text, ranges: ranges)) }
      text = []
      ranges = []
    }
    var index = fragment.range.lowerBound
    let end = fragment.range.upperBound
    while index < end {
      switch html[index] {
      case 0x20, 0x09, 0x0A, 0x0D:
        finish()
        index += 1
      case UInt8(ascii: "<"):
        let next = endOfTag(at: index, in: html, before: end)
        // A line break is white space to a reader.
        if html[index..<next].starts(with: Array("<br".utf8)) { finish() }
        index = next
      default:
        let start = index
        while index < end, !isDelimiter(html[index]) { index += 1 }
        text += html[start..<index]
        ranges.append(start..<index)
      }
    }
    finish()
    return words
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "<")
  }

  /// The index behind the tag at `start`; quotes hide a `>`.
  private static func endOfTag(at start: Int, in html: [UInt8], before end: Int) -> Int {
    var quote: UInt8?
    var index = start + 1
    while index < end {
      let byte = html[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return end
  }
}

extension StatementWords: Equatable {
  /// The same words, letter for letter; white space and markup don't count.
  package static func == (a: Self, b: Self) -> Bool {
    a.words.count == b.words.count && zip(a.words, b.words).allSatisfy { $0.text == $1.text }
  }
}
