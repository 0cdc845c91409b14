import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

/// An example of a specification: the text and the HTML it should lead to.
struct SpecificationExample: Sendable, Decodable, CustomStringConvertible {
  let example: Int
  let section: String
  let markdown: String
  let html: String

  var description: String { "example \(example) (\(section))" }

  /// The examples of a file beside the project; empty when it is not there.
  static func all(in name: String) -> [SpecificationExample] {
    guard let shared = PackageRoot.shared,
      let data = FileManager.default.contents(atPath: "\(shared)/data/\(name)")
    else { return [] }
    return (try? JSONDecoder().decode([SpecificationExample].self, from: data)) ?? []
  }
}

/// The plain dialect: what we write is what CommonMark says.
@Suite struct CommonMarkTests {
  private static let examples = SpecificationExample.all(in: "commonmark-0.30.json")

  @Test(
    .enabled(if: !examples.isEmpty, "the specification's examples are not here"),
    .enabled(if: LibCMark.isVersion30, "libcmark follows another version of the specification"))
  func `all 652 examples of CommonMark 0 30 give the specification's HTML`() {
    #expect(Self.examples.count == 652)
    for example in Self.examples {
      let parsed = Parsed(example.markdown, options: .commonMark)
      #expect(parsed.html == example.html, "\(example)")
      #expect(parsed.diagnostics == [], "\(example)")
    }
  }

  @Test func `random texts give what libcmark itself would write`() {
    for seed in 0..<6_000 {
      var random = RandomMarkdown(seed: UInt64(seed))
      let text = random.text()
      expectLibCMark(Array(text.utf8), "seed \(seed)")
    }
  }

  @Test func `bytes that are no UTF-8 and NUL become what libcmark makes of them`() {
    let pieces: [[UInt8]] = [
      [0xC3], [0xA9], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80],
      [0xF0, 0x9F, 0x98], [0], [0xFF], [0xF8, 0x88], Array("é".utf8), Array("a".utf8),
      Array("\n".utf8), Array("\r\n".utf8), Array("*b*".utf8), Array("> ".utf8),
      [0xE0, 0x80, 0x80],
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<generator.count(1...12) { bytes += pieces[generator.count(0...16)] }
      expectLibCMark(bytes, "\(bytes)")
    }
  }

  private func expectLibCMark(
    _ bytes: [UInt8], _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let parsed = Parsed(bytes, options: .commonMark)
    // An empty title is written by libcmark, and means nothing.
    let want = String(decoding: LibCMark.html(bytes), as: UTF8.self)
      .replacingOccurrences(of: " title=\"\"", with: "")
    let text = String(decoding: bytes, as: UTF8.self).debugDescription
    #expect(parsed.html == want, "\(comment): \(text)", sourceLocation: sourceLocation)
  }
}
