/// Makes text harmless in HTML, exactly as MarkupSafe does: `&amp;`, `&lt;`, `&gt;`, `&#34;` and
/// `&#39;`.
package enum Escape {
  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  /// Runs of harmless bytes are appended whole: that is ten times faster than byte by byte.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      // The five lie between `"` (0x22) and `>` (0x3E).
      if byte > 0x3E || byte < 0x22 { continue }
      let replacement: StaticString
      switch byte {
      case 0x26: replacement = "&amp;"
      case 0x3C: replacement = "&lt;"
      case 0x3E: replacement = "&gt;"
      case 0x22: replacement = "&#34;"
      case 0x27: replacement = "&#39;"
      default: continue
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      replacement.withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends text and HTML; false for other values.
  @discardableResult
  static func append(_ value: TemplateValue, to output: inout [UInt8]) -> Bool {
    switch value {
    case .text(let text): append(text, to: &output)
    case .html(let bytes): output.append(contentsOf: bytes)
    default: return false
    }
    return true
  }

  static func escaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    append(text, to: &result)
    return result
  }
}
