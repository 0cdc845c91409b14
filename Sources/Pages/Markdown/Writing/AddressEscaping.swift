/// Escapes addresses as libcmark does (its houdini_href_e.c).
package enum AddressEscaping {
  /// An address inside the quotes of `href` or `src`: what an address may not hold is written
  /// with percent signs; percent signs that are there already stay.
  package static func append(
    _ address: some Collection<UInt8>, to html: inout [UInt8]
  ) {
    for byte in address {
      switch byte {
      case UInt8(ascii: "&"): html.append(utf8: "&amp;")
      case UInt8(ascii: "'"): html.append(utf8: "&#x27;")
      case _ where isSafeInAddress(byte): html.append(byte)
      default:
        html.append(UInt8(ascii: "%"))
        html.append(hexDigit(byte >> 4))
        html.append(hexDigit(byte & 15))
      }
    }
  }

  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"),
      UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension [UInt8] {
  /// Appends text of the program's own.
  package mutating func append(utf8 text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A line end, unless a line has just ended.
  mutating func endLine() {
    if let last, last != 0x0A { append(0x0A) }
  }
}
