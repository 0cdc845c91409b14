import TestSupport

/// Makes texts with tables and with what nearly is one.
struct RandomTables {
  private static let cells = [
    "a", "b c", "", " ", "*x*", "**y", "`z`", "`\\|`", "\\|", "\\\\|", "\\\\", "x\\", "#", "# h",
    "h #", "## ", "- a", "1. b", "> q", "---", "===", "[l](/u)", "[foo]", "[foo][]", "[p|q](/u)",
    "![i](/s.png)", "<b>", "`a|b`", "&amp;", "&#124;", ":", "[r]: /u", "é", "日本", "```", "\t",
    "    x", "_e_ **s**", "<http://x.y>", "a\\", "\\*", "{#id}", "[!NOTE]", "*a|b*",
  ]

  private static let delimiters = [
    "-", "---", ":-", "-:", ":-:", " --- ", ":--", " -", "- ", "", "--:--", " : - ", "=", "\t-\t",
  ]

  /// Containers: what the first line begins with, what the others begin with.
  private static let containers = [
    ("", ""), ("", ""), ("", ""), ("> ", "> "), (">", ">"), ("> ", ""), ("- ", "  "), ("- ", ""),
    ("1. ", "   "), ("10) ", "    "), ("> > ", "> > "), ("> > ", "> "), ("- > ", "  > "),
    ("> - ", ">   "), ("- - ", "    "), ("-\t", "\t"), ("  ", "  "), ("   ", " "), ("    ", "    "),
    ("- ", "\t"), (">\t", "> "), ("-     ", "  "), ("> ", ">"), ("+   ", "    "), ("- a\n  ", "  "),
    ("-\n  ", "  "), ("1. x\n\n   ", "   "),
  ]

  private static let others = [
    "text", "2. x", "-", "- y", "<div>", "    code", "> q", "# h", "---", "===", "--", "|",
    "||", "| |", "```", "", "", "*", "+ ", "  ", "a | b", "1986. x", "***",
    "\tx", "a\\|b", "<!-- c -->", "1)", "`a", "b`",
  ]

  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func text() -> String {
    var lines: [String] = []
    for _ in 0..<generator.count(1...3) {
      let (first, rest) = Self.containers[generator.count(0...(Self.containers.count - 1))]
      var block: [String] = []
      for _ in 0..<generator.count(0...1) where generator.isOne(in: 3) {
        block.append(generator.pick(Self.others))
      }
      block += table()
      for _ in 0..<generator.count(0...2) { block.append(generator.pick(Self.others)) }
      for (index, line) in block.enumerated() {
        let prefix = index == 0 ? first : generator.isOne(in: 12) ? first : rest
        lines.append((generator.isOne(in: 15) ? "" : prefix) + line)
      }
      if !generator.isOne(in: 4) { lines.append("") }
    }
    if generator.isOne(in: 2) { lines += ["", "[foo]: /url 'title'"] }
    let end = generator.isOne(in: 6) ? "\r\n" : "\n"
    return lines.joined(separator: end) + (generator.isOne(in: 5) ? "" : end)
  }

  private mutating func table() -> [String] {
    let columns = generator.count(1...3)
    var lines = [row(columns) { $0.pick(Self.cells) }]
    let isOdd = generator.isOne(in: 8)
    let delimiters = isOdd ? Self.delimiters : Array(Self.delimiters.prefix(5))
    lines.append(
      row(isOdd ? generator.count(1...3) : columns) { $0.pick(delimiters) })
    for _ in 0..<generator.count(0...3) {
      let count = generator.isOne(in: 3) ? generator.count(1...4) : columns
      lines.append(row(count) { $0.pick(Self.cells) })
      if generator.isOne(in: 10) { lines.append(generator.pick(Self.others)) }
    }
    return lines
  }

  private mutating func row(_ count: Int, _ cell: (inout SeededGenerator) -> String) -> String {
    var cells: [String] = []
    for _ in 0..<count { cells.append(cell(&generator)) }
    let space = generator.isOne(in: 3) ? "" : " "
    var row = cells.map { space + $0 + space }.joined(separator: "|")
    if !generator.isOne(in: 5) { row = "|" + row }
    if !generator.isOne(in: 5) { row += "|" }
    if generator.isOne(in: 10) { row += " " }
    if generator.isOne(in: 10) { row = String(repeating: " ", count: generator.count(1...4)) + row }
    return row
  }
}
