/// What is wrong with JSON that the program made (RFC 8259), and whether it could end the script
/// element that somebody embeds it in.
struct JSONFaults {
  private(set) var faults: [String] = []
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if String(validating: bytes, as: UTF8.self) == nil { faults.append("the JSON is not UTF-8") }
    if !value(depth: 0) || !isAtEnd() { faults.append("no JSON from byte \(index) on") }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, " \n\r\t".utf8.contains(bytes[index]) { index += 1 }
  }

  private mutating func isAtEnd() -> Bool {
    skipBlanks()
    return index == bytes.count
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count,
      text.withUTF8Buffer({ bytes[index..<(index + count)].elementsEqual($0) })
    else { return false }
    index += count
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    skipBlanks()
    guard depth < 64, index < bytes.count else { return false }
    switch bytes[index] {
    case UInt8(ascii: "{"): return members(depth: depth)
    case UInt8(ascii: "["): return items(depth: depth)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take("true")
    case UInt8(ascii: "f"): return take("false")
    case UInt8(ascii: "n"): return take("null")
    default:
      let start = index
      while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
      return Double(String(decoding: bytes[start..<index], as: UTF8.self)) != nil
    }
  }

  private mutating func items(depth: Int) -> Bool {
    index += 1
    skipBlanks()
    if take("]") { return true }
    repeat {
      guard value(depth: depth + 1) else { return false }
      skipBlanks()
    } while take(",")
    return take("]")
  }

  private mutating func members(depth: Int) -> Bool {
    index += 1
    skipBlanks()
    if take("}") { return true }
    repeat {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), string() else { return false }
      skipBlanks()
      guard take(":"), value(depth: depth + 1) else { return false }
      skipBlanks()
    } while take(",")
    return take("}")
  }

  private mutating func string() -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return true
      case UInt8(ascii: "\\"):
        guard index + 1 < bytes.count, "\"\\/bfnrtu".utf8.contains(bytes[index + 1]) else {
          return false
        }
        index += 2
      case 0..<0x20: return false
      default: index += 1
      }
    }
    return false
  }
}
