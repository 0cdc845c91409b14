/// The ids and references of one finished HTML page, found by a scan of its tags.
///
/// Everything stays a stretch of the page's bytes: a site has tens of thousands of references, and
/// nearly all are fine. A class so that passing one on is one reference; nothing in it changes.
package final class OutputScan: Sendable {
  package let page: RenderedFile
  let ids: ByteTable
  let repeatedIDs: [Range<Int>]

  /// Each reference once, where it stands first.
  let references: [Range<Int>]

  package convenience init(_ page: RenderedFile) {
    var scanner = OutputScanner()
    self.init(page, &scanner)
  }

  /// - Parameter scanner: with the room that it took for other pages.
  init(_ page: RenderedFile, _ scanner: inout OutputScanner) {
    page.bytes.withUnsafeBufferPointer { scanner.scan($0) }
    self.page = page
    ids = ByteTable(compacting: scanner.ids)
    repeatedIDs = scanner.repeatedIDs
    references = scanner.references.withUnsafeBufferPointer { Array($0) }
  }
}

/// Scans one page after the other.
struct OutputScanner {
  private(set) var ids = ByteTable()
  private(set) var repeatedIDs: [Range<Int>] = []
  private(set) var references: [Range<Int>] = []

  /// The values of the references.
  private var known = ByteTable()

  mutating func scan(_ html: UnsafeBufferPointer<UInt8>) {
    ids.removeAll()
    known.removeAll()
    repeatedIDs = []
    references.removeAll(keepingCapacity: true)
    var index = 0
    while let open = Self.index(of: UInt8(ascii: "<"), in: html, from: index) {
      index = open + 1
      guard index < html.count else { return }
      if html[index] == UInt8(ascii: "!") {
        index = Self.endOfDeclaration(at: index, in: html)
      } else if html[index] != UInt8(ascii: "/") {
        index = scanTag(at: index, in: html)
      }
    }
  }

  /// Eight bytes at a time: most of a page is text.
  private static func index(
    of byte: UInt8, in html: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let bytes = UnsafeRawBufferPointer(html)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var index = start
    while index + 8 <= bytes.count {
      let word =
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
      // Not zero if and only if one of the bytes is, and its lowest bit marks the first of them
      // (Mycroft, 1987).
      let found = (word &- ones) & ~word & (ones << 7)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private static func endOfDeclaration(
    at start: Int, in html: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard html[start...].starts(with: "!--".utf8) else { return start + 1 }
    var index = start + 3
    while index < html.count {
      if html[index...].starts(with: "-->".utf8) { return index + 3 }
      index += 1
    }
    return html.count
  }

  /// Reads the attributes of one tag; returns the index behind it.
  private mutating func scanTag(
    at start: Int, in html: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = start
    while index < html.count, html[index] != UInt8(ascii: ">") {
      guard html[index] == UInt8(ascii: "=") else {
        index += 1
        continue
      }
      let nameEnd = index
      index += 1
      guard index < html.count,
        html[index] == UInt8(ascii: "\"") || html[index] == UInt8(ascii: "'")
      else { continue }
      let valueStart = index + 1
      let valueEnd = Self.index(of: html[index], in: html, from: valueStart) ?? html.count
      take(start..<nameEnd, valueStart..<valueEnd, in: html)
      index = min(valueEnd + 1, html.count)
    }
    return index
  }

  /// - Parameter tag: what stands before the `=`; its end is the attribute's name.
  private mutating func take(
    _ tag: Range<Int>, _ value: Range<Int>, in html: UnsafeBufferPointer<UInt8>
  ) {
    let bytes = UnsafeBufferPointer(rebasing: html[value])
    if Self.ends(tag, with: "id", in: html) {
      let isNew = ReferenceText.withUnescaped(bytes) { ids.insert($0) }
      if !isNew { repeatedIDs.append(value) }
    } else if Self.ends(tag, with: "href", in: html) || Self.ends(tag, with: "src", in: html) {
      if known.insert(bytes) { references.append(value) }
    }
  }

  /// Whether the tag ends with a blank or line break and then this name.
  private static func ends(
    _ tag: Range<Int>, with name: StaticString, in html: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = tag.upperBound - name.utf8CodeUnitCount
    guard start > tag.lowerBound, html[start - 1] <= 0x20 else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where html[start + offset] != name.utf8Start[offset] {
      return false
    }
    return true
  }
}
