import TestSupport

/// Makes Markdown texts out of the pieces that parsers trip over.
struct RandomMarkdown {
  private static let prefixes = [
    "", "", "", "", "> ", ">", "> > ", "- ", "* ", "+\t", "1. ", "2) ", "10. ", " ", "  ", "   ",
    "    ", "\t", " \t", "-\t", "-   ", "-     ",
  ]

  private static let starts = [
    "", "", "", "", "", "# ", "### ", "#", "```", "~~~ swift x", "```\n", "---", "===", "***",
    "- - -", "<div>", "<!-- a", "-->", "<b>", "</b>", "[foo]: /url", "[foo]: <a b> 'title'",
    "[bar]:", "/bar", "'t'", "[Ünï c]: #x \"t\"", "## a ##", "====", "--", "<?php", "?>",
    "<script>", "</script>", "<pre", "[foo]: /two",
  ]

  private static let inlines = [
    "a", "word", " ", " ", " ", "  ", "*", "**", "_", "__", "***", "`", "``", "```", "[", "]", "![",
    "](", ")", "](/u)", "](</u v>)", "](/u \"ti&amp;tle\")", "](/u\n 'x\ny')", "[foo]", "[foo][]",
    "[bar]", "[x][foo]", "![alt][bar]", "[ünÏ\tC]", "[ẞ]", "&amp;", "&copy;", "&#35;", "&#x41;",
    "&nope;", "&", "\\", "\\*", "\\[", "\\]", "\\`", "\\\\", "\\a", "\n", "\n", "  \n", "\\\n",
    "\t", "<b>", "</b>", "<a\n href='x'>", "<!-- c -->", "<", ">", "<http://a.b/c?d=e&amp;f>",
    "<me@x.org>", "<javascript:x>", "!", "é", "日本", "😀", "{#id}", "\"", "'", "(", "((", "))",
    ".", "1.", "-", "+", "#", "~", "=", "\u{00A0}", "\u{2028}", "](a(b)c)", "](\\(x)", "](x\\)y)",
    "[a [b](c) d](e)", "![a ![b](c) d](e)", "[![m](n)](o)", "`` a ` b ``", "%20", "](&#32;x)",
  ]

  private static let lineEnds = ["\n", "\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\n\n\n"]

  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// - Parameter extra: further pieces of text that may stand in a line.
  mutating func text(with extra: [String] = []) -> String {
    let pieces = Self.inlines + extra
    // Mostly one kind of line end, as in real files.
    let lineEnd = generator.isOne(in: 3) ? generator.pick(["\r\n", "\r"]) : "\n"
    let isMixed = generator.isOne(in: 5)
    // Lines often share the containers of the line before.
    var indent = ""
    var text = ""
    for _ in 0..<generator.count(1...10) {
      if generator.isOne(in: 3) {
        indent = ""
        for _ in 0..<generator.count(0...2) { indent += generator.pick(["> ", "  ", "   ", "\t"]) }
      }
      text += indent
      for _ in 0..<generator.count(0...2) { text += generator.pick(Self.prefixes) }
      text += generator.pick(Self.starts)
      for _ in 0..<generator.count(0...7) { text += generator.pick(pieces) }
      let end = generator.pick(Self.lineEnds)
      text += isMixed ? end : end.contains("\n\n") ? lineEnd + lineEnd : lineEnd
    }
    if generator.isOne(in: 4) { text.removeLast() }
    return text
  }
}
