/// Makes a new text out of stretches of an older one and keeps track of where each came from.
struct TextBuilder {
  private let source: MarkdownText
  private(set) var bytes: [UInt8] = []
  private var map = TextMap()

  init(from source: MarkdownText) {
    self.source = source
    bytes.reserveCapacity(source.range.count * 5 / 4)
  }

  mutating func copy(_ range: Range<Int>) {
    let shift = bytes.count - range.lowerBound
    for segment in source.sources(of: range) {
      map.append(text: segment.text + shift, file: segment.file, length: segment.length)
    }
    bytes.append(contentsOf: source.bytes[range])
  }

  /// Bytes in place of others.
  mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
    for segment in source.sources(of: range).prefix(1) {
      map.append(text: bytes.count, file: segment.file, length: segment.length)
    }
    bytes.append(contentsOf: replacement)
  }

  /// Bytes that stand nowhere in the file.
  mutating func insert(_ inserted: some Sequence<UInt8>) {
    bytes.append(contentsOf: inserted)
  }

  func text() -> MarkdownText {
    MarkdownText(bytes: bytes, range: 0..<bytes.count, map: map)
  }
}
