extension HostileInput {
  private static func level(_ title: String, _ code: String, _ rank: Int, _ text: String) -> String
  {
    "---\ntitle: \(title)\ncode: \(code)\nrank: \(rank)\n---\n\n## Scope\n\n" + text
  }

  /// What multiplies: levels with levels, statements with statements, terms with words.
  static let ladder: [HostileInput] = [
    HostileInput(name: "Ladder: statements of one cell", outcome: .error("ladder-limit")) {
      ["content/levels/ic/senior.md": level("Senior", "IC2", 2, fill("- a\n"))]
    },
    HostileInput(name: "Ladder: the longest statements compared", outcome: .either) {
      [
        "content/levels/ic/junior.md": level("Junior", "IC1", 1, cell("a b c d e ")),
        "content/levels/ic/senior.md": level("Senior", "IC2", 2, cell("b c a e f ")),
      ]
    },
    HostileInput(name: "Ladder: two statements of one very long word", outcome: .site) {
      [
        "content/levels/ic/junior.md": level("Junior", "IC1", 1, "- " + fill("a") + "\n"),
        "content/levels/ic/senior.md": level("Senior", "IC2", 2, "- " + fill("b") + "\n"),
      ]
    },
    HostileInput(name: "Ladder: two very long statements", outcome: .either) {
      [
        "content/levels/ic/junior.md": level("Junior", "IC1", 1, "- " + numbered("a# ") + "\n"),
        "content/levels/ic/senior.md": level("Senior", "IC2", 2, "- " + numbered("b# ") + "\n"),
      ]
    },
    HostileInput(name: "Ladder: levels that share two ranks", outcome: .error("ladder-limit")) {
      var files: [String: String?] = [:]
      for index in 0..<700 {
        files["content/levels/ic/l\(index).md"] = level("L", "C\(index)", 1 + index % 2, "- a\n")
      }
      return files
    },
    HostileInput(name: "Ladder: a switch from all to all", outcome: .error("ladder-limit")) {
      var files: [String: String?] = [:]
      for index in 0..<330 {
        files["content/levels/ic/l\(index).md"] = level("L", "C\(index)", 9, "- a\n")
        files["content/levels/em/m\(index).md"] = level("M", "D\(index)", 9, "- a\n")
      }
      let from = (0..<330).map { "l\($0)" }.joined(separator: ", ")
      let to = (0..<330).map { "m\($0)" }.joined(separator: ", ")
      files["content/transitions/t.md"] =
        "---\ntitle: T\nkind: switch\nfrom: [\(from)]\nto: [\(to)]\n---\n"
      return files
    },
    HostileInput(name: "Ladder: a glossary of thousands, used by all", outcome: .either) {
      [
        "content/glossary.md": "---\ntitle: G\n---\n\n" + numbered("## word a b c#\n\nText.\n\n"),
        "content/guides/g.md": "---\ntitle: G\n---\n\n" + fill("word a b c "),
      ]
    },
    HostileInput(name: "Ladder: a term as long as the text that nearly uses it", outcome: .site) {
      [
        "content/glossary.md": "---\ntitle: G\n---\n\n## " + fill("a ") + "b\n\nText.\n",
        "content/guides/g.md": "---\ntitle: G\n---\n\n" + fill("a ") + "\n",
      ]
    },
    HostileInput(name: "Ladder: links to terms of a large glossary", outcome: .either) {
      [
        "content/glossary.md": "---\ntitle: G\n---\n\n" + numbered("## t#\n\nA.\n\n"),
        "content/guides/g.md": "---\ntitle: G\n---\n\n" + numbered("[](term:t#)\n\n"),
      ]
    },
    HostileInput(name: "Ladder: two very long names that nearly match", outcome: .either) {
      [
        "content/glossary.md": "---\ntitle: G\n---\n\n## " + fill("a") + "\n\nText.\n",
        "content/guides/g.md": "---\ntitle: G\n---\n\n[](term:" + fill("a") + "b)\n",
      ]
    },
    HostileInput(name: "Ladder: headings that are nearly dimensions", outcome: .either) {
      ["content/levels/ic/senior.md": level("Senior", "IC2", 2, "- a\n\n" + fill("## Scop\n\n"))]
    },
    HostileInput(name: "Ladder: 1,000 pages that all link to one another's list", outcome: .site) {
      var files: [String: String?] = [:]
      for index in 0..<1_000 {
        let links = (1...5).map { "[](p\((index + $0 * 7) % 1_000).md)" }.joined(separator: " ")
        files["content/guides/p\(index).md"] = "---\ntitle: P\(index)\n---\n\n\(links)\n"
      }
      return files
    },
  ]

