/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// A path whose parts are separated by `/`. A colon is encoded too: in the first part of a
  /// relative reference it would begin a scheme (RFC 3986, section 4.2).
  package static func path(_ text: String) -> [UInt8] { encoded(text, keeping: inPath) }

  /// What follows `#`. `&` and `'` are encoded so that the result is safe in an attribute.
  package static func fragment(_ text: String) -> [UInt8] { encoded(text, keeping: inFragment) }

  /// Appends ``fragment(_:)``.
  static func appendFragment(_ text: String, to output: inout [UInt8]) {
    append(text, keeping: inFragment, to: &output)
  }

  /// Whether ``fragment(_:)`` leaves the text as it is, as it does with nearly every anchor.
  static func isFragment(_ text: String) -> Bool { text.utf8.allSatisfy { inFragment[Int($0)] } }

  /// One value inside a query or a path.
  package static func component(_ text: String) -> [UInt8] {
    encoded(text, keeping: unreserved)
  }

  /// Undoes percent-encoding once; `nil` when an escape is malformed or the result is not UTF-8.
  package static func decode(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
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

  private static func encoded(_ text: String, keeping isKept: [Bool]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    append(text, keeping: isKept, to: &output)
    return output
  }

  /// - Parameter isKept: for each of the 256 bytes whether it stays as it is.
  private static func append(
    _ text: String, keeping isKept: [Bool], to output: inout [UInt8]
  ) {
    var text = text
    text.withUTF8 { append($0, keeping: isKept, to: &output) }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, keeping isKept: [Bool], to output: inout [UInt8]
  ) {
    if text.allSatisfy({ isKept[Int($0)] }) {
      output.append(contentsOf: text)
      return
    }
    for byte in text {
      if isKept[Int(byte)] {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(hexDigit(byte >> 4))
        output.append(hexDigit(byte & 15))
      }
    }
  }

  private static let unreserved = table("")
  private static let inPath = table("/!$()*+,;=@")
  private static let inFragment = table("/?!$()*+,;=:@")

  /// The unreserved characters of RFC 3986, and others.
  private static func table(_ others: String) -> [Bool] {
    (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
      default: others.utf8.contains(byte)
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
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
