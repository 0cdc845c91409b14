/// An amount in a fact: "5 to 8", "2 quarters", "one team".
struct Amount: Sendable, Equatable {
  let low: Double
  let high: Double

  /// What is counted: "day" for every length of time, else the word behind the number.
  let unit: String

  /// Reads the first number of a text, the second one behind "to" or a dash, and their unit.
  ///
  /// Percentages and money are none: a share of time spent on code may well fall.
  init?(_ text: String) {
    guard !text.contains("%"), !text.contains("€"), !text.contains("$"), !text.contains("£") else {
      return nil
    }
    // A dash between two numbers is a range; "5-8" would be one word otherwise.
    let spaced = text.split { "–—-".contains($0) }.joined(separator: " to ")
    let words = WordScan.words(of: spaced)
    guard let start = words.firstIndex(where: { Self.number($0) != nil }),
      let first = Self.number(words[start])
    else { return nil }
    // "up to 3", "at least 3" are amounts too; a number far into a sentence is not the amount.
    guard start <= 2 else { return nil }
    var next = start + 1
    var second = first
    if next + 1 < words.count, ["to", "or", "bis", "à"].contains(words[next]),
      let number = Self.number(words[next + 1])
    {
      second = number
      next += 2
    }
    let unit = next < words.count ? words[next] : ""
    guard unit != "percent" else { return nil }
    let singular = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    let days = Self.days[singular]
    low = min(first, second) * (days ?? 1)
    high = max(first, second) * (days ?? 1)
    self.unit = days == nil ? singular : "day"
  }

  /// Whether this is less than what stood at the level below.
  func isLess(than other: Amount) -> Bool {
    unit == other.unit && low <= other.low && high <= other.high
      && (low, high) != (other.low, other.high)
  }

  static func number(_ word: String) -> Double? {
    if let number = Double(word), number.isFinite { return number }
    return words.firstIndex(of: word).map { Double($0) }
  }

  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]

  private static let days: [String: Double] = [
    "day": 1, "week": 7, "sprint": 14, "month": 30, "quarter": 91, "year": 365,
  ]
}
