import Diagnostics
import LadderModel
import Site
import Templates
import TestSupport
import Testing

/// Glossary terms in running text.
@Suite struct TermLinkTests {
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
}
