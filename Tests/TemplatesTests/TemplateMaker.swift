import TestSupport

/// Makes the parts of a ``RandomTemplate``.
struct TemplateMaker {
  enum Kind: CaseIterable { case int, text, bool, list, texts, records, record, html, float }

  var random: SeededGenerator
  var setNames: [(name: String, kind: Kind)] = []
  var loopNames: [(name: String, kind: Kind)] = []
  var macros: [(name: String, count: Int)] = []
  var canInclude = false
  var hasShared = false
  var isInLoop = false
  var counter = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // Data

  static let words = [
    "alpha", "Beta", "gamma & delta", "<b>", "it's", "\"quoted\"", "é", "naïve", "😀", "", "a b c",
    "UPPER", "x-y", "1", "42", "line\nline", "tab\t", " padded ", "a/b?c=d", "ß",
  ]

  mutating func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  mutating func word() -> String { random.pick(Self.words) }

  mutating func number() -> Int { random.below(20) - 5 }

  mutating func many(_ item: (inout Self) -> String) -> String {
    "[" + (0..<random.below(5)).map { _ in item(&self) }.joined(separator: ", ") + "]"
  }

  mutating func record() -> String {
    "{\"name\": \(quoted(word())), \"n\": \(number()), \"on\": \(random.chance(50)), "
      + "\"tags\": \(many { $0.quoted($0.word()) })}"
  }

  mutating func data() -> String {
    """
    {"i": \(number()), "j": \(random.below(4)), "t": \(quoted(word())), "u": \(quoted(word())), \
    "yes": true, "no": false, "nothing": null, "f": \(Double(number()) / 4), \
    "h": {"$html": "<i>\(random.below(9)) &amp; x</i>"}, "l": \(many { "\($0.number())" }), \
    "words": \(many { $0.quoted($0.word()) }), "rows": \(many { $0.record() }), "r": \(record())}
    """
  }
}
