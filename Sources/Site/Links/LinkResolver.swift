package import Diagnostics
package import LadderModel
import Pages

/// Finds what links lead to, in real letter case, before anything is rendered.
package struct LinkResolver: Sendable {
  private let plan: SitePlan
  private let index: LinkIndex

  /// Finds out what a broken link may have meant. That takes a list of all names there are, which is
  /// a waste while every link leads somewhere.
  package init(_ plan: SitePlan) {
    self.init(plan, LinkIndex(suggestingFrom: plan))
  }

  /// - Parameter index: of the plan's ladder.
  package init(_ plan: SitePlan, _ index: LinkIndex) {
    self.plan = plan
    self.index = index
  }

  /// A link as an author wrote it.
  package struct Link: Sendable {
    package let destination: String
    package let place: SourcePlace

    /// Path below `content/` of the file that it stands in.
    package let from: String

    /// The page that it stands in, for links to its own anchors.
    package let page: Ref<Page>?

    /// Whether the nearest name is looked for when it leads nowhere. That compares it with every
    /// name there is, which nobody wants for the thousandth broken link of a page.
    package var suggests = true

    /// Whether a page shows the target in place, so that it must be a picture.
    var isPicture = false

    package init(destination: String, place: SourcePlace, from: String, page: Ref<Page>?) {
      self.destination = destination
      self.place = place
      self.from = from
      self.page = page
    }
  }

  /// The link's target, or what is wrong with it.
  package func resolve(_ link: Link) -> Result<LinkTarget, LinkProblem> {
    let result = find(link)
    if link.isPicture, case .success(let target) = result, !target.isPicture {
      return .failure(.notAPicture(link))
    }
    return result
  }

  private func find(_ link: Link) -> Result<LinkTarget, LinkProblem> {
    let parts = LinkParts(link.destination)
    if parts.path.isEmpty {
      // A query alone asks the page itself (RFC 3986, section 5.2.2).
      guard let anchor = parts.anchor ?? (parts.query.isEmpty ? nil : "") else {
        return .failure(.empty(link))
      }
      guard let page = link.page else { return .failure(.unknownPath(link, nearest: nil)) }
      return target(page, anchor: anchor, parts, link)
    }
    if let scheme = parts.scheme { return resolve(scheme: scheme, parts, link) }
    guard let decoded = PercentEncoding.decode(parts.path), !decoded.utf8.contains(0),
      !decoded.utf8.contains(UInt8(ascii: "\\"))
    else { return .failure(.malformed(link)) }
    guard let path = Self.normalised(decoded, from: link.from) else {
      return .failure(.outside(link))
    }
    return resolve(path: path, isFolder: decoded.hasSuffix("/"), parts, link)
  }

  private func resolve(
    path: String, isFolder: Bool, _ parts: LinkParts, _ link: Link
  ) -> Result<LinkTarget, LinkProblem> {
    if !isFolder, let page = index.pages[path] {
      return target(page, anchor: parts.anchor, parts, link)
    }
    let folderIndex = path.isEmpty ? "index.html" : path + "/index.html"
    for candidate in isFolder ? [folderIndex] : [path, folderIndex] {
      if let planned = plan.page(at: candidate) {
        if let source = planned.source, isSame(planned, source) {
          return target(source, anchor: parts.anchor, parts, link)
        }
        return .success(
          LinkTarget(
            path: planned.path, anchor: parts.anchor, query: parts.query, title: planned.title,
            page: nil))
      }
    }
    if !isFolder, plan.assets.contains(path) || plan.dataFiles.contains(path) {
      return .success(
        LinkTarget(
          path: SitePath(path), anchor: parts.anchor, query: parts.query,
          title: path.split(separator: "/").last.map(String.init) ?? path, page: nil))
    }
    if index.drafts.contains(path) { return .failure(.draft(link)) }
    if index.unread.contains(path) { return .failure(.saidOfItsPage) }
    if let spelling = index.byFoldedPath[path.lowercased()], spelling != path {
      return .failure(.wrongLetterCase(link, right: Self.relative(spelling, from: link.from)))
    }
    let isThere = isFolder && index.names.contains(path)
    let nearest =
      isThere
      ? path
      : link.suggests ? Self.nearest(to: path, in: index.names.filter { $0 != link.from }) : nil
    return .failure(
      .unknownPath(link, nearest: nearest.map { Self.relative($0, from: link.from) }))
  }

  /// `level:staff-engineer` and its kin.
  private func resolve(
    scheme: String, _ parts: LinkParts, _ link: Link
  ) -> Result<LinkTarget, LinkProblem> {
    let id = String(parts.path.dropFirst(scheme.utf8.count + 1))
    if scheme == "term" {
      // `#` and `?` may be part of a term.
      let whole = String(link.destination.dropFirst(scheme.count + 1))
      let exact = index.termsByTitle[PercentEncoding.decode(whole) ?? whole]
      return resolveTerm(id, exact, parts, link)
    }
    let key = "\(scheme):\(id)"
    if let page = index.ids[key] { return target(page, anchor: parts.anchor, parts, link) }
    if index.drafts.contains(key) { return .failure(.draft(link)) }
    let nearest =
      link.suggests
      ? NearMiss.nearest(to: key, in: index.ids.keys.filter { $0.hasPrefix(scheme + ":") }) : nil
    return .failure(.unknownID(link, kind: scheme, id: id, nearest: nearest))
  }

  private func resolveTerm(
    _ name: String, _ exact: Int?, _ parts: LinkParts, _ link: Link
  ) -> Result<LinkTarget, LinkProblem> {
    let terms = plan.ladder.terms
    let wanted = (PercentEncoding.decode(name) ?? name).foldedName
    let found =
      exact ?? [index.termsByID[name], index.termsByName[wanted]].compactMap(\.self).min()
    guard let term = found.map({ terms[$0] }), let glossary = index.glossary else {
      let nearest = link.suggests ? NearMiss.nearest(to: name, in: terms.map(\.id)) : nil
      return .failure(
        .unknownID(link, kind: "term", id: name, nearest: nearest.map { "term:\($0)" }))
    }
    return .success(
      LinkTarget(
        path: plan.path(of: glossary), anchor: term.id, query: "", title: term.title,
        page: glossary))
  }

  private func target(
    _ page: Ref<Page>, anchor: String?, _ parts: LinkParts, _ link: Link
  ) -> Result<LinkTarget, LinkProblem> {
    var anchor = anchor.flatMap { $0.isEmpty ? nil : PercentEncoding.decode($0) ?? $0 }
    // `#:~:text=` marks words in the page; it is no anchor (WICG, URL Fragment Text Directives).
    var directive = ""
    if let found = anchor, let start = found.firstRange(of: ":~:") {
      directive = String(found[start.lowerBound...])
      let name = String(found[..<start.lowerBound])
      anchor = name.isEmpty ? nil : name
    }
    let target = plan.ladder[page]
    if let anchor, !index.has(anchor, on: page, target) {
      // What its sections and statements are is not known.
      if !target.isReadable || target.kind == .level && plan.ladder.level(of: page) == nil {
        return .failure(.saidOfItsPage)
      }
      return .failure(
        .unknownAnchor(
          link, anchor: anchor, page: target.path,
          nearest: link.suggests
            ? NearMiss.nearest(to: anchor, in: index.anchors(on: page, target)) : nil))
    }
    let whole = directive.isEmpty ? anchor : (anchor ?? "") + directive
    return .success(
      LinkTarget(
        path: plan.path(of: page), anchor: whole, query: parts.query,
        title: target.title, page: page))
  }

  /// The path that was probably meant: the same file in another folder, or one whose own name is
  /// nearly the same, since folders make any two paths look alike.
  private static func nearest(to path: String, in names: [String]) -> String? {
    func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
    func stem(_ path: String) -> String { String(name(path).prefix { $0 != "." }) }
    let (wanted, wantedStem) = (name(path), stem(path))
    let same = names.filter { name($0) == wanted }
    if let only = same.first, same.count == 1 { return only }
    let alike = names.filter {
      stem($0) == wantedStem || NearMiss.nearest(to: wantedStem, in: [stem($0)]) != nil
    }
    return NearMiss.nearest(to: path, in: alike)
  }

  /// Whether a planned page is the page of its source, not a redirect to it.
  private func isSame(_ planned: PlannedPage, _ source: Ref<Page>) -> Bool {
    planned.path == plan.path(of: source)
  }

  /// The path below `content/` that a relative one means; a leading `/` starts at the root.
  ///
  /// - Returns: `nil` when it leaves the folder.
  static func normalised(_ path: String, from: String) -> String? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var result: [UInt8] = []
    result.reserveCapacity(from.utf8.count + path.utf8.count + 1)
    var (path, from) = (path, from)
    /// Takes the parts one by one; false when they leave the folder.
    func append(_ parts: UnsafeBufferPointer<UInt8>) -> Bool {
      var start = 0
      while start < parts.count {
        var end = start
        while end < parts.count, parts[end] != slash { end += 1 }
        let length = end - start
        if length == 2, parts[start] == dot, parts[start + 1] == dot {
          guard !result.isEmpty else { return false }
          result.removeLast(result.count - (result.lastIndex(of: slash) ?? 0))
        } else if length > 1 || length == 1 && parts[start] != dot {
          if !result.isEmpty { result.append(slash) }
          result.append(contentsOf: UnsafeBufferPointer(rebasing: parts[start..<end]))
        }
        start = end + 1
      }
      return true
    }
    if path.utf8.first != slash {
      from.withUTF8 { bytes in
        guard let folder = bytes.lastIndex(of: slash) else { return }
        _ = append(UnsafeBufferPointer(rebasing: bytes[..<folder]))
      }
    }
    return path.withUTF8(append) ? String(decoding: result, as: UTF8.self) : nil
  }

  /// A path below `content/` as a page there writes it.
  static func relative(_ path: String, from: String) -> String {
    var (to, base) = (path.split(separator: "/")[...], from.split(separator: "/").dropLast()[...])
    while let first = to.first, to.count > 1, first == base.first {
      to = to.dropFirst()
      base = base.dropFirst()
    }
    return String(repeating: "../", count: base.count) + to.joined(separator: "/")
  }
}
