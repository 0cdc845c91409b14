import Foundation
import TestSupport
import Testing

@testable import Pages

/// REFERENCE.md tells authors the limits that the code has.
@Suite struct LimitsInReferenceTests {
  @Test func `the limits of pages are those of the code`() throws {
    let text = try String(contentsOfFile: PackageRoot.path + "/REFERENCE.md", encoding: .utf8)
    func number(_ value: Int) -> String {
      let digits = Array(String(value))
      let groups = stride(from: digits.count, to: 0, by: -3).map { end in
        String(digits[max(0, end - 3)..<end])
      }
      return groups.reversed().joined(separator: ",")
    }
    for row in [
      "| \(YAML.longest >> 10) KiB, nested \(YAML.deepestNesting) deep |",
      "inside one another | \(MarkdownLimits.nesting) |",
      "between two blank lines | \(number(MarkdownLimits.brackets)) |",
      "| \(number(MarkdownLimits.links)); \(number(MarkdownLimits.headings)) |",
      "| \(number(MarkdownLimits.tableColumns)); \(number(MarkdownLimits.tableCells)) |",
    ] {
      #expect(text.contains(row), "\(row)")
    }
  }
}
