import Diagnostics
import Foundation
import Testing

@testable import Templates

/// What the language has, REFERENCE.md says.
@Suite struct ReferenceTests {
  /// The part of REFERENCE.md that is about templates.
  private func reference() throws -> String {
    let root = JinjaCase.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "REFERENCE.md"), encoding: .utf8)
    let start = try #require(("\n" + text).range(of: "\n## Templates\n"))
    let rest = ("\n" + text)[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
  }

  /// What stands between the heading and the next one.
  private func section(_ name: String) throws -> String {
    let text = try reference()
    let start = try #require(text.range(of: "\n### \(name)\n"), "\(name)")
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n### ")?.lowerBound ?? rest.endIndex)])
  }

  /// The words that code spans begin with.
  private func terms(_ text: String) -> Set<String> {
    let spans = text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
    return Set(spans.map { String($0.element.prefix { $0 != "(" && $0 != " " }) })
  }

  @Test func `Every filter is documented`() throws {
    let known = try terms(section("Filters"))
    let absent = TemplateFilter.allCases.map(\.rawValue).filter { !known.contains($0) }
    #expect(absent == [])
  }

  @Test func `Every test is documented`() throws {
    let known = try terms(section("Tests"))
    let absent = TemplateTest.allCases.map(\.rawValue).filter { !known.contains($0) }
    #expect(absent == [])
  }

  @Test func `Every tag is documented`() throws {
    let known = try terms(section("Tags"))
    #expect(TemplateParser.tagNames.filter { !known.contains($0) } == [])
  }

  @Test func `Every parameter of a filter is documented`() throws {
    let text = try section("Filters")
    for filter in TemplateFilter.allCases {
      for parameter in filter.parameters {
        let isThere = text.split(separator: "\n").contains {
          $0.contains("`\(filter.rawValue)") && $0.contains(parameter.name)
        }
        #expect(isThere, "\(filter.rawValue)(\(parameter.name))")
      }
    }
  }

  @Test func `Every counter, function and method is documented`() throws {
    let tags = try section("Tags")
    #expect(KnownName.ofLoops.map(\.text).filter { !tags.contains("`loop.\($0)") } == [])
    let functions = try section("Functions and methods")
    let names =
      BuiltinFunction.allCases.map { "`\($0.rawValue)(" }
      + KnownName.ofRecords.map { "`record.\($0.text)(" }
      + KnownName.ofTexts.map { "`text.\($0.text)(" }
    #expect(names.filter { !functions.contains($0) } == [])
  }

  @Test func `Filters that are left out are named`() throws {
    let known = try terms(section("Differences from Jinja2"))
    #expect(TemplateFilter.absent.keys.sorted().filter { !known.contains($0) } == [])
  }

  @Test func `The limits are those of the code`() throws {
    let text = try section("Limits")
    #expect(text.contains("\(TemplateParser.depthLimit) deep"))
    #expect(text.contains("\(TemplateLibrary.outputLimit >> 20) MiB"))
    #expect(text.contains("\(TemplateLibrary.iterationLimit / 1_000_000) million"))
    #expect(text.contains("1,024 MiB") && TemplateLibrary.workLimit == 1_024 << 20)
    #expect(Renderer.rangeLimit == 100_000)
  }

  @Test func `The examples are what the language takes`() throws {
    let others = [
      "base.html": "{% block content %}{% endblock %}",
      "parts/nav.html": "",
      "parts/macros.html": "{% macro badge(c) %}{% endmacro %}{% macro card() %}{% endmacro %}",
    ]
    var files = others.map {
      SourceFile(path: "templates/\($0.key)", bytes: Array($0.value.utf8))
    }
    let paragraphs = try reference().components(separatedBy: "\n\n")
    let examples = paragraphs.filter { $0.hasPrefix("    {") }
    #expect(examples.count >= 7)
    for (number, example) in examples.enumerated() {
      files.append(SourceFile(path: "templates/\(number).html", bytes: Array(example.utf8)))
    }
    let messages = TemplateLibrary.compile(files).diagnostics.map {
      "\(DiagnosticPrinter().text(of: $0))"
    }
    #expect(messages == [])
  }
}
