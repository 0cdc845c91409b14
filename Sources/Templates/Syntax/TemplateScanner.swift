import Diagnostics

/// Cuts a template into tokens and applies the rules of white space: `trim_blocks`, `lstrip_blocks`
/// and the signs `-` and `+`, as Jinja2's lexer does.
///
/// The last line end of the file is left out, as Jinja2 does with `keep_trailing_newline=False`.
/// A delimiter that is never closed is reported at the place where it opens, and scanning goes on
/// behind that line, so that one slip does not hide the others.
struct TemplateScanner {
  let file: SourceFile
  let bytes: [UInt8]
  let end: Int
  var index = 0
  var tokens: [TemplateToken] = []
  var diagnostics: [Diagnostic] = []

  /// How many tags were never closed. To know it of one takes a look at all that follows.
  var unclosedCount = 0

  /// After as many, the rest is not looked at: a slip is mended long before.
  static let mostUnclosed = 50

  /// The last token took a line end with it, so that a tag may follow at the start of a line.
  private var isAtLineStart = true

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    var end = bytes.count
    if end > 0, bytes[end - 1] == UInt8(ascii: "\n") {
      end -= end > 1 && bytes[end - 2] == UInt8(ascii: "\r") ? 2 : 1
    } else if end > 0, bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    self.end = end
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func scan() {
    while index < end {
      guard let opener = nextOpener(from: index) else {
        addText(index..<end)
        break
      }
      scanTag(at: opener)
    }
    tokens.append(TemplateToken(.end, bytes.count..<bytes.count))
  }

  func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  mutating func report(_ message: String, _ range: Range<Int>, help: String? = nil) {
    diagnostics.append(
      Diagnostic(.templateSyntax, message, at: file.place(range), help: help))
  }

  /// The next `{{`, `{%` or `{#`.
  private func nextOpener(from start: Int) -> Int? {
    var index = start
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "{") {
        switch bytes[index + 1] {
        case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): return index
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { tokens.append(TemplateToken(.text, range)) }
  }

  /// The text before a delimiter, without what the delimiter's sign and `lstrip_blocks` take.
  private mutating func addText(_ range: Range<Int>, before sign: UInt8, isOutput: Bool) {
    var range = range
    if sign == UInt8(ascii: "-") {
      range = range.lowerBound..<WhiteSpace.start(of: range, in: bytes)
    } else if sign != UInt8(ascii: "+"), !isOutput {
      var line = range.upperBound
      while line > range.lowerBound, !isLineEnd(bytes[line - 1]) { line -= 1 }
      if line > range.lowerBound || isAtLineStart,
        WhiteSpace.end(from: line, in: bytes, end: range.upperBound) == range.upperBound
      {
        range = range.lowerBound..<line
      }
    }
    addText(range)
  }

  private mutating func scanTag(at opener: Int) {
    let text = index..<opener
    let kind = bytes[opener + 1]
    let sign = signAt(opener + 2)
    let content = opener + 2 + (sign == 0 ? 0 : 1)
    addText(text, before: sign, isOutput: kind == UInt8(ascii: "{"))
    switch kind {
    case UInt8(ascii: "#"): scanComment(opener, content)
    case UInt8(ascii: "%"):
      if let body = rawBody(content) {
        scanRaw(opener, body)
      } else {
        scanExpression(opener, content, isTag: true)
      }
    default: scanExpression(opener, content, isTag: false)
    }
  }

  private func signAt(_ index: Int) -> UInt8 {
    let byte = byte(index)
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") ? byte : 0
  }

  private mutating func scanComment(_ opener: Int, _ content: Int) {
    var index = content
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "}") {
        let sign = index > content ? signAt(index - 1) : 0
        finish(index + 2, sign, trims: true)
        return
      }
      index += 1
    }
    report("'{#' is never closed", opener..<opener + 2, help: "end the comment with '#}'")
    self.index = end
  }

  /// Goes on behind a closing delimiter that ends at `index`, with the white space it takes.
  mutating func finish(_ index: Int, _ sign: UInt8, trims: Bool) {
    var next = index
    if sign == UInt8(ascii: "-") {
      next = WhiteSpace.end(from: index, in: bytes, end: end)
    } else if trims, sign != UInt8(ascii: "+") {
      next += lineEndLength(index)
    }
    isAtLineStart = next > index && isLineEnd(bytes[next - 1])
    self.index = next
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func lineEndLength(_ index: Int) -> Int {
    switch byte(index) {
    case UInt8(ascii: "\n"): 1
    case UInt8(ascii: "\r"): byte(index + 1) == UInt8(ascii: "\n") ? 2 : 1
    default: 0
    }
  }

  /// If a tag's content says `raw`: where the tag's closing delimiter ends, and its sign.
  private func rawBody(_ content: Int) -> (end: Int, sign: UInt8)? {
    closing(of: "raw", from: content)
  }

  private func closing(of word: String, from content: Int) -> (end: Int, sign: UInt8)? {
    let start = WhiteSpace.end(from: content, in: bytes, end: end)
    let word = Array(word.utf8)
    guard start + word.count <= end, bytes[start..<start + word.count].elementsEqual(word) else {
      return nil
    }
    var index = WhiteSpace.end(from: start + word.count, in: bytes, end: end)
    let sign = signAt(index)
    if sign != 0 { index += 1 }
    guard byte(index) == UInt8(ascii: "%"), byte(index + 1) == UInt8(ascii: "}") else { return nil }
    return (index + 2, sign)
  }

  private mutating func scanRaw(_ opener: Int, _ body: (end: Int, sign: UInt8)) {
    // Jinja2 trims no line end behind `{% raw %}`.
    finish(body.end, body.sign, trims: false)
    let start = index
    var index = start
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "%") {
        let sign = signAt(index + 2)
        if let closing = closing(of: "endraw", from: index + 2 + (sign == 0 ? 0 : 1)) {
          addText(start..<index, before: sign, isOutput: false)
          finish(closing.end, closing.sign, trims: true)
          return
        }
      }
      index += 1
    }
    report("'{% raw %}' is never closed", opener..<body.end, help: "write '{% endraw %}'")
    self.index = end
  }
}
