/// Writes JSON (RFC 8259) straight to bytes, indented by two blanks, keys in the order given.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  package init() {}

  package mutating func object(_ body: (inout JSONWriter) -> Void) { nested("{", "}", body) }
  package mutating func array(_ body: (inout JSONWriter) -> Void) { nested("[", "]", body) }

  package mutating func key(_ name: String) {
    separate()
    string(name)
    bytes += ": ".utf8
    isFirst = true
    isAfterKey = true
  }

  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    element()
    bytes += String(number).utf8
  }

  package mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    element()
    bytes += (flag ? "true" : "false").utf8
  }

  package mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in
      for text in texts { writer.value(text) }
    }
  }

  package mutating func value(_ text: String) {
    element()
    string(text)
  }

  private var isAfterKey = false

  /// What goes before a value: nothing behind a key, else the separator of an array.
  private mutating func element() {
    if isAfterKey {
      isAfterKey = false
      isFirst = false
    } else {
      separate()
    }
  }

  private mutating func separate() {
    if depth == 0 { return }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes += [0x20, 0x20] }
  }

  private mutating func nested(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    element()
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func string(_ text: String) { Self.append(text, to: &bytes) }

  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { append($0, to: &output) }
  }

  /// A text in quotes.
  ///
  /// Escapes what RFC 8259, section 7 requires, and `<`, `>`, `&`, U+2028 and U+2029, so that the
  /// text is harmless wherever it is pasted.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    for index in text.indices where needsCare(text[index]) && index >= start {
      var length = 1
      let replacement: String
      switch text[index] {
      case UInt8(ascii: "\""): replacement = "\\\""
      case UInt8(ascii: "\\"): replacement = "\\\\"
      case 0x0A: replacement = "\\n"
      case 0x09: replacement = "\\t"
      case 0xE2:
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        guard index + 2 < text.count, text[index + 1] == 0x80,
          text[index + 2] == 0xA8 || text[index + 2] == 0xA9
        else { continue }
        length = 3
        replacement = text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
      case let byte:
        replacement = (byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      output += replacement.utf8
      start = index + length
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    output.append(UInt8(ascii: "\""))
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xE2, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "&"):
      true
    default: false
    }
  }
}
