/// The ids and references of one HTML page, found by a scan of its tags.
struct OutputScan {
  private(set) var ids: Set<String> = []
  private(set) var repeatedIDs: [(id: String, offset: Int)] = []
  private(set) var references: [(value: String, offset: Int)] = []

  init(_ page: RenderedFile) {
    let html = page.bytes
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard index < html.count else { return }
      if html[index] == UInt8(ascii: "!") {
        index = Self.endOfDeclaration(at: index, in: html)
      } else {
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
      let name = Self.name(before: index, from: start, in: html)
      index += 1
      guard index < html.count,
        html[index] == UInt8(ascii: "\"") || html[index] == UInt8(ascii: "'")
      else { continue }
      let quote = html[index]
      let valueStart = index + 1
      let valueEnd = html[valueStart...].firstIndex(of: quote) ?? html.count
      take(name, html[valueStart..<valueEnd])
      index = min(valueEnd + 1, html.count)
    }
    return index
  }

  private static func name(before end: Int, from start: Int, in html: [UInt8]) -> ArraySlice<UInt8>
  {
    var index = end
    while index > start, html[index - 1] > 0x20, html[index - 1] != UInt8(ascii: "/") { index -= 1 }
    return html[index..<end]
  }

  private mutating func take(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    if name.elementsEqual("id".utf8) {
      let id = Self.text(value)
      if !ids.insert(id).inserted { repeatedIDs.append((id, value.startIndex)) }
    } else if name.elementsEqual("href".utf8) || name.elementsEqual("src".utf8) {
      references.append((Self.text(value), value.startIndex))
    }
  }

  /// The value with the entities undone that our writers use.
  private static func text(_ value: ArraySlice<UInt8>) -> String {
    let text = String(decoding: value, as: UTF8.self)
    guard value.contains(UInt8(ascii: "&")) else { return text }
    let entities = [
      ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"),
      ("&gt;", ">"), ("&amp;", "&"),
    ]
    return entities.reduce(text) { text, entity in
      text.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
  }
}
