package import Diagnostics

/// The last look at a finished site: every `href` and `src` leads somewhere, every `id` is there
/// once. It reads the HTML as it will be written, so it finds what no check of the sources can:
/// mistakes in templates.
package enum OutputCheck {
  /// - Parameters:
  ///   - pages: every HTML page of the site.
  ///   - files: paths of everything else in it.
  package static func check(
    _ pages: [RenderedFile], files: some Sequence<String>
  ) -> [Diagnostic] {
    let scans = pages.map { OutputScan($0) }
    var ids: [String: Set<String>] = [:]
    for (page, scan) in zip(pages, scans) { ids[page.path] = scan.ids }
    let others = Set(files)
    var diagnostics: [Diagnostic] = []
    for (page, scan) in zip(pages, scans) {
      let file = SourceFile(path: page.path, bytes: page.bytes)
      for (id, offset) in scan.repeatedIDs {
        diagnostics.append(
          Diagnostic(
            .brokenOutput, "id '\(id)' stands twice on this page",
            at: file.place(offset..<offset + id.utf8.count),
            help: "give one of the two another id, in the template or with {#id} in the page"))
      }
      for reference in scan.references {
        guard let problem = problem(reference.value, on: page.path, ids, others) else { continue }
        let length = reference.value.utf8.count
        diagnostics.append(
          Diagnostic(
            .brokenOutput, problem, at: file.place(reference.offset..<reference.offset + length),
            help: "mend the template that writes it"))
      }
    }
    return diagnostics
  }

  private static func problem(
    _ reference: String, on page: String, _ ids: [String: Set<String>], _ files: Set<String>
  ) -> String? {
    if isExternal(reference) { return nil }
    let parts = LinkParts(reference)
    guard let decoded = PercentEncoding.decode(parts.path) else {
      return "'\(reference)' is not a usable address"
    }
    var path = page
    if !decoded.isEmpty {
      guard !decoded.hasPrefix("/"),
        let found = LinkResolver.normalised(decoded, from: page)
      else { return "'\(reference)' leaves the site" }
      path = found
    }
    guard let anchors = ids[path] else {
      return files.contains(path) ? nil : "'\(reference)' leads to nothing in the site"
    }
    guard let anchor = parts.anchor, !anchor.isEmpty else { return nil }
    let name = PercentEncoding.decode(anchor) ?? anchor
    let bare = name.firstRange(of: ":~:").map { String(name[..<$0.lowerBound]) } ?? name
    if bare.isEmpty || anchors.contains(bare) { return nil }
    return "'\(reference)' names an id that '\(path)' does not have"
  }

  private static func isExternal(_ reference: String) -> Bool {
    ["https:", "http:", "mailto:", "tel:", "data:image/"].contains { reference.hasPrefix($0) }
  }
}
