package import Pages

/// A statement as a list of words, each with the stretches of HTML that show it.
///
/// Read from the statement's HTML, so that the words and what is marked on a page can't disagree.
/// Words are hashed once when they are read: alignment compares every word of one list of
/// statements with every word of another, and nearly all differ.
package struct StatementWords: Sendable {
  /// The words' letters, one word behind the other.
  private var text: [UInt8] = []

  private struct Entry: Equatable {
    /// Where the word ends in ``text``.
    let end: Int

    /// Where its stretches end in ``pieces``.
    let pieceEnd: Int

    /// Of its letters.
    let hash: UInt64

    static func == (a: Self, b: Self) -> Bool { a.hash == b.hash && a.end == b.end }
  }

  private var entries: [Entry] = []

  /// Byte ranges in the document's HTML, those of all words; a word has several when tags stand
  /// inside it.
  private var pieces: [Range<Int>] = []

  /// For each word the hash of its letters as they are compared: lower case, punctuation left out.
  private var foldedHashes: [UInt64] = []

  /// A bit for the last six bits of each folded hash: a word whose bit is not there is not there.
  private var foldedBits: UInt64 = 0

  package init(_ fragment: Fragment) {
    // A word and its blank have six letters on average.
    let estimate = fragment.range.count / 6 + 1
    text.reserveCapacity(fragment.range.count)
    entries.reserveCapacity(estimate)
    pieces.reserveCapacity(estimate)
    foldedHashes.reserveCapacity(estimate)
    fragment.document.html.withUnsafeBufferPointer { read($0, fragment.range) }
  }

  package var count: Int { entries.count }

  private func pieces(of word: Int) -> Range<Int> {
    (word == 0 ? 0 : entries[word - 1].pieceEnd)..<entries[word].pieceEnd
  }

  /// A word as the HTML spells it, without tags, entities as they are.
  package func letters(_ word: Int) -> ArraySlice<UInt8> {
    text[(word == 0 ? 0 : entries[word - 1].end)..<entries[word].end]
  }

  /// Where some words stand in the document's HTML: neighbours are one stretch as long as no tag lies
  /// between them.
  ///
  /// - Parameter words: indices, rising.
  package func stretches(of words: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in words where !range.isEmpty {
      var isOpen = false
      let last = pieces(of: range.upperBound - 1).upperBound
      for piece in pieces[pieces(of: range.lowerBound).lowerBound..<last] {
        if isOpen, let open = result.last, piece.lowerBound == open.upperBound + 1 {
          result[result.count - 1] = open.lowerBound..<piece.upperBound
        } else {
          result.append(piece)
          isOpen = true
        }
      }
    }
    return result
  }

  /// 0 to 1; see ``StatementAlignment``.
  package func similarity(to other: StatementWords) -> Double {
    let total = count + other.count
    guard total > 0 else { return 1 }
    return Double(2 * commonLength(other)) / Double(total)
  }

  /// Whether the similarity may reach a threshold, from the lengths alone.
  func mayReach(_ threshold: Double, with other: StatementWords) -> Bool {
    Double(2 * min(count, other.count)) >= threshold * Double(count + other.count)
  }

  private func commonLength(_ other: StatementWords) -> Int {
    let shared = foldedBits & other.foldedBits
    if shared == 0, count > 0, other.count > 0 { return 0 }
    return LongestCommonSubsequence.length(
      foldedHashes, other.foldedHashes, mayMatch: { shared >> ($0 & 63) & 1 == 1 }
    ) { first, second in
      let (a, b) = (letters(first), other.letters(second))
      return a == b || WordFolding.folded(a) == WordFolding.folded(b)
    }
  }

  /// Pairs of indices of words that are the same letter for letter, both rising.
  func commonWords(_ other: StatementWords) -> [(Int, Int)] {
    LongestCommonSubsequence.pairs(count, other.count) { isSame($0, other, $1) }
  }

  private func isSame(_ word: Int, _ other: StatementWords, _ otherWord: Int) -> Bool {
    entries[word].hash == other.entries[otherWord].hash && letters(word) == other.letters(otherWord)
  }

  private mutating func finish() {
    let start = entries.last?.end ?? 0
    guard text.count > start else { return }
    entries.append(
      Entry(
        end: text.count, pieceEnd: pieces.count, hash: WordFolding.hash(text[start...])))
    let folded = WordFolding.foldedHash(text[start...])
    foldedHashes.append(folded)
    foldedBits |= 1 << (folded & 63)
  }

  private mutating func read(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      switch html[index] {
      case 0x20, 0x09, 0x0A, 0x0D:
        finish()
        index += 1
      case UInt8(ascii: "<"):
        let next = HTMLTag.end(at: index, in: html, before: end)
        // A line break is white space to a reader.
        if html[index..<next].starts(with: "<br".utf8) { finish() }
        if let text = HTMLTag.alternativeText(of: index..<next, in: html) {
          readPicture(html, text)
        }
        index = next
      default:
        let start = index
        while index < end, !Self.isDelimiter(html[index]) { index += 1 }
        text.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<index]))
        pieces.append(start..<index)
      }
    }
    finish()
  }

  /// Words that no stretch of the HTML shows, so that no mark gets into a tag.
  private mutating func readPicture(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    for byte in html[range] {
      if Self.isDelimiter(byte) {
        finish()
      } else {
        text.append(byte)
      }
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "<")
  }
}

extension StatementWords: Equatable {
  /// The same words, letter for letter; white space and markup don't count.
  package static func == (a: Self, b: Self) -> Bool {
    a.entries == b.entries && a.text == b.text
  }
}
