import Diagnostics
import Foundation
import Templates
import Testing

/// Reports word for word: message, place, suggestion, and the way from the page to the place.
///
/// `LADDER_WRITE_REPORTS=1` writes what is reported now into the files of `Reports`; read the
/// difference before you keep it.
@Suite struct ReportTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Reports")

  static let files = ["syntax.txt", "linking.txt", "rendering.txt"]

  @Test(arguments: files) func `Reports are as written`(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let cases = try JinjaCase.read(text, name)
    #expect(cases.count > 15)
    var lines: [String] = []
    for example in cases {
      let rendering = Rendering(example.templates, example.data)
      #expect(!rendering.diagnostics.isEmpty, "\(example.title)")
      #expect(rendering.output == "", "\(example.title)")
      #expect(
        rendering.messages.split(separator: "\n").map(String.init) == example.reportLines,
        "\(example.title)")
      lines.append(example.source + rendering.messages)
    }
    if ProcessInfo.processInfo.environment["LADDER_WRITE_REPORTS"] == "1" {
      try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
