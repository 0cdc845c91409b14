import Diagnostics
import Templates
import Testing

/// What is known of the data lets mistakes be found before any page is rendered.
@Suite struct KnownShapeTests {
  private let shape: TemplateShape = [
    "site": .keys(["title", "language"]),
    "page": ["title": .any, "tags": .list(.any), "levels": .list(.keys(["code", "title"]))],
  ]

  private func problems(_ text: String, _ others: [String: String] = [:]) -> [String] {
    let files = [("main.html", text)] + others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return TemplateLibrary.compile(
      files.map { SourceFile(path: "templates/\($0.0)", bytes: Array($0.1.utf8)) }, known: shape
    ).diagnostics.map { "\($0.message) | \($0.help ?? "")" }
  }

  @Test func `Names that no page has are reported`() {
    #expect(
      problems("{{ sit.title }}") == ["'sit' is not defined | did you mean 'site'?"])
    #expect(
      problems("{% if false %}{{ zzz }}{% endif %}") == [
        "'zzz' is not defined | names known here: dict, namespace, page, range, site"
      ])
  }

  @Test func `Keys that a record does not have are reported`() {
    #expect(
      problems("{{ page.titel }}") == [
        "'page' has no 'titel' | did you mean 'title'? it has: levels, tags, title"
      ])
    #expect(problems("{{ site['nme'] }}").count == 1)
    #expect(problems("{% set s = site %}{{ s.nme }}").count == 1)
    #expect(problems("{% with s = page.levels[0] %}{{ s.nme }}{% endwith %}").count == 1)
  }

  @Test func `Loops hand on what is known of their items`() {
    #expect(
      problems("{% for l in page.levels %}{{ l.code }}{{ l.titel }}{% endfor %}") == [
        "'l' has no 'titel' | did you mean 'title'? it has: code, title"
      ])
    #expect(problems("{% for t in page.tags %}{{ t.anything }}{% endfor %}") == [])
  }

  @Test func `Asking for a name is no use of it`() {
    #expect(problems("{{ zzz is defined }}{{ zzz|default('') }}{{ page.zzz is undefined }}") == [])
    #expect(problems("{{ page.zzz|d('x') }}{{ site['zzz'] is defined }}") == [])
  }

  @Test func `Names that templates make are known`() {
    #expect(
      problems(
        "{% set a = 1 %}{% for b in [1] %}{{ a }}{{ b }}{{ loop.index }}{% endfor %}{{ range(1) }}")
        == [])
    #expect(
      problems(
        "{% set a = 1 %}{% include 'part.html' %}", ["part.html": "{{ a }}{{ c }}"])
        == ["'c' is not defined | names known here: dict, namespace, page, range, site"])
  }

  @Test func `A name that is set to something else is not checked`() {
    #expect(problems("{% set page = {'x': 1} %}{{ page.x }}") == [])
    #expect(problems("{% set s = site %}{% set s = page %}{{ s.tags }}{{ s.zzz }}") == [])
    #expect(problems("{% macro m(page) %}{{ page.x }}{% endmacro %}") == [])
    #expect(problems("{% for page in page.levels %}{{ page.code }}{% endfor %}") == [])
  }

  @Test func `Without a shape nothing is guessed`() {
    let file = SourceFile(path: "templates/a.html", bytes: Array("{{ x.y }}".utf8))
    #expect(TemplateLibrary.compile([file]).diagnostics.isEmpty)
  }
}
