/// The text that libcmark reads, its lines, and the way back to the file.
///
/// Mostly that is the file itself behind its front matter. It is a text of its own where the
/// file's bytes are not what libcmark would count (NUL, invalid UTF-8), and where tables are
/// rewritten (``TableRewriter``).
///
/// A class only so that everyone who reads it holds it for the price of one reference; nothing in
/// it ever changes.
final class MarkdownText: Sendable {
  let bytes: [UInt8]

  /// The part of ``bytes`` that is Markdown.
  let range: Range<Int>
  let survey: TextSurvey

  /// nil where text and file are one.
  private let map: TextMap?

  init(bytes: [UInt8], range: Range<Int>, map: TextMap? = nil) {
    self.bytes = bytes
    self.range = range
    self.map = map
    survey = TextSurvey(of: bytes, in: range)
  }

  /// Lines count from 1, as in libcmark.
  var lineCount: Int { survey.lineStarts.count }

  func lineStart(_ line: Int) -> Int {
    let index = line - 1
    if index < 0 { return range.lowerBound }
    return index < survey.lineStarts.count ? survey.lineStarts[index] : range.upperBound
  }

  /// Where a line ends, its line end left out.
  func lineEnd(_ line: Int) -> Int {
    let start = lineStart(line)
    var end = lineStart(line + 1)
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  func isBlank(_ line: Int) -> Bool {
    bytes[lineStart(line)..<lineEnd(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The offset of libcmark's line and column, both from 1.
  func offset(line: Int, column: Int) -> Int {
    min(lineStart(line) + max(0, column - 1), range.upperBound)
  }

  /// The stretch of the file that a stretch of this text stands for.
  func fileRange(_ range: Range<Int>) -> Range<Int> {
    guard let map else { return range }
    let lower = map.fileOffset(range.lowerBound)
    guard !range.isEmpty else { return lower..<lower }
    return lower..<max(lower, map.fileEnd(range.upperBound))
  }

  /// The stretches of the file that make up a stretch of this text.
  func sources(of range: Range<Int>) -> [TextMap.Segment] {
    map?.segments(in: range)
      ?? [TextMap.Segment(text: range.lowerBound, file: range.lowerBound, length: range.count)]
  }
}
