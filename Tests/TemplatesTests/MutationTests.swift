import Diagnostics
import Foundation
import Templates
import TestSupport
import Testing

/// Whatever a template says, there is a page or a report, never a crash.
@Suite struct MutationTests {
  private static let pieces = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "|", "(", ")", "[", "]", "{", "}", ",", ".", ":",
    "'", "\"", "\\", "=", "==", "**", "//", "~", " not ", " in ", " is ", " if ", " else ",
    "for x in ",
    "{% if x %}", "{% endif %}", "{% for a, b in c %}", "{% endfor %}", "{% block a %}",
    "{% endblock %}", "{% extends 'base.html' %}", "{% include 'part.html' %}", "{% set x %}",
    "{% endset %}", "{% macro m(a, b=1) %}", "{% endmacro %}", "{% call m() %}", "{% endcall %}",
    "{% raw %}", "{% endraw %}", "{{ super() }}", "{{ caller() }}", "{{ loop.index }}",
    "|map('upper')",
    "|sort(attribute='a')", "|batch(3)", "[::-1]", "[9999999999:]", "range(99)", "namespace()",
    "9e999",
    "9223372036854775807", "\u{0}", "\r\n", "é", "\u{FEFF}", "x.y", "none", "*1000000",
    "|tojson(9)",
  ]

  private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      let at = random.below(bytes.count + 1)
      let end = min(bytes.count, at + random.below(12))
      switch random.below(5) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: at)
      case 2: bytes.replaceSubrange(at..<end, with: Array(random.pick(pieces).utf8))
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count + 1))
      default: if at < bytes.count { bytes[at] = UInt8(random.below(256)) }
      }
    }
    return bytes
  }

  @Test func `Spoilt templates never crash`() {
    let rounds = ProcessInfo.processInfo.environment["LADDER_MUTATIONS"].flatMap { Int($0) } ?? 6
    var random = SeededGenerator(seed: 20)
    var rendered = 0
    var reported = 0
    for round in 0..<rounds {
      for example in JinjaCase.all {
        let files = example.templates.map { file in
          SourceFile(path: file.path, bytes: Self.mutated(file.bytes, &random))
        }
        let result = TemplateLibrary.compile(
          files, known: round % 2 == 0 ? nil : .keys(example.data.keys))
        var output: [UInt8] = []
        // Templates with mistakes are not rendered by the program; even so they must not crash.
        let failures = result.value.render("main.html", example.data, into: &output, page: "p")
        if !failures.isEmpty { #expect(output.isEmpty) }
        for diagnostic in result.diagnostics + failures {
          reported += 1
          if let range = diagnostic.place.range {
            #expect(range.upperBound <= diagnostic.place.file.bytes.count)
          }
          #expect(!DiagnosticPrinter().text(of: diagnostic).isEmpty)
        }
        if result.diagnostics.isEmpty, failures.isEmpty { rendered += 1 }
      }
    }
    #expect(rendered > 50)
    #expect(reported > 500)
  }

  @Test func `Bytes of any kind never crash`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<500 {
      let text = (0..<random.below(30)).map { _ in random.pick(Self.pieces) }.joined()
      let file = SourceFile(path: "templates/main.html", bytes: Array(text.utf8))
      let result = TemplateLibrary.compile([file])
      var output: [UInt8] = []
      _ = result.value.render("main.html", ["x": [1, 2], "c": []], into: &output, page: "p")
    }
  }
}

/// Templates that would take the whole stack, memory or day are refused.
@Suite struct LimitTests {
  private func codes(_ text: String) throws -> [DiagnosticCode] {
    try Rendering(text).diagnostics.map(\.code)
  }

