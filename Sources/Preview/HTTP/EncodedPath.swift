/// A path as it may stand in an address or a header: every byte that could mean anything else there
/// is escaped.
enum EncodedPath {
  static func text(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        result.append(Unicode.Scalar(byte))
      default:
        result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(result)
  }
}
