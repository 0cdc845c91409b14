import LadderModel
import Pages
import Templates

/// Makes the data that one page's template sees.
///
/// Every address in it is relative to that page. REFERENCE.md lists what each template is given.
///
/// One value serves a run of pages, one after the other: a new one would count a reference for each
/// list of the site, for every page and from all threads at once.
struct PageValues {
  let site: ResolvedSite
  private(set) var page: PlannedPage
  private(set) var records: FolderRecords
  var writer: FragmentWriter

  // Kept beside the site they come from: a computed property would copy the whole of them each
  // time it is asked.
  let ladder: Ladder
  private(set) var path: SitePath

  /// That of the page before.
  private var shape: RecordShape?

  /// - Parameter records: what other pages of the same folder have made already.
  init(_ site: ResolvedSite, _ page: PlannedPage, records: FolderRecords) {
    self.site = site
    self.page = page
    self.records = records
    ladder = site.ladder
    path = page.path
    writer = FragmentWriter(
      path: page.path, plan: site.plan, graph: site.graph, terms: site.terms,
      showing: site.plan.printed(on: page.content))
  }

  /// Goes on to another page.
  mutating func turn(to page: PlannedPage, records: FolderRecords) {
    self.page = page
    self.records = records
    path = page.path
    writer.turn(to: page.path, showing: site.plan.printed(on: page.content))
  }

  /// Everything the page's template sees.
  mutating func data() -> TemplateRecord {
    var data = commonData()
    switch page.content {
    case .page: data += pageData()
    case .track(let ref): data += trackData(ref)
    case .level(let ref): data += levelData(ref)
    case .dimension(let ref): data += dimensionData(ref, part: nil)
    case .dimensionPart(let ref, let group): data += dimensionData(ref, part: group)
    case .role(let ref): data += roleData(ref)
    case .transition(let ref): data += transitionData(ref)
    case .index(let kind, _): data += indexData(kind)
    case .indexPart(_, let part): data += guidesData(part)
    case .matrix(let track): data += matrixData(track, part: nil)
    case .matrixPart(let group): data += matrixData(nil, part: group)
    case .step(let index): data += stepData(index)
    case .sheet(let index): data += sheetData(index)
    case .steps: data += stepsData(part: nil)
    case .stepsPart(let group): data += stepsData(part: group)
    case .rank(let rank): data += rankData(rank, part: nil)
    case .rankPart(let rank, let group): data += rankData(rank, part: group)
    case .ranks: data += ranksData()
    case .map: data += mapData(part: nil)
    case .mapPart(let group): data += mapData(part: group)
    case .compare: data += compareData()
    case .directory(let part): data += directoryData(part)
    case .print(let part): data += printData(part)
    case .notFound: break
    case .redirect(let ref): data.append(("target", link(to: site.plan.path(of: ref))))
    }
    let record = TemplateRecord(data, perhapsOf: shape)
    shape = record.shape
    return record
  }

  typealias Data = [(String, TemplateValue)]

  func link(to target: SitePath, anchor: String? = nil) -> TemplateValue {
    .text(path.reference(to: target, anchor: anchor))
  }

  /// The address of a place on an author's page.
  func link(to page: Ref<Page>, anchor: String) -> TemplateValue {
    let target = site.plan.path(of: page)
    guard target != path, PercentEncoding.isFragment(anchor),
      case .text(let address) = reference(page).values[Shapes.addressOfPage]
    else { return link(to: target, anchor: anchor) }
    return .text(address + "#" + anchor)
  }

  /// A text that may be missing.
  func optional(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .null }

  mutating func html(_ fragment: Fragment, of page: Ref<Page>) -> TemplateValue {
    .html(writer.html(fragment, of: page))
  }

  /// The author's text of this page, if there is one.
  mutating func body() -> TemplateValue {
    page.source.map { html(ladder[$0].body, of: $0) } ?? .html([])
  }

  /// Title, address and summary: what every list of pages shows.
  func reference(_ ref: Ref<Page>) -> TemplateRecord {
    records.page(ref) {
      TemplateRecord(
        Shapes.page,
        [
          .text(ladder[ref].title), link(to: site.plan.path(of: ref)),
          optional(ladder[ref].summary), .text(ladder[ref].kind.rawValue),
          .text(ladder[ref].status.rawValue),
        ])
    }
  }

  func references(_ refs: [Ref<Page>]) -> TemplateValue {
    .list(refs.map { .record(reference($0)) })
  }

  /// The address of a derived page, if the site has it.
  func link(to content: PlannedPage.Content) -> TemplateValue {
    site.plan.page(content).map { link(to: $0.path) } ?? .null
  }
}
