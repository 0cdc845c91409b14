import Diagnostics
import Foundation
import Templates
import Testing

@Suite struct RandomTemplateTests {
  /// `LADDER_RANDOM_TEMPLATES` sets how many; `LADDER_RANDOM_SEED` where their seeds begin.
  private static func setting(_ name: String, _ absent: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? absent
  }

  @Test(.enabled(if: Jinja2.isAvailable, "python3 has no Jinja2 3.1"))
  func `Random templates give what Jinja2 gives`() throws {
    let first = Self.setting("LADDER_RANDOM_SEED", 1)
    let count = Self.setting("LADDER_RANDOM_TEMPLATES", 300)
    let cases = (first..<first + count).map { RandomTemplate(seed: UInt64($0)) }
    let results = try Jinja2.render(cases)
    try #require(results.count == cases.count)
    var compared = 0
    for (example, wanted) in zip(cases, results) {
      let files = example.templates.sorted { $0.key < $1.key }.map {
        SourceFile(path: "templates/\($0.key)", bytes: Array($0.value.utf8))
      }
      let rendering = Rendering(files, try OrderedJSON.record(example.data))
      let sources = example.templates.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      let description = "seed \(example.seed)\n\(sources.joined(separator: "\n"))\n\(example.data)"
      if let output = wanted.output {
        compared += 1
        #expect(rendering.messages == "", "\(description)\nJinja2: \(output)")
        if rendering.messages.isEmpty {
          #expect(
            Array(rendering.output.utf8) == Array(output.utf8), "\(description)\nJinja2: \(output)")
        }
      } else {
        #expect(rendering.messages != "", "\(description)\nJinja2: \(wanted.error ?? "")")
      }
    }
    // Templates that fail in Jinja2 too prove little.
    #expect(compared * 10 > cases.count * 7, "only \(compared) of \(cases.count) were rendered")
  }
}
