import Templates

/// Reads JSON into template values and keeps the order of keys, which Foundation's reader loses.
/// `{"$html": "<b>"}` stands for finished HTML.
struct OrderedJSON {
  struct Problem: Error { let offset: Int }

  private let bytes: [UInt8]
  private var index = 0

  static func value(_ text: String) throws -> TemplateValue {
    var reader = OrderedJSON(bytes: Array(text.utf8))
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.index == reader.bytes.count else { throw Problem(offset: reader.index) }
    return value
  }

  static func record(_ text: String) throws -> TemplateRecord {
    guard case .record(let record) = try value(text) else { throw Problem(offset: 0) }
    return record
  }

  static func text(_ text: String) throws -> String {
    guard case .text(let result) = try value(text) else { throw Problem(offset: 0) }
    return result
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ wanted: String) -> Bool {
    let wanted = Array(wanted.utf8)
    guard bytes.dropFirst(index).starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  private mutating func value() throws -> TemplateValue {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return try record()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try string())
    default:
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      return try number()
    }
  }

  private mutating func number() throws -> TemplateValue {
    let start = index
    while "+-.eE0123456789".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let whole = Int(text) { return .int(whole) }
    guard let number = Double(text) else { throw Problem(offset: start) }
    return .double(number)
  }

  private mutating func list() throws -> TemplateValue {
    index += 1
    var items: [TemplateValue] = []
    skipBlanks()
    while byte != UInt8(ascii: "]") {
      items.append(try value())
      skipBlanks()
      if !take(",") { break }
    }
    guard take("]") else { throw Problem(offset: index) }
    return .list(items)
  }

  private mutating func record() throws -> TemplateValue {
    index += 1
    var pairs: [(String, TemplateValue)] = []
    skipBlanks()
    while byte != UInt8(ascii: "}") {
      skipBlanks()
      let key = try string()
      skipBlanks()
      guard take(":") else { throw Problem(offset: index) }
      pairs.append((key, try value()))
      skipBlanks()
      if !take(",") { break }
    }
    guard take("}") else { throw Problem(offset: index) }
    if pairs.count == 1, pairs[0].0 == "$html", case .text(let html) = pairs[0].1 {
      return .html(Array(html.utf8))
    }
    return .record(TemplateRecord(pairs))
  }

  private mutating func string() throws -> String {
    guard take("\"") else { throw Problem(offset: index) }
    var units: [UInt16] = []
    while byte != UInt8(ascii: "\"") {
      guard index < bytes.count else { throw Problem(offset: index) }
      if byte == UInt8(ascii: "\\") {
        index += 1
        let mark = byte
        index += 1
        switch mark {
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "u"):
          let digits = String(decoding: bytes.dropFirst(index).prefix(4), as: UTF8.self)
          guard let unit = UInt16(digits, radix: 16) else { throw Problem(offset: index) }
          units.append(unit)
          index += 4
        default: units.append(UInt16(mark))
        }
      } else {
        let start = index
        while index < bytes.count, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          index += 1
        }
        units += Array(String(decoding: bytes[start..<index], as: UTF8.self).utf16)
      }
    }
    index += 1
    return String(decoding: units, as: UTF16.self)
  }
}
