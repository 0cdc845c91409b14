import CYAML

/// Turns libyaml's marks, which count Unicode scalars, into byte offsets of the file.
struct YAMLMarks {
  /// Where the YAML begins.
  let start: Int
  private let end: Int

  /// Offset of each scalar from `start`; empty when the text is ASCII and both counts agree.
  private let offsets: [Int32]

  init(bytes: [UInt8], range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
    let text = bytes[range]
    if text.allSatisfy({ $0 < 0x80 }) {
      offsets = []
    } else {
      var offsets: [Int32] = []
      for index in text.indices where text[index] & 0xC0 != 0x80 {
        offsets.append(Int32(index - range.lowerBound))
      }
      self.offsets = offsets
    }
  }

  func offset(_ mark: yaml_mark_t) -> Int {
    let index = Int(mark.index)
    guard !offsets.isEmpty else { return min(start + index, end) }
    return index < offsets.count ? start + Int(offsets[index]) : end
  }

  /// A byte offset that libyaml's reader counted itself.
  func offset(bytes count: Int) -> Int { min(start + count, end) }

  func range(_ event: yaml_event_t) -> Range<Int> {
    range(from: event, to: event)
  }

  func range(from first: yaml_event_t, to last: yaml_event_t) -> Range<Int> {
    let lower = offset(first.start_mark)
    return lower..<max(lower, offset(last.end_mark))
  }
}
