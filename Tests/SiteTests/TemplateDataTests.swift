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
