/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// A path whose parts are separated by `/`. A colon is encoded too: in the first part of a
  /// relative reference it would begin a scheme (RFC 3986, section 4.2).
  package static func path(_ text: String) -> [UInt8] {
    encode(text) { isUnreserved($0) || "/!$()*+,;=@".utf8.contains($0) }
  }

  /// What follows `#`. `&` and `'` are encoded so that the result is safe in an attribute.
  package static func fragment(_ text: String) -> [UInt8] {
    encode(text) { isUnreserved($0) || "/?!$()*+,;=:@".utf8.contains($0) }
  }

  /// One value inside a query or a path.
  package static func component(_ text: String) -> [UInt8] {
    encode(text, keeping: isUnreserved)
  }

  /// Undoes percent-encoding once; `nil` when an escape is malformed or the result is not UTF-8.
  package static func decode(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var source = text.utf8.makeIterator()
    while let byte = source.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = source.next().flatMap(digit), let low = source.next().flatMap(digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return output
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
