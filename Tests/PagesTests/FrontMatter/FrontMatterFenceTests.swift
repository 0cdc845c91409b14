import Diagnostics
import Pages
import TestSupport
import Testing

@Suite struct FrontMatterFenceTests {
  private func find(_ text: String) -> (yaml: String?, body: String, codes: [DiagnosticCode]) {
    let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
    let fence = FrontMatterFence.find(in: file)
    return (
      fence.value.yaml.map { String(decoding: file.bytes[$0], as: UTF8.self) },
      String(decoding: file.bytes[fence.value.body...], as: UTF8.self),
      fence.diagnostics.map(\.code)
    )
  }

  @Test(arguments: [
    ("---\na: 1\n---\nText", "a: 1\n", "Text"),
    ("---\r\na: 1\r\n---\r\nText", "a: 1\r\n", "Text"),
    ("---\ra: 1\r---\rText", "a: 1\r", "Text"),
    ("\u{FEFF}---\na: 1\n---\nText", "a: 1\n", "Text"),
    ("---  \na: 1\n--- \t\nText", "a: 1\n", "Text"),
    ("---\n---\nText", "", "Text"),
    ("---\na: |\n  x\n ---\n---\n", "a: |\n  x\n ---\n", ""),
    ("---\na: 1\n---", "a: 1\n", ""),
  ])
  func `the fences are found`(text: String, yaml: String, body: String) {
    let found = find(text)
    #expect(found.yaml == yaml)
    #expect(found.body == body)
    #expect(found.codes.isEmpty)
  }

  @Test(arguments: [
    "Text\n---\n", "", "----\na: 1\n---\n", " ---\na\n---\n", "\n---\n", "Note: x\n---\n",
  ])
  func `text without a first fence is all body`(text: String) {
    let found = find(text)
    #expect(found.yaml == nil)
    #expect(found.body == text)
  }

  @Test func `a fence that is never closed is reported and nothing is read as text`() {
    let found = find("---\ntitle: x\n\nText that must not be published\n")
    #expect(found.codes == [.unclosedFrontMatter])
    #expect(found.body.isEmpty)
  }

  @Test(arguments: [
    ("\n---\na: 1\n---\n\nText\n", "front matter must begin in the first line"),
    ("\u{FEFF} \n\t\n---\na: 1\n---\n", "front matter must begin in the first line"),
    ("title: x\n\na: 1\n---\nText\n", "front matter needs a line '---' above it"),
    ("\ntitle:\n---\n", "front matter needs a line '---' above it"),
  ])
  func `front matter that is not at the top is named, and nothing else is said`(
    text: String, message: String
  ) {
    let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
    let found = FrontMatterFence.find(in: file)
    #expect(found.diagnostics.map(\.message) == [message])
    #expect(found.value.body == file.bytes.count)
  }

  @Test func `front matter of another tool is named`() {
    #expect(find("+++\ntitle = 'x'\n+++\n").codes == [.missingFrontMatter])
  }
}
