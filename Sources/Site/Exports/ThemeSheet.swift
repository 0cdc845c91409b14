/// The style sheet that carries the company's colour: inline styles would break the policy.
enum ThemeSheet {
  static func bytes(accent: String) -> [UInt8] {
    Array(":root { --accent: \(accent); }\n".utf8)
  }
}