  /// As many statements as may be, of as many words as fit.
  private static func cell(_ words: String) -> String {
    String(repeating: "- " + fill(words, size / 2 / 490) + "\n", count: 490)
  }

  private static func page(
    _ name: String, _ outcome: Outcome, _ text: @escaping @Sendable () -> String
  ) -> HostileInput {
    HostileInput(name: "Template: \(name)", outcome: outcome) {
      [
        "templates/page.html": text(),
        "content/guides/g.md": "---\ntitle: Guide\n---\n\nText.\n",
      ]
    }
  }

  /// D4: templates.
  static let templates: [HostileInput] =
    [
      "{{", "{%", "{#", "{{ (", "{{ [", "{{ not ", "{{ -", "{% if x %}", "{% block a %}", "{{ a.b",
      "{{ a|e|e", "{{ a if ", "{% raw %}", "{{ 'a", "{% for a in b %}", "}}", "{{ a( ",
      "1{{\n", "{{ (\n", "{{ a }\n", "{{[{{\n", "{% a }}\n", "{# \n",
    ].map { piece in page("\(piece) over and over", .either) { fill(piece) } }
    + [
      page("an expression of many parentheses", .error("template-limit")) {
        "{{ " + fill("(") + "1" + fill(")") + " }}"
      },
      page("a very long sum", .either) { "{{ 1" + fill(" + 1") + " }}" },
      page("a very long row of filters", .error("template-limit")) {
        "{{ 'a'" + fill("|e") + " }}"
      },
      page("an include of itself", .error("template-cycle")) { "{% include 'page.html' %}" },
      page("a parent that is itself", .error("template-cycle")) { "{% extends 'page.html' %}" },
      page("loops inside loops", .error("template-limit")) {
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
      },
      page("macros that call one another twice", .error("template-limit")) {
        "{% macro m0() %}{% endmacro %}"
          + (1..<60).map {
            "{% macro m\($0)() %}{{ m\($0 - 1)() }}{{ m\($0 - 1)() }}{% endmacro %}"
          }.joined() + "{{ m59() }}"
      },
      page("a macro that calls itself", .error("template-limit")) {
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
      },
      page("a text that doubles", .error("template-limit")) {
        "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
      },
      page("long texts joined in a loop", .error("template-limit")) {
        "{% set x = 'a' * 9999999 %}{% for i in range(99999) %}{% set y = x ~ 'b' %}{% endfor %}"
      },
      page("long texts captured in a loop", .error("template-limit")) {
        "{% set x = 'a' * 9999999 %}{% for i in range(99999) %}{% set y %}{{ x }}{% endset %}{% endfor %}"
      },
      page("long texts compared in a loop", .error("template-limit")) {
        "{% set x = 'a' * 9999999 %}{% set z = 'a' * 9999998 ~ 'b' %}"
          + "{% for i in range(99999) %}{% if x == z %}{% endif %}{% endfor %}"
      },
      page("a long text in a longer one", .either) {
        "{{ ('a' * 99999 ~ 'b') in 'a' * 9999999 }}"
      },
      page("a long text replaced in a longer one", .either) {
        "{{ ('a' * 9999999)|replace('a' * 99999 ~ 'b', 'c')|length }}"
      },
      page("a long text in filters in a loop", .error("template-limit")) {
        "{% set x = 'a b ' * 999999 %}{% for i in range(99999) %}{{ x|title|wordcount }}{% endfor %}"
      },
      page("a list that grows in a loop", .error("template-limit")) {
        "{% set ns = namespace(x=[]) %}{% for i in range(99999) %}{% set ns.x = ns.x + [i] %}{% endfor %}"
      },
      page("a list searched in a loop", .error("template-limit")) {
        "{% set x = range(99999)|list %}{% for i in x %}{% if -1 in x %}{% endif %}{% endfor %}"
      },
      page("slices of slices in a loop", .error("template-limit")) {
        "{% set x = range(99999)|list %}{% for i in x %}{% set y = x[1:] %}{% endfor %}"
      },
      page("a page that is sorted in a loop", .error("template-limit")) {
        "{% set x = range(99999)|list %}{% for i in x %}{% set y = x|sort %}{% endfor %}"
      },
      page("an output without end", .error("template-limit")) {
        "{% for i in range(99999) %}{{ 'a' * 99999 }}{% endfor %}"
      },
      page("blocks shown again and again", .error("template-limit")) {
        "{% block a0 %}{% endblock %}"
          + (1..<60).map {
            "{% block a\($0) %}{{ self.a\($0 - 1)() }}{{ self.a\($0 - 1)() }}{% endblock %}"
          }.joined()
      },
    ]
}
