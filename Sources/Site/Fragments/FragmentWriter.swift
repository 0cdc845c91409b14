import LadderModel
import Pages

/// Writes fragments onto one page: fills their holes as seen from there, and links the first use
/// of each glossary term.
///
/// One writer serves one page after the other; "first" is counted over each.
struct FragmentWriter {
  private(set) var path: SitePath
  private let graph: LinkGraph
  private let terms: TermIndex
  private let plan: SitePlan

  /// For each term the place where it is linked: its first use on the page.
  private var firstUses: [Use?]

  private struct Use: Equatable {
    let host: Ref<Page>?
    let page: Ref<Page>
    let offset: Int
  }

  /// The author's page that shows what is written now as its own: that of the level whose cell it
  /// is, when the level carries the words of another one.
  var host: Ref<Page>?

  /// On the page that holds the whole ladder: the addresses that are sections of it.
  private var sections: Set<SitePath>

  init(
    path: SitePath, plan: SitePlan, graph: LinkGraph, terms: TermIndex,
    showing pages: [Ref<Page>] = []
  ) {
    self.path = path
    self.plan = plan
    self.graph = graph
    self.terms = terms
    sections = []
    firstUses = []
    turn(to: path, showing: pages)
  }

  /// Goes on to another page, on which no term was used yet.
  ///
  /// - Parameter pages: the author's pages that are whole on it: links to them stay on the page.
  mutating func turn(to path: SitePath, showing pages: [Ref<Page>]) {
    self.path = path
    host = nil
    sections = Set(pages.map { plan.path(of: $0) })
    firstUses = Array(repeating: nil, count: plan.ladder.terms.count)
  }

  /// Says that a stretch of a document will be shown, before what is shown or announced later: so
  /// that "first" does not depend on when a template asks for it.
  mutating func announce(_ range: Range<Int>, of page: Ref<Page>) {
    for use in terms.uses(in: range, of: page) where firstUses[use.term] == nil {
      firstUses[use.term] = Use(host: host, page: page, offset: use.range.lowerBound)
    }
  }

  /// The fragment's HTML on this page; see ``append(_:of:marking:with:to:)``.
  mutating func html(_ fragment: Fragment, of page: Ref<Page>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(fragment.range.count + 256)
    append(fragment, of: page, to: &output)
    return output
  }

  /// Appends the fragment's HTML on this page.
  ///
  /// - Parameters:
  ///   - page: the author's page whose text it is.
  ///   - marked: byte ranges in the document to mark as changed, in order.
  mutating func append(
    _ fragment: Fragment, of page: Ref<Page>, marking marked: [Range<Int>] = [],
    with element: StaticString = "mark", to output: inout [UInt8]
  ) {
    let html = fragment.document.html
    let allHoles = fragment.holes
    // Marks and term links would overlap, and a step page is read for its changes.
    var uses = marked.isEmpty ? terms.uses(in: fragment.range, of: page) : []
    var start = fragment.range.lowerBound
    func copy(upTo end: Int) {
      html.withUnsafeBufferPointer {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
      }
      start = end
    }
    var holes = allHoles[...]
    var marks = marked[...]
    var prefix: String?
    while true {
      let hole = holes.first?.offset ?? .max
      let use = uses.first?.range.lowerBound ?? .max
      let mark = marks.first?.lowerBound ?? .max
      let next = min(hole, use, mark)
      if next == .max { break }
      copy(upTo: next)
      if next == hole {
        fill(holes.removeFirst(), of: page, &prefix, into: &output)
      } else if next == use {
        let use = uses.removeFirst()
        let here = Use(host: host, page: page, offset: use.range.lowerBound)
        guard let glossary = terms.glossary, (firstUses[use.term] ?? here) == here else { continue }
        firstUses[use.term] = here
        output += "<a class=\"term\" href=\"".utf8
        append(glossary, anchor: plan.ladder.terms[use.term].id, into: &output)
        output += "\">".utf8
        copy(upTo: use.range.upperBound)
        output += "</a>".utf8
      } else {
        let mark = marks.removeFirst()
        output.append(utf8: "<")
        output.append(utf8: element)
        output.append(utf8: ">")
        copy(upTo: mark.upperBound)
        output.append(utf8: "</")
        output.append(utf8: element)
        output.append(utf8: ">")
      }
    }
    copy(upTo: fragment.range.upperBound)
  }

  /// What stands before an author's ids on this page, so that each is there once: words that several
  /// levels carry are shown with each of them.
  func idPrefix(of page: Ref<Page>) -> String {
    guard let host, host != page else { return ownPrefix(of: page) }
    return ownPrefix(of: host) + Self.prefix(of: plan.path(of: page))
  }

  private func ownPrefix(of page: Ref<Page>) -> String {
    plan.path(of: page) == path ? "" : Self.prefix(of: plan.path(of: page))
  }

  /// `levels/ic/staff.html` → `levels.ic.staff.`: ids made from headings hold no full stop.
  static func prefix(of path: SitePath) -> String {
    // The full stop before `html` is the one behind the name.
    var name = Array(path.text.utf8.dropLast(4))
    for index in name.indices where name[index] == UInt8(ascii: "/") {
      name[index] = UInt8(ascii: ".")
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// - Parameter prefix: ``idPrefix(of:)`` of the page, once it was needed.
  private func fill(
    _ hole: Hole, of page: Ref<Page>, _ prefix: inout String?, into output: inout [UInt8]
  ) {
    switch hole.content {
    case .anchor:
      let known = prefix ?? idPrefix(of: page)
      prefix = known
      HTMLEscaping.append(known, to: &output)
    case .label:
      guard let target = graph.targets[page.index][hole.link] else { return }
      HTMLEscaping.append(target.title, to: &output)
    case .address:
      guard let target = graph.targets[page.index][hole.link] else { return }
      append(target, into: &output)
    }
  }

  private func append(_ target: LinkTarget, into output: inout [UInt8]) {
    if sections.contains(target.path) {
      append(target.path, anchor: target.anchor, into: &output)
      return
    }
    guard !target.query.isEmpty else {
      path.appendReference(to: target.path, anchor: target.anchor, into: &output)
      return
    }
    path.appendReference(to: target.path, into: &output)
    HTMLEscaping.append(target.query, to: &output)
    if let anchor = target.anchor {
      output.append(UInt8(ascii: "#"))
      output += PercentEncoding.fragment(anchor)
    }
  }

  private func append(_ target: SitePath, anchor: String?, into output: inout [UInt8]) {
    if sections.contains(target) {
      path.appendReference(
        to: path, anchor: Self.prefix(of: target) + (anchor ?? ""), into: &output)
    } else {
      path.appendReference(to: target, anchor: anchor, into: &output)
    }
  }
}
