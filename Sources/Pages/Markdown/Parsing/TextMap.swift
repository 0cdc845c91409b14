/// The way from offsets in a text that was made out of a file back to offsets in the file.
struct TextMap: Sendable {
  /// A stretch of the text that was copied from the file.
  struct Segment: Sendable {
    let text: Int
    let file: Int
    var length: Int
  }

  /// In order of their offsets in the text.
  private(set) var segments: [Segment] = []

  mutating func append(text: Int, file: Int, length: Int) {
    guard length > 0 else { return }
    if let last = segments.last, last.text + last.length == text, last.file + last.length == file {
      segments[segments.count - 1].length += length
    } else {
      segments.append(Segment(text: text, file: file, length: length))
    }
  }

  /// The file offset of a text offset; what was put in between copies belongs to the end of the
  /// copy before it.
  func fileOffset(_ offset: Int) -> Int {
    guard let first = segments.first else { return 0 }
    let index = lastIndex(notAfter: offset)
    guard index >= 0 else { return first.file }
    let segment = segments[index]
    return segment.file + min(offset - segment.text, segment.length)
  }

  /// Where in the file ends what ends at `offset` in the text.
  func fileEnd(_ offset: Int) -> Int {
    guard let first = segments.first else { return 0 }
    let index = lastIndex(notAfter: offset - 1)
    guard index >= 0 else { return first.file }
    let segment = segments[index]
    return segment.file + min(offset - segment.text, segment.length)
  }

  /// The segments that overlap a stretch of the text, cut to it.
  func segments(in range: Range<Int>) -> [Segment] {
    var index = max(0, lastIndex(notAfter: range.lowerBound))
    var result: [Segment] = []
    while index < segments.count, segments[index].text < range.upperBound {
      let segment = segments[index]
      let start = max(segment.text, range.lowerBound)
      let end = min(segment.text + segment.length, range.upperBound)
      if start < end {
        result.append(
          Segment(text: start, file: segment.file + start - segment.text, length: end - start))
      }
      index += 1
    }
    return result
  }

  /// Index of the last segment that begins at or before `offset`, or -1.
  private func lastIndex(notAfter offset: Int) -> Int {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
