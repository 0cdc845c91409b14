import Diagnostics
import LadderModel
import Site
import Templates
import TestSupport
import Testing

/// Glossary terms in running text.
@Suite struct TermLinkTests {
  @Test func `a term is found by its exact name before one whose name folds alike`() throws {
    let sample = LadderSample.small
      .with(
        "glossary.md", "---\ntitle: Glossary\n---\n\n## C++\n\nA.\n\n## C#\n\nB.\n\n## C\n\nC.\n"
      )
      .with(
        "guides/a.md",
        "---\ntitle: A\n---\n\n[](term:C#) [](term:C%2B%2B) [](term:C) [](term:C#x)\n")
    let plan = SitePlan.plan(sample.read().value, assets: []).value
    let graph = LinkGraph.resolve(plan).value
    let guide = try #require(plan.ladder.pageRefs.first { plan.ladder[$0].path == "guides/a.md" })
    #expect(graph.targets[guide.index].map { $0?.title } == ["C#", "C++", "C", "C++"])
  }

  /// The texts that are linked to the glossary on a guide with this text.
  private func linked(_ text: String, terms: String) throws -> [String] {
    let sample = LadderSample.small
      .with("guides/a.md", "---\ntitle: A\n---\n\n\(text)\n")
      .with("glossary.md", "---\ntitle: Words\n---\n\n## \(terms)\n\nA definition.\n")
    let site = ResolvedSite.resolve(SitePlan.plan(sample.read().value, assets: []).value).value
    let page = try #require(site.plan.page(at: "guides/a.html"))
    guard case .html(let bytes)? = site.templateData(of: page)["body"] else { return [] }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "<a class=\"term\" href=\"")
    return parts.dropFirst().map { part in
      String(part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
    }
  }

  @Test(
    arguments: [
      ("Scope", "A scope, and Scope again.", ["scope"]),
      ("Scope", "`scope`, [scope](a.md), telescope, scoped, scopes", ["scopes"]),
      ("Direct report (DR)", "A DR, a dr, two direct\nreports.", ["DR"]),
      ("SLO", "An slo.", []),
      ("Änderung", "Eine änderung, eine Änderung.", ["änderung"]),
      ("änderung", "Änderung.", ["Änderung"]),
      ("R&D", "For R&D.", ["R&amp;D"]),
    ] as [(String, String, [String])])
  func `the first use on a page is linked, in whole words`(
    term: String, text: String, wanted: [String]
  ) throws {
    #expect(try linked(text, terms: term) == wanted)
  }

  /// A page of a ladder whose cells use a term, as a template of its own shows it.
  private func rendered(_ path: String, _ file: String, _ template: String) throws -> String {
    let sample = LadderSample.small
      .with(
        "levels/ic/senior.md",
        LadderSample.level(
          "Senior", "IC2", "2", "Debt matters here.\n\n- Fixes debt.\n- Designs debt and systems.\n"
        )
      )
      .with("glossary.md", "---\ntitle: Words\n---\n\n## Debt\n\nA definition.\n")
    let site = ResolvedSite.resolve(SitePlan.plan(sample.read().value, assets: []).value).value
    let source = SourceFile(path: "templates/" + file, bytes: Array(template.utf8))
    let library = TemplateLibrary.compile(
      [source], known: ResolvedSite.shapeOfTemplateData,
      objects: ResolvedSite.objectsOfTemplateData)
    #expect(library.diagnostics.isEmpty)
    let pages = site.plan.pages
    let place = try #require(pages.firstIndex { $0.path.text == path })
    let addresses = SiteAddresses(pages: pages.map(\.path.text), files: [])
    let result = site.render(pages[place...place], with: library.value, at: addresses) { $1 }
    #expect(result.diagnostics.isEmpty)
    return String(decoding: try #require(result.kept.first), as: UTF8.self)
  }

  private static let term = "<a class=\"term\" href=\"../../glossary.html#debt\">"

  @Test func `The prose that a level's page begins a cell with takes the link`() throws {
    let page = try rendered(
      "levels/ic/senior.html", "level.html",
      """
      {% for group in groups %}{% for cell in group.cells %}{% for part in cell.parts %}
      {% if part.kind == 'prose' %}{{ part.html }}{% else %}
      {% for item in part['items'] %}{{ item.html }}{% endfor %}{% endif %}
      {% endfor %}{% endfor %}{% endfor %}
      """)
    #expect(page.contains("<p>\(Self.term)Debt</a> matters here.</p>"))
    #expect(page.contains("Fixes debt.Designs debt and systems."))
  }

  /// What a template asks for last and first, or only looks at, takes no link from what the page
  /// shows first.
  @Test func `The order in which a template asks does not matter`() throws {
    let page = try rendered(
      "levels/ic/senior.html", "level.html",
      """
      {% for group in groups %}{% for cell in group.cells %}
      {% for item in cell.statements | reverse %}{{ item.html | length > 0 }} {{ item.html }};{% endfor %}
      {{ cell.lead }}{{ cell.lead }}
      {% endfor %}{% endfor %}
      """)
    #expect(page.contains("True Designs debt and systems.;True Fixes debt.;"))
    let lead = "<p>\(Self.term)Debt</a> matters here.</p>"
    #expect(page.ranges(of: lead).count == 2)
  }
}
