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

  private mutating func string(_ text: String) { Self.append(text.utf8, to: &bytes) }

  /// A text in quotes.
  ///
  /// Escapes what RFC 8259, section 7 requires, and `<`, `>`, `&`, U+2028 and U+2029, so that the
  /// text is harmless wherever it is pasted.
  static func append(_ text: some BidirectionalCollection<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var rest = text[...]
    while let index = rest.firstIndex(where: needsCare) {
      bytes += rest[..<index]
      let next = rest.index(after: index)
      switch rest[index] {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x09: bytes += "\\t".utf8
      case 0xE2:
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        let scalar = rest[index...].prefix(3)
        if scalar.elementsEqual([0xE2, 0x80, 0xA8]) || scalar.elementsEqual([0xE2, 0x80, 0xA9]) {
          bytes += scalar.last == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
          rest = rest[rest.index(index, offsetBy: 3)...]
          continue
        }
        bytes.append(0xE2)
      case let byte:
        let hex = String(byte, radix: 16)
        bytes += "\\u".utf8
        bytes += String(repeating: "0", count: 4 - hex.count).utf8
        bytes += hex.utf8
      }
      rest = rest[next...]
    }
    bytes += rest
    bytes.append(UInt8(ascii: "\""))
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
