#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The ids and references of one finished HTML page, found by a scan of its tags.
///
/// Everything stays a stretch of the page's bytes: a site has tens of thousands of references, and
/// nearly all are fine.
package struct OutputScan: Sendable {
  package let page: RenderedFile
  private(set) var ids = ByteTable()
  private(set) var repeatedIDs: [Range<Int>] = []

  /// Each reference once, where it stands first.
  private(set) var references: [Range<Int>] = []

  package init(_ page: RenderedFile) {
    self.page = page
    page.bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ html: UnsafeBufferPointer<UInt8>) {
    var known = ByteTable()
    var index = 0
    while let open = Self.index(of: UInt8(ascii: "<"), in: html, from: index) {
      index = open + 1
      guard index < html.count else { return }
      if html[index] == UInt8(ascii: "!") {
        index = Self.endOfDeclaration(at: index, in: html)
      } else if html[index] != UInt8(ascii: "/") {
        index = scanTag(at: index, in: html, &known)
      }
    }
  }

  private static func index(
    of byte: UInt8, in html: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < html.count, let base = html.baseAddress,
      let found = memchr(base + start, Int32(byte), html.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
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
    at start: Int, in html: UnsafeBufferPointer<UInt8>, _ known: inout ByteTable
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
      take(start..<nameEnd, valueStart..<valueEnd, in: html, &known)
      index = min(valueEnd + 1, html.count)
    }
    return index
  }

  /// - Parameter tag: what stands before the `=`; its end is the attribute's name.
  private mutating func take(
    _ tag: Range<Int>, _ value: Range<Int>, in html: UnsafeBufferPointer<UInt8>,
    _ known: inout ByteTable
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
