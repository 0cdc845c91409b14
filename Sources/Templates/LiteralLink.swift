package import Diagnostics

/// An address that a template's author wrote: the value of an `href` or `src` without any `{{ }}`
/// or tag in it.
package struct LiteralLink: Sendable, Hashable {
  /// As written between the quotes; character references such as `&amp;` are not undone.
  package let value: String

  /// The value, without its quotes.
  package let place: SourcePlace

  /// Looks through a template's text. HTML tags may go on across template tags; values that do
  /// are not literal and are passed over.
  static func all(in template: ParsedTemplate) -> [LiteralLink] {
    let bytes = template.file.bytes
    var result: [LiteralLink] = []
    var isInTag = false
    var quote: UInt8?
    for text in template.text {
      var index = text.lowerBound
      while index < text.upperBound {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
          index += 1
        } else if !isInTag {
          if byte == UInt8(ascii: "<"), index + 1 < text.upperBound, bytes[index + 1].isNamePart {
            isInTag = true
          }
          index += 1
        } else if byte == UInt8(ascii: ">") {
          isInTag = false
          index += 1
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
          index += 1
        } else if let value = attributeValue(at: index, in: bytes, text) {
          result.append(
            LiteralLink(
              value: String(decoding: bytes[value], as: UTF8.self),
              place: template.file.place(value)))
          index = value.upperBound + 1
        } else {
          index += 1
        }
      }
    }
    return result
  }

  /// The value, if a whole `href="…"` or `src="…"` begins at `index`.
  private static func attributeValue(
    at index: Int, in bytes: [UInt8], _ text: Range<Int>
  ) -> Range<Int>? {
    // Where a template tag ends, an attribute may begin.
    guard
      index == text.lowerBound || WhiteSpace.length(at: index - 1, in: bytes, end: index) == 1
    else { return nil }
    for name in ["href", "src"] {
      let count = name.utf8.count
      guard index + count < text.upperBound,
        zip(bytes[index..<index + count], name.utf8).allSatisfy({ $0 | 0x20 == $1 })
      else { continue }
      var next = WhiteSpace.end(from: index + count, in: bytes, end: text.upperBound)
      guard next < text.upperBound, bytes[next] == UInt8(ascii: "=") else { return nil }
      next = WhiteSpace.end(from: next + 1, in: bytes, end: text.upperBound)
      guard next < text.upperBound,
        bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'")
      else { return nil }
      let quote = bytes[next]
      return bytes[next + 1..<text.upperBound].firstIndex(of: quote).map { next + 1..<$0 }
    }
    return nil
  }
}
