import Diagnostics
import Templates
import Testing

private func file(_ name: String, _ text: String) -> SourceFile {
  SourceFile(path: "templates/\(name)", bytes: Array(text.utf8))
}

@Suite struct LibraryTests {
  @Test func `A failed page leaves the output as it was`() {
    let library = TemplateLibrary.compile([file("a.html", "text {{ x }}")]).value
    var output = Array("before".utf8)
    let diagnostics = library.render("a.html", [:], into: &output, page: "levels/a.html")
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.code == .unknownName)
    #expect(diagnostics.first?.notes.last?.message == "while rendering levels/a.html")
    #expect(output == Array("before".utf8))
    #expect(library.render("a.html", ["x": 1], into: &output, page: "").isEmpty)
    #expect(output == Array("beforetext 1".utf8))
  }

  @Test func `Pages leave nothing behind for the next one of the same renderer`() {
    for example in JinjaCase.all {
      let library = TemplateLibrary.compile(example.templates).value
      var renderer = library.renderer()
      let pages: [TemplateRecord] = [[:], example.data, example.data]
      for data in pages {
        var (output, alone): ([UInt8], [UInt8]) = ([], [])
        let failures = renderer.render("main.html", data, into: &output, page: "p.html")
        #expect(failures == library.render("main.html", data, into: &alone, page: "p.html"))
        #expect(output == alone)
      }
    }
  }

  @Test func `A page that begins with no template is reported`() {
    let library = TemplateLibrary.compile([file("level.html", "")]).value
    var output: [UInt8] = []
    let diagnostics = library.render("levle.html", [:], into: &output, page: "p.html")
    #expect(diagnostics.map(\.code) == [.unknownTemplate])
    #expect(diagnostics.first?.help == "did you mean 'level.html'?")
  }

  @Test func `Templates are named by their path below the prefix`() {
    let files = [
      SourceFile(path: "site/layouts/base.html", bytes: []),
      SourceFile(path: "site/layouts/parts/nav.html", bytes: []),
      SourceFile(path: "elsewhere.html", bytes: []),
    ]
    let library = TemplateLibrary.compile(files, prefix: "site/layouts/")
    #expect(library.diagnostics.isEmpty)
    #expect(library.value.names == ["base.html", "elsewhere.html", "parts/nav.html"])
  }

  @Test func `A template that is not UTF-8 is reported and hides nothing else`() {
    let bad = SourceFile(path: "templates/bad.html", bytes: [0x61, 0xFF])
    let result = TemplateLibrary.compile([bad, file("main.html", "{% include 'bad.html' %}{{ }}")])
    #expect(result.diagnostics.map(\.code) == [.invalidUTF8, .templateSyntax])
  }

  @Test func `A byte order mark is no text`() throws {
    #expect(try Rendering("\u{FEFF}{{ 1 }}").output == "1")
  }

  @Test func `One library renders on many tasks at once`() async throws {
    let examples = JinjaCase.all.prefix(60)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for example in examples {
        let library = TemplateLibrary.compile(example.templates).value
        for _ in 0..<4 {
          group.addTask {
            var output: [UInt8] = []
            _ = library.render("main.html", example.data, into: &output, page: "")
            return output == Array(example.output.utf8)
          }
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func `Literals make values`() throws {
    let data: TemplateRecord = [
      "text": "a", "int": 1, "double": 1.5, "bool": true, "none": .null, "list": [1, "b"],
      "record": ["k": "v"], "html": .html(Array("<i>".utf8)),
    ]
    let template = file(
      "main.html", "{{ [text, int, double, bool, none, list, record] }} {{ html }}")
    #expect(
      Rendering([template], data).output
        == "[&#39;a&#39;, 1, 1.5, True, None, [1, &#39;b&#39;], {&#39;k&#39;: &#39;v&#39;}] <i>")
  }
}

@Suite struct TemplateRecordTests {
  @Test func `Keys keep their order, and a repeated key its first place and last value`() {
    let record = TemplateRecord([("b", 1), ("a", 2), ("b", 3)])
    #expect(record.keys == ["b", "a"])
    guard case .int(3)? = record["b"] else { return #expect(Bool(false)) }
  }

  @Test func `Keys of any length are told apart`() {
    let long = String(repeating: "k", count: 40)
    let keys = ["", "a", "fifteen_bytes_k", "sixteen_bytes_ke", long, long + "x", "é", "e\u{301}"]
    let record = TemplateRecord(keys.enumerated().map { ($1, .int($0)) })
    #expect(record.count == keys.count)
    for (index, key) in keys.enumerated() {
      guard case .int(index)? = record[key] else { return #expect(Bool(false), "\(key)") }
    }
    #expect(record["absent"] == nil)
    #expect(record[long + "y"] == nil)
  }

  @Test func `Many keys are told apart too`() {
    let pairs = (0..<500).map { ("key number \($0 % 250)", TemplateValue.int($0)) }
    let record = TemplateRecord(pairs)
    #expect(record.count == 250)
    guard case .int(499)? = record["key number 249"] else { return #expect(Bool(false)) }
  }
}

@Suite struct LiteralLinkTests {
  private func links(_ text: String) -> [String] {
    TemplateLibrary.compile([file("main.html", text)]).value.literalLinks.map(\.value)
  }

  @Test func `Addresses that the author wrote are found`() {
    #expect(links("<a href=\"a.html\">x</a><img src='b.png' alt=''>") == ["a.html", "b.png"])
    #expect(links("<link rel=x\n  HREF = \"style.css\">") == ["style.css"])
    #expect(links("<a href=\"\">") == [""])
  }

  @Test func `Addresses with anything computed are passed over`() {
    #expect(links("<a href=\"{{ u }}\"><a href=\"a/{{ u }}.html\"><a href=\"{{ u }}#x\">") == [])
    #expect(links("<a class=\"a {{ c }} href=\" href=\"x.html\">") == ["x.html"])
    #expect(links("<a {% if x %}href=\"y.html\"{% endif %} src=\"z\">") == ["y.html", "z"])
  }

  @Test func `What only looks like an address is passed over`() {
    #expect(links("href=\"a\" <p>src=\"b\"</p> <a data-href=\"c\" title='href=\"d\"'>") == [])
    #expect(links("{# <a href=\"a\"> #}{% set x = '<a href=\"b\">' %}") == [])
  }

  @Test func `Places are those of the value`() {
    let link = TemplateLibrary.compile([file("main.html", "<p>\n<a href=\"é/x\">")]).value
      .literalLinks.first
    #expect(link?.place.position?.line == 2)
    #expect(link?.place.position?.column == 10)
    #expect(link?.place.range?.count == 4)
  }
}
