import Diagnostics
import Templates
import Testing

@Suite struct SharingTests {
  /// Every case of the language's tests, twice with the same renderer and the same data, all of
  /// which counts as shared: the second time shows what the first kept.
  @Test func `What is kept of shared data shows what Jinja2 shows`() {
    var kept = 0
    for example in JinjaCase.all {
      let library = TemplateLibrary.compile(
        example.templates, shared: Set(example.data.keys)
      ).value
      var renderer = library.renderer()
      var expected: [UInt8] = []
      let failures = library.render("main.html", example.data, into: &expected, page: "p.html")
      for _ in 0..<2 {
        var output: [UInt8] = []
        #expect(
          renderer.render("main.html", example.data, into: &output, page: "p.html") == failures,
          "\(example)")
        #expect(output == expected, "\(example)")
      }
      kept += library.sharedStretchCount
    }
    // With nothing kept this would show nothing.
    #expect(kept > 50)
  }

  /// Renders pages one after the other with one renderer.
  private func pages(
    _ template: String, _ data: [TemplateRecord], others: [(String, String)] = []
  ) -> [String] {
    let files = ([("main.html", template)] + others).map {
      SourceFile(path: "templates/\($0.0)", bytes: Array($0.1.utf8))
    }
    let library = TemplateLibrary.compile(files, shared: ["site", "root"])
    #expect(library.diagnostics.isEmpty)
    var renderer = library.value.renderer()
    return data.map { data in
      var output: [UInt8] = []
      let failures = renderer.render("main.html", data, into: &output, page: "p.html")
      return String(decoding: output, as: UTF8.self) + failures.map(\.message).joined()
    }
  }

  @Test func `Other shared data is shown where it differs`() {
    let one: TemplateValue = ["title": "One", "links": ["a", "b"]]
    let two: TemplateValue = ["title": "Two", "links": ["c"]]
    let template = """
      <b>{{ site.title }}</b>{% for link in site.links %}{{ root }}{{ link }},{% endfor %}|\
      {{ page }}|{% if site.title == 'Two' %}two{% else %}one{% endif %}
      """
    func data(_ site: TemplateValue, _ root: String, _ page: String) -> TemplateRecord {
      ["site": site, "root": .text(root), "page": .text(page)]
    }
    let shown = pages(
      template,
      [
        data(one, "", "1"), data(one, "", "2"), data(one, "../", "3"), data(two, "../", "4"),
        data(one, "../", "5"),
      ])
    #expect(
      shown == [
        "<b>One</b>a,b,|1|one", "<b>One</b>a,b,|2|one", "<b>One</b>../a,../b,|3|one",
        "<b>Two</b>../c,|4|two", "<b>One</b>../a,../b,|5|one",
      ])
  }

  @Test func `A name that any template stores is not shared`() {
    let site: TemplateValue = ["title": "S"]
    let data: [TemplateRecord] = ["1", "2"].map { ["site": site, "page": .text($0)] }
    #expect(
      pages("{% set root = page %}{{ root }}{{ site.title }}", data) == ["1S", "2S"])
    let macro = "{% macro m(site) %}{{ site }}{% endmacro %}"
    #expect(
      pages(
        "{% from 'm.html' import m %}{{ m(page) }}{{ site.title }}", data,
        others: [("m.html", macro)]) == ["1S", "2S"])
    #expect(
      pages(
        "{% set site = page %}{% include 'p.html' %}", data, others: [("p.html", "<{{ site }}>")])
        == ["<1>", "<2>"])
  }

  /// The same file is shown with and without the page's data.
  @Test func `An include without context keeps nothing`() {
    let data: [TemplateRecord] = [["site": "S"], ["site": "S"]]
    let part = "{{ site is defined }},"
    let template = """
      {% include 'p.html' %}{% include 'p.html' without context %}{% include 'p.html' %}
      """
    #expect(
      pages(template, data, others: [("p.html", part)])
        == ["True,False,True,", "True,False,True,"])
  }

  @Test func `A stretch that fails fails on each page, with its place`() {
    let data: [TemplateRecord] = [["site": ["a": 1]], ["site": ["a": 1]], ["site": ["b": 2]]]
    let message = "'site' has no 'b'"
    #expect(pages("{{ 1 }}{{ site.b }}", data) == [message, message, "12"])
  }

  /// What was kept counts towards a page's limits as it did when it was made.
  @Test func `Kept stretches count towards the limits`() {
    let site: TemplateValue = [
      "items": .list((0..<100_000).map { .int($0) }), "few": .list((0..<10).map { .int($0) }),
    ]
    let sum = "{% if site.items | sum %}{% endif %}"
    let template = """
      {% for a in site.few %}\(sum){% endfor %}{{ page | length }}\
      {% for a in page %}\(sum){% endfor %}
      """
    // A million items are shared, and ten may be looked at.
    let shown = pages(
      template,
      [85, 95].map { count in ["site": site, "page": .list((0..<count).map { .int($0) })] })
    #expect(shown[0] == "85")
    #expect(shown[1].contains("more than 10000000 items"))
  }
}
