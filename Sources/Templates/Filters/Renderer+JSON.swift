import Diagnostics

/// `tojson`: Python's `json.dumps` with sorted keys and ASCII only, made harmless in HTML.
extension Renderer {
  mutating func toJSON(
    _ call: FilterCall, _ input: TemplateValue
  ) throws(TemplateFailure) -> TemplateValue {
    var margin: String?
    if let argument = call.argument(0), !Self.isNull(argument) {
      if let text = plainText(argument) {
        margin = text
      } else {
        let width = max(try integer(call, 0, absent: 0), 0)
        // The margin stands once for each level on each line.
        try checkSize(min(width, TemplateLibrary.outputLimit) * Self.nestingLimit, at: call.node)
        margin = String(repeating: " ", count: width)
      }
    }
    var bytes: [UInt8] = []
    try appendJSON(input, to: &bytes, call, margin, depth: 0)
    return .html(bytes)
  }

  private mutating func appendJSON(
    _ value: TemplateValue, to bytes: inout [UInt8], _ call: FilterCall, _ margin: String?,
    depth: Int
  ) throws(TemplateFailure) {
    switch whole(value) {
    case .null: bytes += Array("null".utf8)
    case .bool(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .int(let number): bytes += Array(String(number).utf8)
    case .double(let number): bytes += Array(Self.json(number).utf8)
    case .text, .html: Self.appendJSON(plainText(value) ?? "", to: &bytes)
    case .list, .tuple:
      let items = try itemsToLoop(value, call.inputNode)
      try enter(depth, items.count, call.node)
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        separate(index == 0, to: &bytes, margin, depth + 1)
        try appendJSON(item, to: &bytes, call, margin, depth: depth + 1)
      }
      close(UInt8(ascii: "]"), items.isEmpty, to: &bytes, margin, depth)
    case .record(let record):
      try enter(depth, record.count, call.node)
      bytes.append(UInt8(ascii: "{"))
      // Code points in UTF-8 sort as Python sorts them.
      let entries = record.entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      for (index, entry) in entries.enumerated() {
        separate(index == 0, to: &bytes, margin, depth + 1)
        Self.appendJSON(entry.name, to: &bytes)
        bytes += Array(": ".utf8)
        try appendJSON(entry.value, to: &bytes, call, margin, depth: depth + 1)
      }
      close(UInt8(ascii: "}"), entries.isEmpty, to: &bytes, margin, depth)
    case .object, .handle:
      if value.isUndefined { throw unknown(value, usedAt: call.inputNode) }
      throw failure(
        .templateValue, "\(describe(value)) cannot be written as JSON", at: call.inputNode)
    }
    try checkSize(bytes.count, at: call.node)
  }

  private func separate(_ isFirst: Bool, to bytes: inout [UInt8], _ margin: String?, _ depth: Int) {
    guard let margin else {
      if !isFirst { bytes += Array(", ".utf8) }
      return
    }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    appendLine(to: &bytes, margin, depth)
  }

  private func close(
    _ bracket: UInt8, _ isEmpty: Bool, to bytes: inout [UInt8], _ margin: String?, _ depth: Int
  ) {
    if let margin, !isEmpty { appendLine(to: &bytes, margin, depth) }
    bytes.append(bracket)
  }

  private func appendLine(to bytes: inout [UInt8], _ margin: String, _ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { Self.appendSafely(margin.utf8, to: &bytes) }
  }

  private static func json(_ number: Double) -> String {
    number.isNaN
      ? "NaN"
      : number.isInfinite
        ? number < 0 ? "-Infinity" : "Infinity"
        : Decimal.text(number)
  }

  private static func appendJSON(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += Array("\\\"".utf8)
      case "\\": bytes += Array("\\\\".utf8)
      case "\n": bytes += Array("\\n".utf8)
      case "\r": bytes += Array("\\r".utf8)
      case "\t": bytes += Array("\\t".utf8)
      case "\u{8}": bytes += Array("\\b".utf8)
      case "\u{C}": bytes += Array("\\f".utf8)
      default:
        if scalar.value >= 0x20, scalar.value < 0x7F {
          appendSafely([UInt8(ascii: scalar)], to: &bytes)
        } else {
          for unit in String(scalar).utf16 { appendEscape(UInt32(unit), to: &bytes) }
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What could end a script or an attribute becomes an escape.
  private static func appendSafely(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"):
        appendEscape(UInt32(byte), to: &bytes)
      default: bytes.append(byte)
      }
    }
  }

  private static func appendEscape(_ value: UInt32, to bytes: inout [UInt8]) {
    let digits = String(value, radix: 16)
    bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }
}
