/// What one pass over a text's bytes finds: its lines, and what it may hold.
struct TextSurvey: Sendable {
  /// Something that is more than ``MarkdownLimits`` allows.
  struct Excess: Sendable, Equatable {
    enum Kind: Sendable { case nesting, brackets }
    let kind: Kind

    /// Where the line begins.
    let offset: Int
  }

  /// Offsets at which lines begin; a line ends at LF, CR LF or a lone CR.
  private(set) var lineStarts: [Int] = []

  /// Lines, from 1, that hold nothing but what the second row of a table holds.
  private(set) var possibleDelimiterRows: [Int] = []

  /// NUL or invalid UTF-8.
  private(set) var needsMending = false
  private(set) var excess: Excess?

  init(of bytes: [UInt8], in range: Range<Int>) {
    lineStarts.reserveCapacity(range.count / 32 + 1)
    let classes = Self.classes
    bytes.withUnsafeBufferPointer { bytes in
      classes.withUnsafeBufferPointer { classes in
        survey(bytes, range, classes)
      }
    }
  }

  private static let blank: UInt8 = 1
  private static let dash: UInt8 = 2
  private static let pipe: UInt8 = 4
  private static let other: UInt8 = 8
  private static let bracket: UInt8 = 16
  private static let lineEnd: UInt8 = 32
  private static let notASCII: UInt8 = 64
  private static let special = bracket | lineEnd | notASCII

  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: other, count: 256)
    for byte in [0x20, 0x09, 0x0B, 0x0C, 0x3E] { classes[byte] = blank }
    classes[0x2D] = dash
    for byte in [0x7C, 0x3A] { classes[byte] = pipe }
    for byte in [0x5B, 0x3C] { classes[byte] = other | bracket }
    for byte in [0x0A, 0x0D] { classes[byte] = lineEnd }
    for byte in 0x80...0xFF { classes[byte] = other | notASCII }
    classes[0] = other | notASCII
    return classes
  }()

  private mutating func survey(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    var index = range.lowerBound
    let end = range.upperBound
    var brackets = 0
    while index < end {
      let start = index
      lineStarts.append(start)
      var seen: UInt8 = 0
      scanning: while index < end {
        let kind = classes[Int(bytes[index])]
        seen |= kind
        if kind & Self.special == 0 {
          index += 1
        } else if kind & Self.lineEnd != 0 {
          break scanning
        } else if kind & Self.bracket != 0 {
          brackets += 1
          index += 1
        } else {
          let (length, isValid) = UTF8Sequence.read(bytes, at: index, end: end)
          if !isValid { needsMending = true }
          index += length
        }
      }
      close(start, index, seen, bytes, &brackets)
      if index < end {
        index += bytes[index] == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
      }
    }
  }

  private mutating func close(
    _ start: Int, _ end: Int, _ seen: UInt8, _ bytes: UnsafeBufferPointer<UInt8>,
    _ brackets: inout Int
  ) {
    if seen & ~(Self.blank | Self.lineEnd) == 0 {
      brackets = 0
    } else if brackets > MarkdownLimits.brackets, excess == nil {
      excess = Excess(kind: .brackets, offset: start)
    }
    if seen & Self.other == 0, seen & Self.dash != 0, seen & Self.pipe != 0 {
      possibleDelimiterRows.append(lineStarts.count)
    }
    if end - start > MarkdownLimits.nesting, excess == nil,
      Self.depth(of: bytes, start, end) > MarkdownLimits.nesting
    {
      excess = Excess(kind: .nesting, offset: start)
    }
  }

  /// How many quotes and list items the start of a line opens. libcmark's time is this number
  /// times the number of lines, so it has to be known before libcmark sees the text.
  private static func depth(
    of bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    func isBlank(at index: Int) -> Bool {
      index >= end || bytes[index] == 0x20 || bytes[index] == 0x09
    }
    var index = start
    var depth = 0
    /// Markers of one kind at the end of the line may be a thematic break.
    var run: (byte: UInt8, count: Int) = (0, 0)
    while index < end {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09:
        index += 1
        continue
      case 0x3E:
        index += 1
      case 0x2A, 0x2B, 0x2D:
        guard isBlank(at: index + 1) else { return depth }
        index += 1
      case 0x30...0x39:
        while index < end, 0x30...0x39 ~= bytes[index] { index += 1 }
        guard index < end, bytes[index] == 0x2E || bytes[index] == 0x29, isBlank(at: index + 1)
        else { return depth }
        index += 1
      default:
        return depth
      }
      depth += 1
      run = run.byte == byte ? (byte, run.count + 1) : (byte, 1)
    }
    return run.byte == 0x2A || run.byte == 0x2D ? depth - run.count : depth
  }
}
