import Diagnostics

/// Names a finding across runs: by what is wrong and in which file, but not on which line, so that
/// a paragraph added above does not make it a new one.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// 32 hexadecimal digits; findings that agree in all else are told apart by their order.
  mutating func next(_ finding: Diagnostic, path: String) -> String {
    let text = "\(finding.code.rawValue)\n\(path)\n\(finding.message)"
    let number = seen[text, default: 0]
    seen[text] = number + 1
    let whole = "\(text)\n\(number)"
    return Self.hex(Self.hash(whole, 0xCBF2_9CE4_8422_2325))
      + Self.hex(Self.hash(whole, 0x9E37_79B9_7F4A_7C15))
  }

  /// FNV-1a (draft-eastlake-fnv, 64 bits); another basis makes another function of it.
  private static func hash(_ text: String, _ basis: UInt64) -> UInt64 {
    text.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
