import Templates
import Testing

/// The same templates and data give the same bytes as Jinja2 3.1.
@Suite struct JinjaCaseTests {
  @Test(arguments: JinjaCase.all) func `Output is Jinja2's`(_ example: JinjaCase) {
    let rendering = Rendering(example.templates, example.data)
    #expect(rendering.messages == "")
    #expect(Array(rendering.output.utf8) == Array(example.output.utf8))
  }

  @Test func `There are as many cases as were promised`() {
    #expect(JinjaCase.all.count >= 300)
  }
}
