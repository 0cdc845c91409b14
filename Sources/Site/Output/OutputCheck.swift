package import Diagnostics

/// The last look at a finished site: every `href` and `src` leads somewhere, every `id` is there
/// once. It reads the HTML as it will be written, so it finds what no check of the sources can:
/// mistakes in templates.
///
/// ``OutputScanner`` finds most of it while pages are made; this is what needs all of them.
package struct OutputCheck: Sendable {
  private let scans: [OutputScan]
  private let remake: @Sendable (_ number: Int) -> [UInt8]

  /// - Parameters:
  ///   - scans: of every HTML page of the site, in the order of their numbers.
  ///   - remake: makes a page once more, the same bytes: nobody keeps them for the rare case that
  ///     something is wrong with one.
  package init(
    _ scans: [OutputScan], remake: @escaping @Sendable (_ number: Int) -> [UInt8]
  ) {
    self.scans = scans
    self.remake = remake
  }

  /// Which of the authors' links name a part that its page does not have.
  package func problems(
    with links: [DerivedAnchorLink], at addresses: SiteAddresses
  ) -> [Diagnostic] {
    // Each page once, however many links to it are broken.
    var ids: [Int: [String]] = [:]
    return links.compactMap { link in
      guard case .page(let number) = addresses.target(at: link.path.text) else { return nil }
      let anchor = Array(link.anchor.utf8).withUnsafeBufferPointer { AnchorHash($0) }
      guard let anchor, !anchor.isAmong(scans[number].ids) else { return nil }
      let known = ids[number] ?? remadeIDs(of: number, addresses)
      ids[number] = known
      let id = AnchorText.id(named: link.anchor)
      return Diagnostic(
        .brokenAnchor, "'\(link.path.text)' has no section or statement '#\(id)'", at: link.place,
        help: NearMiss.nearest(to: id, in: known).map { "did you mean '#\($0)'?" })
    }
  }

  private func remadeIDs(of page: Int, _ addresses: SiteAddresses) -> [String] {
    var scanner = OutputScanner(addresses)
    _ = scanner.scan(remake(page), at: SitePath(scans[page].path))
    return scanner.ids.texts
  }

  /// What is wrong on the pages with these numbers.
  package func problems(on pages: Range<Int>) -> [Diagnostic] {
    pages.flatMap { number in
      let scan = scans[number]
      let broken = scan.distant.broken { scans[$0].ids }
      guard !broken.isEmpty else { return scan.problems }
      let file = SourceFile(path: scan.path, bytes: remake(number))
      var seen: Set<String> = []
      return scan.problems
        + broken.compactMap { page, start in
          let value = OutputScanner.value(at: start, in: file.bytes)
          guard seen.insert(AnchorText.text(file.bytes[value])).inserted else { return nil }
          return Self.problem(Self.missingID(on: scans[page].path), with: value, on: file)
        }
    }
  }

  static func missingID(on path: String) -> String { "names an id that '\(path)' does not have" }

  /// - Parameter reference: where its value stands in the page.
  static func problem(
    _ problem: String, with reference: Range<Int>, on page: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      .brokenOutput, "'\(AnchorText.text(page.bytes[reference]))' \(problem)",
      at: page.place(reference), help: "mend the template that writes it")
  }
}
