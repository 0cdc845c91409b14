import Diagnostics
import Pages
import TestSupport
import Testing

@Suite struct YAMLTests {
  private func parse(_ text: MarkedText) -> Diagnosed<[YAMLEntry]?> {
    YAML.mapping(
      in: SourceFile(path: "a.yml", bytes: text.bytes), range: 0..<text.bytes.count)
  }

  private func words(_ text: MarkedText, _ range: Range<Int>) -> String {
    String(decoding: text.bytes[range], as: UTF8.self)
  }

  @Test func `scalars stay the text that was written`() throws {
    let entries = try #require(
      parse(MarkedText("a: no\nb: 012\nc: \"yes\"\nd: 1.10\ne: 12:30\n")).value)
    let texts = entries.map { entry -> String in
      guard case .scalar(let text, let isPlain) = entry.value.content else { return "?" }
      return "\(entry.key)=\(text)\(isPlain ? "" : "!")"
    }
    #expect(texts == ["a=no", "b=012", "c=yes!", "d=1.10", "e=12:30"])
  }

  @Test func `places are byte ranges, also behind letters of several bytes`() throws {
    let text = MarkedText("über: ja\nliste: [größer, b]\n")
    let entries = try #require(parse(text).value)
    #expect(words(text, entries[0].keyRange) == "über")
    #expect(words(text, entries[1].keyRange) == "liste")
    guard case .sequence(let nodes) = entries[1].value.content else {
      Issue.record("not a list")
      return
    }
    #expect(nodes.map { words(text, $0.range) } == ["größer", "b"])
    #expect(words(text, entries[1].value.range) == "[größer, b]")
  }

  @Test(
    arguments: [
      ("a: 1\n⟦1⟧a: 2\n", [ExpectedFinding(.duplicateKey, 1)]),
      ("a: {x: 1, ⟦1⟧x: 2}\n", [ExpectedFinding(.duplicateKey, 1)]),
      ("a: ⟦1⟧*b\n", [ExpectedFinding(.unsupportedYAML, 1)]),
      ("a: ⟦1⟧&b c\n", [ExpectedFinding(.unsupportedYAML, 1)]),
      ("a: ⟦1⟧!!str c\n", [ExpectedFinding(.unsupportedYAML, 1)]),
      ("a: b⟦1⟧: c\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("⟦1⟧- a\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("⟦1⟧just text\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a:\n⟦1⟧\tb: c\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: 1\n⟦1⟧b 2\nc: 3\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("⟦1⟧a b\nc:\n  d: e\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("⟦1⟧a:b\nc:\n  d: e\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("⟦1⟧a b\n  c: d\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: b\n ⟦1⟧c: d\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: b\n\n# x\n    ⟦1⟧c d: e\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: b\n  two\n  three⟦1⟧: x\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: b\n two\nc: d⟦1⟧: e\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: é\nb: ⟦1⟧\"c\nd: e\n", [ExpectedFinding(.yamlSyntax, 1)]),
      ("a: 1\n⟦1⟧---\nb: 2\n", [ExpectedFinding(.unsupportedYAML, 1)]),
      ("", []),
      ("# only a comment\n", []),
    ] as [(String, [ExpectedFinding])])
  func `what is left out or wrong is named at its place`(
    sample: String, expected: [ExpectedFinding]
  ) {
    let text = MarkedText(sample)
    expect(parse(text).diagnostics, in: text, are: expected)
  }

  @Test(arguments: [
    "title Senior\ncode: A\n", "a: b\n c: d\n", "a: \"b\nc: d\n", "a: *b*\n", "a: > b\n",
    "a: - b\n", "a: ? b\n", "a: \"C:\\Users\"\n", "a: \"\\q\"\n", "a: @b\n", "a: b: c\n",
    "a: [b\nc: d\n", "a: {b\nc: d\n", "a:\n- b\n  c\n d\n- e: f\n g\n",
  ])
  func `what YAML refuses is said in an author's words, with the mend`(sample: String) {
    let found = parse(MarkedText(sample)).diagnostics
    #expect(found.map(\.code) == [.yamlSyntax])
    #expect(found.allSatisfy { $0.help != nil && !$0.message.contains("did not find") })
  }

  @Test func `an unclosed quote and a control character are findings, not crashes`() {
    #expect(parse(MarkedText("a: \"b\n")).diagnostics.map(\.code) == [.yamlSyntax])
    #expect(parse(MarkedText("a: b\u{1}c\n")).diagnostics.map(\.code) == [.yamlSyntax])
  }

  @Test func `deep nesting ends with a finding`() {
    let depth = 10_000
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(parse(MarkedText(text)).diagnostics.map(\.code) == [.unsupportedYAML])
  }

  @Test func `more than 64 KiB end with a finding where they begin`() {
    let fine = "a: " + String(repeating: "b", count: YAML.longest - 4) + "\n"
    #expect(parse(MarkedText(fine)).diagnostics == [])
    let found = parse(MarkedText(fine + "c: d\n")).diagnostics
    #expect(found.map(\.code) == [.unsupportedYAML])
    #expect(found.first?.place.position?.line == 1)
  }

  @Test func `a message says what to write instead`() {
    let text = MarkedText("title: Staff: the first year\n")
    let help = parse(text).diagnostics.first?.help
    #expect(help?.contains("in quotes") == true)
  }
}
