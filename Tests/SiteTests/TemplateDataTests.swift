import Diagnostics
import LadderModel
import Site
import Templates
import TestSupport
import Testing

/// What is known of the data before it is made, and the data.
@Suite struct TemplateDataTests {
  private func site() -> ResolvedSite {
    let sample = LadderSample.small
      .with("roles/tl.md", "---\ntitle: Tech lead\naliases: [roles/old.html]\n---\n")
      .with("transitions/s.md", "---\ntitle: S\nkind: switch\nfrom: senior\nto: lead\n---\n")
      .with("guides/a.md", "---\ntitle: A\n---\n")
    return ResolvedSite.resolve(SitePlan.plan(sample.read().value, assets: []).value).value
  }

  @Test func `every name that a page's template sees is known beforehand, and no other`() throws {
    let site = site()
    guard case .record(let shape) = ResolvedSite.shapeOfTemplateData else {
      Issue.record("nothing is known")
      return
    }
    var seen: Set<String> = []
    for page in site.plan.pages {
      let data = site.templateData(of: page)
      seen.formUnion(data.keys)
      for name in ["site", "page"] {
        guard case .record(let record)? = data[name], case .record(let known)? = shape[name] else {
          Issue.record("'\(name)' is not known as a record")
          return
        }
        #expect(record.keys.sorted() == known.keys.sorted())
      }
    }
    #expect(seen.sorted() == shape.keys.sorted())
  }

  @Test func `what an author has under extra reaches the templates`() throws {
    let sample = LadderSample.small.with(
      "guides/a.md",
      "---\ntitle: A\nextra:\n  slack: us\n  size: 3\n  open: true\n  no: \"true\"\n  all: [1, ~]\n---\n"
    )
    let site = ResolvedSite.resolve(SitePlan.plan(sample.read().value, assets: []).value).value
    func extra(_ path: String) throws -> TemplateValue {
      let page = try #require(site.plan.page(at: path))
      guard case .record(let record)? = site.templateData(of: page)["page"] else { return .null }
      return try #require(record["extra"])
    }
    guard case .record(let found) = try extra("guides/a.html") else {
      Issue.record("no record")
      return
    }
    #expect(found.keys == ["slack", "size", "open", "no", "all"])
    #expect(
      found.keys.map { "\(found[$0] ?? .null)" } == [
        #"text("us")"#, "int(3)", "bool(true)", #"text("true")"#,
        "list([Templates.TemplateValue.int(1), Templates.TemplateValue.null])",
      ])
    guard case .null = try extra("matrix.html") else {
      Issue.record("a derived page has none")
      return
    }
  }

  @Test func `an address that is wrong on many pages is reported once`() {
    func problem(_ page: String, _ address: String) -> Diagnostic {
      let file = SourceFile(path: page, bytes: Array("<a href>".utf8))
      return Diagnostic(
        .brokenOutput, "'\(address)' leads to nothing in the site", at: file.wholePlace)
    }
    let many = (1...6).map {
      problem("a/\($0).html", String(repeating: "../", count: $0 % 3) + "x.css")
    }
    let few = (1...5).map { problem("b/\($0).html", "y.css") }
    let found = (many + few).eachAddressOnce()
    #expect(found.map(\.place.path) == ["a/1.html"] + few.map(\.place.path))
    #expect(found[0].notes.map(\.message) == ["and on 5 other pages"])
  }

  @Test func `what is wrong in one template is reported once, with the number of pages`() {
    let file = SourceFile(path: "templates/a.html", bytes: Array("{{ x }}".utf8))
    let findings = ["1.html", "2.html", "3.html"].map { page in
      Diagnostic(
        .unknownName, "no 'x'", at: file.place(3..<4),
        notes: [.init("while rendering \(page)", at: file.wholePlace)])
    }
    let other = Diagnostic(.unknownName, "no 'y'", at: file.place(3..<4))
    let once = (findings + [other]).eachPlaceOnce()
    #expect(
      once.map { $0.notes.map(\.message) } == [
        ["while rendering 1.html", "and while rendering 2 other pages"], [],
      ])
  }
}