  @Test func `Tags nested too deep are refused`() throws {
    let open = String(repeating: "{% if true %}", count: 100)
    let close = String(repeating: "{% endif %}", count: 100)
    #expect(try codes(open + close) == [.templateLimit])
    let fine = String(repeating: "{% if true %}", count: 60)
    #expect(try Rendering(fine + "x" + String(repeating: "{% endif %}", count: 60)).output == "x")
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000), String(repeating: "[", count: 10_000),
    String(repeating: "{1:", count: 10_000), String(repeating: "-", count: 10_000),
    String(repeating: "not ", count: 10_000), String(repeating: "a if ", count: 10_000),
    "a" + String(repeating: ".b", count: 10_000), "a" + String(repeating: "|e", count: 10_000),
    "a" + String(repeating: "()", count: 10_000), "a" + String(repeating: "+1", count: 10_000),
    String(repeating: "a(", count: 10_000), "1" + String(repeating: " if 1 else 1", count: 10_000),
  ])
  func `Expressions nested too deep are refused`(_ text: String) throws {
    let diagnostics = try Rendering("{{ \(text) }}").diagnostics
    #expect(!diagnostics.isEmpty)
  }

  @Test func `Long rows that are not deep are fine`() throws {
    #expect(try Rendering("{{ 1\(String(repeating: " ~ 1", count: 5000)) }}").output.count == 5001)
    #expect(try Rendering("{{ 1\(String(repeating: " and 1", count: 5000)) }}").output == "1")
    let choices = String(repeating: "{% elif false %}a", count: 5000)
    #expect(try Rendering("{% if false %}\(choices){% else %}b{% endif %}").output == "b")
  }

  @Test func `Macros that call themselves without end are refused`() throws {
    #expect(
      try codes("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}") == [.templateLimit])
    #expect(
      try codes(
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}")
        == [.templateLimit])
    #expect(
      try codes(
        "{% macro m() %}{{ caller() }}{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}"
          + "{% call m() %}x{% endcall %}"
      ).count == 1)
  }

  @Test func `Values nested without end are refused`() throws {
    #expect(
      try codes(
        "{% set ns = namespace(x=[]) %}{% for i in range(1000) %}{% set ns.x = [ns.x] %}{% endfor %}"
      )
        == [.templateLimit])
  }

  @Test func `Values that grow without end are refused`() throws {
    for value in [
      "ns.x ~ ns.x", "ns.x + ns.x", "ns.x * 9", "[ns.x, ns.x]|join", "ns.x|replace('a', 'aa')",
    ] {
      #expect(
        try codes(
          "{% set ns = namespace(x='aaaaaaaaaa') %}{% for i in range(99) %}{% set ns.x = \(value) %}"
            + "{% endfor %}") == [.templateLimit], "\(value)")
    }
    for value in ["ns.x + ns.x", "ns.x * 9"] {
      #expect(
        try codes(
          "{% set ns = namespace(x=[1, 2, 3]) %}{% for i in range(99) %}{% set ns.x = \(value) %}"
            + "{% endfor %}") == [.templateLimit], "\(value)")
    }
  }

  @Test func `Large numbers as arguments are refused`() throws {
    for call in [
      "'a'|center(99999999999)", "'a'|indent(99999999999, true)", "[1]|batch(99999999999, 0)|list",
      "[1]|slice(99999999999)|list", "'a' * 99999999999", "range(99999999999)", "2 ** 99",
      "[1]|tojson(99999999999)",
    ] {
      #expect(try codes("{{ \(call) }}") == [.templateLimit], "\(call)")
    }
    #expect(
      try Rendering("{{ 1.5|round(999) }}{{ [1, 2][::9223372036854775807] }}").output == "1.5[1]")
    #expect(
      try Rendering("{{ [1, 2][9223372036854775807:-9223372036854775807:-9223372036854775807] }}")
        .output == "[2]")
  }

  @Test func `The largest and smallest numbers never crash`() throws {
    let calls = [
      "'abc def'|truncate(N)", "'abc def'|truncate(4, leeway=N)", "'a'|center(N)", "'a'|indent(N)",
      "[1, 2]|batch(N, 0)|list", "[1, 2]|slice(N)|list", "1.5|round(N)", "15|round(N)",
      "1.5|round(N, 'ceil')", "'a'|replace('a', 'b', N)", "[1, [2]]|tojson(N)", "range(N)",
      "range(0, N)", "range(N, 0, -1)", "range(0, 9, N)", "range(9, N, N)", "[1, 2][N]",
      "[1, 2][N:N:N]", "'ab'[N::N]", "N // -1", "N % -1", "-N", "N|abs", "N * N", "N + N", "N - 1",
      "N ** N", "N / 3", "N is divisibleby -1", "'a' * N", "[1] * N", "'7'|int(0, N)",
      "N|float|int",
      "[N, N]|sum", "N|round(-18)", "N|string|int", "2.0 ** N", "[1]|map('round', N)|list",
    ]
    for number in ["9223372036854775807", "(-9223372036854775807 - 1)"] {
      for call in calls {
        let rendering = try Rendering("{{ \(call.replacingOccurrences(of: "N", with: number)) }}")
        #expect(rendering.diagnostics.isEmpty || rendering.output.isEmpty, "\(call)")
      }
    }
  }

  /// 512 KiB is the smallest stack that the program may run on: threads other than the main one on
  /// macOS. A debug build takes several times the stack of a release build.
  #if DEBUG
    private static let stackSize = 4 << 20
  #else
    private static let stackSize = 512 << 10
  #endif

  @Test func `The deepest templates fit on a small stack`() async throws {
    let expression =
      String(repeating: "(1 + ", count: 60) + "m(n + 1)|int" + String(repeating: ")", count: 60)
    let templates = [
      "{% macro m(n) %}{{ \(expression) }}{% endmacro %}{{ m(0) }}",
      "{% macro m(n) %}\(String(repeating: "{% if true %}", count: 60)){{ m(n) }}"
        + String(repeating: "{% endif %}", count: 60) + "{% endmacro %}{{ m(0) }}",
      "{% macro m(n) %}\(String(repeating: "{% for x in [1] %}", count: 60)){{ m(n) }}"
        + String(repeating: "{% endfor %}", count: 60) + "{% endmacro %}{{ m(0) }}",
      "{% macro m(n) %}{{ [m(n)]|map('upper')|list|join }}{% endmacro %}{{ m(0) }}",
      "{{ \(String(repeating: "[", count: 60))1\(String(repeating: "]", count: 60))|tojson }}",
    ]
    for template in templates {
      let isDone = await withCheckedContinuation { continuation in
        let thread = Thread {
          _ = try? Rendering(template)
          continuation.resume(returning: true)
        }
        thread.stackSize = Self.stackSize
        thread.start()
      }
      #expect(isDone)
    }
  }
}
