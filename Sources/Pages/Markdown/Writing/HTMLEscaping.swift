/// Escapes text for HTML, between tags and inside the double quotes of an attribute alike, as
/// libcmark does (its houdini_html_e.c). In runs: what needs no escape is appended as a whole.
package enum HTMLEscaping {
  package static func escaped(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    append(text, to: &output)
    return output
  }

  package static func append(_ text: String, to output: inout [UInt8]) {
    append(text.utf8, to: &output)
  }

  package static func append(_ text: some Collection<UInt8>, to output: inout [UInt8]) {
    let done: Void? = text.withContiguousStorageIfAvailable { append($0, to: &output) }
    if done == nil { Array(text).withUnsafeBufferPointer { append($0, to: &output) } }
  }

  /// A bit for each of `"`, `&`, `<` and `>`.
  private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 64, special >> UInt64(byte) & 1 == 1, let escape = Self.escape(of: byte)
      else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      output.append(utf8: escape)
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
