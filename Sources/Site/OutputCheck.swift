package import Diagnostics

/// The last look at a finished site: every `href` and `src` leads somewhere, every `id` is there
/// once. It reads the HTML as it will be written, so it finds what no check of the sources can:
/// mistakes in templates.
package struct OutputCheck: Sendable {
  /// Page by path.
  private let pages: [ArraySlice<UInt8>: OutputScan]

  /// Everything else in the site.
  private let files: Set<ArraySlice<UInt8>>

  /// - Parameters:
  ///   - scans: of every HTML page of the site.
  ///   - files: paths of everything else in it.
  package init(_ scans: [OutputScan], files: [String]) {
    pages = Dictionary(scans.map { (Array($0.page.path.utf8)[...], $0) }) { first, _ in first }
    self.files = Set(files.map { Array($0.utf8)[...] })
  }

  /// Which of the authors' links name a part that its page does not have.
  package func problems(with links: [DerivedAnchorLink]) -> [Diagnostic] {
    links.compactMap { link in
      guard let page = pages[Array(link.path.text.utf8)[...]] else { return nil }
      let anchor = PercentEncoding.decode(link.anchor) ?? link.anchor
      let id = anchor.firstRange(of: ":~:").map { String(anchor[..<$0.lowerBound]) } ?? anchor
      guard !id.isEmpty, !page.ids.contains(Array(id.utf8)[...]) else { return nil }
      return Diagnostic(
        .brokenAnchor, "'\(link.path.text)' has no section or statement '#\(id)'", at: link.place,
        help: NearMiss.nearest(to: id, in: page.ids.map(Self.text)).map { "did you mean '#\($0)'?" }
      )
    }
  }

  /// What is wrong on one page.
  package func problems(on scan: OutputScan) -> [Diagnostic] {
    let file = SourceFile(path: scan.page.path, bytes: scan.page.bytes)
    let base = Array(scan.page.path.utf8)
    let repeated = scan.repeatedIDs.map { id in
      Diagnostic(
        .brokenOutput, "id '\(Self.text(id))' stands twice on this page",
        at: file.place(id.startIndex..<id.endIndex),
        help: "give one of the two another id, in the template or with {#id} in the page")
    }
    let broken = scan.references.compactMap { reference -> Diagnostic? in
      guard let problem = problem(reference, on: scan, base) else { return nil }
      return Diagnostic(
        .brokenOutput, "'\(Self.text(reference))' \(problem)",
        at: file.place(reference.startIndex..<reference.endIndex),
        help: "mend the template that writes it")
    }
    return repeated + broken
  }

  private func problem(
    _ reference: ArraySlice<UInt8>, on scan: OutputScan, _ base: [UInt8]
  ) -> String? {
    if Self.isExternal(reference) { return nil }
    let value = ReferenceText.unescaped(reference)
    let hash = value.firstIndex(of: UInt8(ascii: "#"))
    let beforeHash = value[..<(hash ?? value.endIndex)]
    let path = beforeHash.prefix { $0 != UInt8(ascii: "?") }
    var target = scan
    if !path.isEmpty {
      guard let decoded = ReferenceText.decoded(path) else { return "is not a usable address" }
      guard let resolved = ReferenceText.resolved(decoded, on: base) else {
        return "leaves the site"
      }
      guard let page = pages[resolved] else {
        return files.contains(resolved) ? nil : "leads to nothing in the site"
      }
      target = page
    }
    guard let hash else { return nil }
    let anchor = value[(hash + 1)...]
    guard !anchor.isEmpty, !anchor.starts(with: ":~:".utf8) else { return nil }
    if target.ids.contains(anchor) { return nil }
    let name = ReferenceText.decoded(anchor) ?? anchor
    let bare = Self.text(name).firstRange(of: ":~:")
      .map { Array(Self.text(name)[..<$0.lowerBound].utf8)[...] }
    if target.ids.contains(bare ?? name) { return nil }
    return "names an id that '\(target.page.path)' does not have"
  }

  private static func isExternal(_ reference: ArraySlice<UInt8>) -> Bool {
    guard reference.contains(UInt8(ascii: ":")) else { return false }
    return ["https:", "http:", "mailto:", "tel:", "data:image/"].contains {
      reference.starts(with: $0.utf8)
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
