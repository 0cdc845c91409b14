import Diagnostics

/// Values as text, the way Python's `str` and `repr` write them.
extension Renderer {
  /// The text of text and HTML; `nil` for other values.
  func plainText(_ value: TemplateValue) -> String? {
    switch value {
    case .text(let text): text
    case .html(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  mutating func text(of value: TemplateValue, _ node: Int32) throws(TemplateFailure) -> String {
    switch value {
    case .text(let text): return text
    case .html(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .int(let number): return String(number)
    case .double(let number): return Decimal.text(number)
    case .bool(let flag): return flag ? "True" : "False"
    case .null: return "None"
    case .list, .tuple, .record, .object:
      var bytes: [UInt8] = []
      try appendRepresentation(value, to: &bytes, node, depth: 0)
      return String(decoding: bytes, as: UTF8.self)
    case .handle(let handle):
      if handle.kind == .nothing { return "" }
      throw cannotShow(value, node)
    }
  }

  private mutating func cannotShow(_ value: TemplateValue, _ node: Int32) -> TemplateFailure {
    guard case .handle(let handle) = value, handle.kind != .undefined, handle.kind != .nothing
    else { return unknown(value, usedAt: node) }
    return failure(
      .templateValue, "\(subject(node, value)) and cannot be shown", at: node,
      help: handle.kind == .macro || handle.kind == .builtin
        ? "call it: '\(written(node))()'" : "show one of its values")
  }

  private mutating func appendRepresentation(
    _ value: TemplateValue, to bytes: inout [UInt8], _ node: Int32, depth: Int
  ) throws(TemplateFailure) {
    switch whole(value) {
    case .text(let text): Representation.append(text, to: &bytes)
    case .html(let html):
      bytes += Array("Markup(".utf8)
      Representation.append(String(decoding: html, as: UTF8.self), to: &bytes)
      bytes.append(UInt8(ascii: ")"))
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      try appendItems(items, to: &bytes, node, depth)
      bytes.append(UInt8(ascii: "]"))
    case .tuple(let tuple):
      bytes.append(UInt8(ascii: "("))
      try appendItems(tuple.items, to: &bytes, node, depth)
      if tuple.items.count == 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: ")"))
    case .record(let record):
      try enter(depth, record.count, node)
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in record.entries.enumerated() {
        if index > 0 { bytes += Array(", ".utf8) }
        Representation.append(entry.name, to: &bytes)
        bytes += Array(": ".utf8)
        try appendRepresentation(entry.value, to: &bytes, node, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "}"))
    case .handle: throw cannotShow(value, node)
    default: bytes += Array(try text(of: value, node).utf8)
    }
    try checkSize(bytes.count, at: node)
  }

  private mutating func appendItems(
    _ items: [TemplateValue], to bytes: inout [UInt8], _ node: Int32, _ depth: Int
  ) throws(TemplateFailure) {
    try enter(depth, items.count, node)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += Array(", ".utf8) }
      try appendRepresentation(item, to: &bytes, node, depth: depth + 1)
    }
  }

  /// The items that a loop or filter goes through: a list's, a record's keys, a text's characters.
  mutating func itemsToLoop(
    _ value: TemplateValue, _ node: Int32
  ) throws(TemplateFailure) -> [TemplateValue] {
    switch value {
    case .list(let items): return items
    case .tuple(let tuple): return tuple.items
    case .record(let record): return record.entries.map { .text($0.name) }
    case .object(let object): return code.shapes[Int(object.kind)].names.map { .text($0) }
    case .text, .html:
      guard let text = plainText(value) else { return [] }
      try countWork(text.utf8.count * 16, at: node)
      return text.unicodeScalars.map { .text(String($0)) }
    case .handle(let handle) where handle.kind == .nothing: return []
    default:
      if value.isUndefined { throw unknown(value, usedAt: node) }
      throw failure(
        .templateValue, "\(subject(node, value)); only lists, records and text have items",
        at: node)
    }
  }
}

/// Python's `repr` of text.
enum Representation {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let quote: Unicode.Scalar =
      text.utf8.contains(0x27) && !text.utf8.contains(0x22) ? "\"" : "'"
    bytes.append(UInt8(ascii: quote))
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "\n": bytes += Array("\\n".utf8)
      case "\r": bytes += Array("\\r".utf8)
      case "\t": bytes += Array("\\t".utf8)
      default:
        if isPrintable(scalar) {
          bytes += Array(String(scalar).utf8)
        } else {
          appendEscape(scalar.value, to: &bytes)
        }
      }
    }
    bytes.append(UInt8(ascii: quote))
  }

  private static func appendEscape(_ value: UInt32, to bytes: inout [UInt8]) {
    let (mark, width) = value < 0x100 ? ("\\x", 2) : value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
    let digits = String(value, radix: 16)
    bytes += Array((mark + String(repeating: "0", count: width - digits.count) + digits).utf8)
  }

  /// Python's `str.isprintable`.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
