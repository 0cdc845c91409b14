import Diagnostics

/// Finds the ids and references of finished HTML pages by a scan of their tags, one page after the
/// other, and judges at once what the page alone and the site's addresses tell.
///
/// Everything stays a stretch of the page's bytes: a site has hundreds of thousands of references, and
/// nearly all are fine.
package struct OutputScanner {
  private let addresses: SiteAddresses
  private(set) var ids = ByteTable()
  private var repeatedIDs: [Range<Int>] = []

  /// The values of all references.
  private var references: [Range<Int>] = []
  private var distant = DistantReferences()

  /// What paths lead to, as found on pages of this folder so far: neighbours refer to the same.
  private var targets = ByteTable()
  private var folder: [UInt8] = []

  package init(_ addresses: SiteAddresses) { self.addresses = addresses }

  /// - Parameters:
  ///   - html: a page, as it will be written.
  ///   - path: its own, from the site's root.
  package mutating func scan(_ html: [UInt8], at path: SitePath) -> OutputScan {
    let base = Array(path.text.utf8)
    let own = base[..<(base.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
    if !own.elementsEqual(folder) {
      folder = Array(own)
      targets.removeAll()
    }
    distant.removeAll()
    var broken: [(Range<Int>, String)] = []
    var seen = ByteTable()
    let ownIDs = html.withUnsafeBufferPointer { bytes in
      find(in: bytes)
      let page = Own(path: path.text, bytes: base, root: Array(path.root), ids: IDSet(ids))
      for reference in references {
        guard let problem = problem(of: reference, in: bytes, on: page) else { continue }
        // Each once, where it stands first.
        if seen.insert(UnsafeBufferPointer(rebasing: bytes[reference])) {
          broken.append((reference, problem))
        }
      }
      return page.ids
    }
    return OutputScan(
      path: path.text, ids: ownIDs, problems: problems(html, path.text, broken),
      distant: DistantReferences(fitting: distant))
  }

  /// The page that is looked at.
  private struct Own {
    let path: String

    /// Of the path.
    let bytes: [UInt8]

    /// What its references begin with; empty when they are relative.
    let root: [UInt8]
    let ids: IDSet
  }

  /// What is wrong with a reference, as far as that is known now.
  private mutating func problem(
    of reference: Range<Int>, in html: UnsafeBufferPointer<UInt8>, on own: Own
  ) -> String? {
    let value = UnsafeBufferPointer(rebasing: html[reference])
    let parts = ReferenceParts(value)
    if parts.isPlain { return judge(value, parts, at: reference.lowerBound, on: own) }
    if Self.isExternal(value) { return nil }
    return ReferenceText.withUnescaped(value) {
      judge($0, ReferenceParts($0), at: reference.lowerBound, on: own)
    }
  }

  /// - Parameter start: where the value stands in the page.
  private mutating func judge(
    _ value: UnsafeBufferPointer<UInt8>, _ parts: ReferenceParts, at start: Int, on own: Own
  ) -> String? {
    var page: Int?
    if parts.pathCount > 0 {
      let path = UnsafeBufferPointer(rebasing: value[..<parts.pathCount])
      switch target(of: path, on: own) {
      case .file: return nil
      case .nothing: return "leads to nothing in the site"
      case .outside: return "leaves the site"
      case .unusable: return "is not a usable address"
      case .page(let number): page = number
      }
    }
    guard let hash = parts.hash,
      let anchor = AnchorHash(UnsafeBufferPointer(rebasing: value[(hash + 1)...]))
    else { return nil }
    if let page {
      distant.append(page: page, start: start, anchor: anchor)
      return nil
    }
    return anchor.isAmong(own.ids) ? nil : OutputCheck.missingID(on: own.path)
  }

  private mutating func target(
    of path: UnsafeBufferPointer<UInt8>, on own: Own
  ) -> SiteAddresses.Target {
    if path[0] == UInt8(ascii: "/"), !own.root.isEmpty, path.starts(with: own.root) {
      let path = UnsafeBufferPointer(rebasing: path[own.root.count...])
      return addresses.target(of: path, on: [])
    }
    if let code = targets[path], let target = SiteAddresses.Target(code: code) { return target }
    let target = addresses.target(of: path, on: own.bytes)
    targets.insert(path, value: target.code)
    return target
  }

  private func problems(
    _ html: [UInt8], _ path: String, _ broken: [(Range<Int>, String)]
  ) -> [Diagnostic] {
    guard !broken.isEmpty || !repeatedIDs.isEmpty else { return [] }
    // A copy of its own: the page's bytes are overwritten by the next page.
    let file = SourceFile(path: path, bytes: html.withUnsafeBufferPointer { Array($0) })
    let repeated = repeatedIDs.map { id in
      Diagnostic(
        .brokenOutput, "id '\(AnchorText.text(html[id]))' stands twice on this page",
        at: file.place(id),
        help: "give one of the two another id, in the template or with {#id} in the page")
    }
    return repeated + broken.map { OutputCheck.problem($1, with: $0, on: file) }
  }

  private static func isExternal(_ reference: UnsafeBufferPointer<UInt8>) -> Bool {
    guard reference.contains(UInt8(ascii: ":")) else { return false }
    return ["https:", "http:", "mailto:", "tel:", "data:image/"].contains { prefix in
      // Schemes are written in any letter case (RFC 3986, section 3.1); `|` leaves `:` and `/` alone.
      reference.count >= prefix.utf8.count
        && zip(reference, prefix.utf8).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  private mutating func find(in html: UnsafeBufferPointer<UInt8>) {
    ids.removeAll()
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

  /// Where the attribute's value ends that begins there, behind its quote.
  static func value(at start: Int, in html: [UInt8]) -> Range<Int> {
    let end = html[start...].firstIndex(of: html[start - 1]) ?? html.count
    return start..<end
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
    // By its last letter first: most attributes are others.
    switch html[tag.upperBound - 1] {
    case UInt8(ascii: "d"):
      guard Self.ends(tag, with: "id", in: html) else { return }
      let isNew = ReferenceText.withUnescaped(UnsafeBufferPointer(rebasing: html[value])) {
        ids.insert($0)
      }
      if !isNew { repeatedIDs.append(value) }
    case UInt8(ascii: "f"):
      if Self.ends(tag, with: "href", in: html) { references.append(value) }
    case UInt8(ascii: "c"):
      if Self.ends(tag, with: "src", in: html) { references.append(value) }
    default: return
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

/// Where the parts of a reference are, found in one walk.
private struct ReferenceParts {
  /// How many bytes stand before the query and the anchor.
  var pathCount: Int

  /// Where the `#` is.
  var hash: Int?

  /// Whether it has neither escapes nor a scheme, as nearly all.
  var isPlain = true

  init(_ value: UnsafeBufferPointer<UInt8>) {
    pathCount = value.count
    for (index, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "#"):
        guard hash == nil else { continue }
        hash = index
        pathCount = min(pathCount, index)
      case UInt8(ascii: "?"): if hash == nil { pathCount = min(pathCount, index) }
      case UInt8(ascii: "&"), UInt8(ascii: ":"): isPlain = false
      default: continue
      }
    }
  }
}
