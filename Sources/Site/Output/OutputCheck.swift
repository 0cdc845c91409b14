package import Diagnostics

/// The last look at a finished site: every `href` and `src` leads somewhere, every `id` is there
/// once. It reads the HTML as it will be written, so it finds what no check of the sources can:
/// mistakes in templates.
package struct OutputCheck: Sendable {
  private let scans: [OutputScan]

  /// What is at each path of the site: a page's index in ``scans``, or ``Target/file``.
  private var paths = ByteTable()

  /// What a path leads to, when it is no page: kept as a number beside the pages' indices.
  private enum Target: Int32 {
    case file = -1
    case nothing = -2
    case outside = -3
    case unusable = -4
  }

  /// - Parameters:
  ///   - scans: of every HTML page of the site.
  ///   - files: paths of everything else in it.
  package init(_ scans: [OutputScan], files: [String]) {
    self.scans = scans
    for (index, scan) in scans.enumerated() { add(scan.page.path, Int32(index)) }
    for file in files { add(file, Target.file.rawValue) }
  }

  private mutating func add(_ path: String, _ value: Int32) {
    var path = path
    _ = path.withUTF8 { paths.insert($0, value: value) }
  }

  /// Which of the authors' links name a part that its page does not have.
  package func problems(with links: [DerivedAnchorLink]) -> [Diagnostic] {
    links.compactMap { link in
      let path = Array(link.path.text.utf8)
      guard let index = path.withUnsafeBufferPointer({ paths[$0] }), index >= 0 else { return nil }
      let page = scans[Int(index)]
      guard !Self.isKnown(link.anchor, on: page) else { return nil }
      let id = Self.id(named: link.anchor)
      return Diagnostic(
        .brokenAnchor, "'\(link.path.text)' has no section or statement '#\(id)'", at: link.place,
        help: NearMiss.nearest(to: id, in: page.ids.texts).map { "did you mean '#\($0)'?" })
    }
  }

  /// What is wrong on each page of a run.
  ///
  /// Neighbours refer to the same paths, and in one folder with the same words: each is looked up
  /// once.
  package func problems(on run: ArraySlice<OutputScan>) -> [[Diagnostic]] {
    var known = ByteTable()
    var folder: Substring.UTF8View?
    return run.map { scan in
      let own = scan.page.path.folderOfPath.utf8
      if folder.map({ !$0.elementsEqual(own) }) ?? true {
        folder = own
        known = ByteTable()
      }
      return problems(on: scan, &known)
    }
  }

  /// - Parameter known: what paths lead to, as found on pages of the same folder so far.
  private func problems(on scan: OutputScan, _ known: inout ByteTable) -> [Diagnostic] {
    let html = scan.page.bytes
    let base = Array(scan.page.path.utf8)
    let broken = html.withUnsafeBufferPointer { bytes in
      scan.references.compactMap { reference -> (Range<Int>, String)? in
        let value = UnsafeBufferPointer(rebasing: bytes[reference])
        if Self.isExternal(value) { return nil }
        return ReferenceText.withUnescaped(value) {
          problem($0, on: scan, base, &known).map { (reference, $0) }
        }
      }
    }
    guard !broken.isEmpty || !scan.repeatedIDs.isEmpty else { return [] }
    let file = SourceFile(path: scan.page.path, bytes: html)
    let repeated = scan.repeatedIDs.map { id in
      Diagnostic(
        .brokenOutput, "id '\(Self.text(html[id]))' stands twice on this page", at: file.place(id),
        help: "give one of the two another id, in the template or with {#id} in the page")
    }
    return repeated
      + broken.map { reference, problem in
        Diagnostic(
          .brokenOutput, "'\(Self.text(html[reference]))' \(problem)", at: file.place(reference),
          help: "mend the template that writes it")
      }
  }

  private func problem(
    _ value: UnsafeBufferPointer<UInt8>, on scan: OutputScan, _ base: [UInt8],
    _ known: inout ByteTable
  ) -> String? {
    let hash = value.firstIndex(of: UInt8(ascii: "#"))
    let beforeHash = value[..<(hash ?? value.endIndex)]
    let path = UnsafeBufferPointer(rebasing: beforeHash.prefix { $0 != UInt8(ascii: "?") })
    // By number: a copy of a scan would count references from both threads.
    var page: Int?
    if !path.isEmpty {
      let seen = known[path]
      let found = seen ?? self.target(of: path, on: base)
      if seen == nil { known.insert(path, value: found) }
      switch Target(rawValue: found) {
      case .file: return nil
      case .nothing: return "leads to nothing in the site"
      case .outside: return "leaves the site"
      case .unusable: return "is not a usable address"
      case nil: page = Int(found)
      }
    }
    guard let hash else { return nil }
    let anchor = UnsafeBufferPointer(rebasing: value[(hash + 1)...])
    if anchor.isEmpty { return nil }
    let isThere = page.map { scans[$0].ids[anchor] != nil } ?? (scan.ids[anchor] != nil)
    if isThere { return nil }
    let target = page.map { scans[$0] } ?? scan
    return Self.isKnown(Self.text(anchor), on: target)
      ? nil : "names an id that '\(target.page.path)' does not have"
  }

  private func target(of path: UnsafeBufferPointer<UInt8>, on base: [UInt8]) -> Int32 {
    guard let decoded = ReferenceText.decoded(Array(path)[...]) else {
      return Target.unusable.rawValue
    }
    guard let resolved = ReferenceText.resolved(decoded, on: base) else {
      return Target.outside.rawValue
    }
    return resolved.withUnsafeBufferPointer { paths[$0] } ?? Target.nothing.rawValue
  }

  /// An anchor as a browser reads it: escapes undone, and what only marks text left out.
  private static func id(named anchor: String) -> String {
    let name = PercentEncoding.decode(anchor) ?? anchor
    return name.firstRange(of: ":~:").map { String(name[..<$0.lowerBound]) } ?? name
  }

  private static func isKnown(_ anchor: String, on target: OutputScan) -> Bool {
    let id = id(named: anchor)
    return id.isEmpty || Array(id.utf8).withUnsafeBufferPointer { target.ids[$0] } != nil
  }

  private static func isExternal(_ reference: UnsafeBufferPointer<UInt8>) -> Bool {
    guard reference.contains(UInt8(ascii: ":")) else { return false }
    return ["https:", "http:", "mailto:", "tel:", "data:image/"].contains {
      reference.starts(with: $0.utf8)
    }
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}
