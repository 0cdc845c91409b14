/// The ids and references of one finished HTML page, found by a scan of its tags.
///
/// Everything stays a stretch of the page's bytes: a site has tens of thousands of references, and
/// nearly all are fine.
package struct OutputScan: Sendable {
  let page: RenderedFile
  private(set) var ids: Set<ArraySlice<UInt8>> = []
  private(set) var repeatedIDs: [ArraySlice<UInt8>] = []

  /// Each reference once, where it stands first.
  private(set) var references: Set<ArraySlice<UInt8>> = []

  package init(_ page: RenderedFile) {
    self.page = page
    let html = page.bytes
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard index < html.count else { return }
      if html[index] == UInt8(ascii: "!") {
        index = Self.endOfDeclaration(at: index, in: html)
      } else if html[index] != UInt8(ascii: "/") {
        index = scanTag(at: index, in: html)
      }
    }
  }

  private static func endOfDeclaration(at start: Int, in html: [UInt8]) -> Int {
    guard html[start...].starts(with: "!--".utf8) else { return start + 1 }
    var index = start + 3
    while index < html.count {
      if html[index...].starts(with: "-->".utf8) { return index + 3 }
      index += 1
    }
    return html.count
  }

  /// Reads the attributes of one tag; returns the index behind it.
  private mutating func scanTag(at start: Int, in html: [UInt8]) -> Int {
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
      let quote = html[index]
      let valueStart = index + 1
      let valueEnd = html[valueStart...].firstIndex(of: quote) ?? html.count
      take(html[start..<nameEnd], html[valueStart..<valueEnd])
      index = min(valueEnd + 1, html.count)
    }
    return index
  }

  /// - Parameter tag: what stands before the `=`; its end is the attribute's name.
  private mutating func take(_ tag: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    if Self.ends(tag, with: " id") {
      let id = ReferenceText.unescaped(value)
      if !ids.insert(id).inserted { repeatedIDs.append(value) }
    } else if Self.ends(tag, with: " href") || Self.ends(tag, with: " src") {
      references.insert(value)
    }
  }

  /// Whether the tag ends with a blank or line break and then this name.
  private static func ends(_ tag: ArraySlice<UInt8>, with name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard tag.count > count else { return false }
    let end = tag.suffix(count)
    guard let first = end.first, first <= 0x20 else { return false }
    return name.withUTF8Buffer { $0.dropFirst().elementsEqual(end.dropFirst()) }
  }
}
