import Foundation
import TestSupport
import Testing

/// A ladder of a wanted size, shown by the shipped templates.
struct MadeLadder {
  var tracks = 2
  var ranks = 3

  /// The title of a level by track and rank, both from 1.
  var title: (Int, Int) -> String = { "Level \($0) of rank \($1)" }
  var trackTitle: (Int) -> String = { "Track \($0)" }

  /// What is expected everywhere.
  var expectations = ["Delivers what was agreed."]
  var settings = ""

  /// Dimensions by title; each level has a section for each.
  var dimensions = ["Delivery"]

  private static func level(_ track: Int, _ rank: Int) -> String { "level-\(track)-\(rank)" }

  /// The highest level of the second track spans two ranks, the third track begins one rank later,
  /// and at every third rank people can switch: to the next track and back, or to the last one.
  private var files: [String: String] {
    var files = ["ladder.yml": "title: Made ladder\n\(settings)"]
    files["content/index.md"] = "---\ntitle: Made ladder\n---\n\nText.\n"
    for name in dimensions {
      files["content/dimensions/\(name.lowercased()).md"] = "---\ntitle: \(name)\n---\n"
    }
    let list = expectations.map { "- \($0)\n" }.joined()
    let text = dimensions.map { "## \($0)\n\n\(list)" }.joined(separator: "\n")
    for track in 1...tracks {
      let code = Character(UnicodeScalar(UInt8(64 + track)))
      files["content/tracks/track-\(track).md"] =
        "---\ntitle: \"\(trackTitle(track))\"\ncode: \(code)\norder: \(track)\n---\n"
      for rank in ranksOf(track) {
        let isRange = track == 2 && rank == ranks - 1
        files["content/levels/track-\(track)/\(Self.level(track, rank)).md"] = """
          ---
          title: "\(title(track, rank))"
          code: \(code)\(rank)
          rank: \(isRange ? "[\(rank), \(rank + 1)]" : "\(rank)")
          ---

          \(text)
          """
      }
    }
    for rank in stride(from: 2, to: ranks, by: 3) {
      files["content/transitions/there-\(rank).md"] = transition("switch", 1, 2, rank)
      files["content/transitions/back-\(rank).md"] = transition("return", 2, 1, rank)
      guard tracks > 2 else { continue }
      files["content/transitions/far-\(rank).md"] = transition("switch", 1, tracks, rank)
    }
    return files
  }

  func ranksOf(_ track: Int) -> Range<Int> {
    switch track {
    case 2: 1..<ranks
    case 3: 2..<ranks + 1
    default: 1..<ranks + 1
    }
  }

  private func transition(_ kind: String, _ from: Int, _ to: Int, _ rank: Int) -> String {
    """
    ---
    title: "\(kind) from \(from) to \(to) at \(rank)"
    kind: \(kind)
    from: [\(Self.level(from, rank))]
    to: [\(Self.level(to, rank))]
    ---

    Text.

    """
  }

  /// The built site is in the folder `site`.
  func build() throws -> TemporaryFolder { try .built(files) }
}
