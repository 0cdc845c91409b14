/// Escapes text for HTML, in element content and in double-quoted attributes alike.
package enum HTMLEscaping {
  package static func escaped(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    append(text, to: &output)
    return output
  }

  /// Clean stretches are appended whole.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var rest = text.utf8[...]
    while let index = rest.firstIndex(where: isSpecial) {
      output += rest[..<index]
      switch rest[index] {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      default: output += "&quot;".utf8
      }
      rest = rest[rest.index(after: index)...]
    }
    output += rest
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "\"")
  }
}
