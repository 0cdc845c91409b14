/// Writes nested arrays of texts and numbers as JSON without white space: for data that is read
/// by position, where names would be most of the bytes.
struct CompactJSON {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func array(_ body: (inout CompactJSON) -> Void) { nested("[", "]", body) }
  mutating func object(_ body: (inout CompactJSON) -> Void) { nested("{", "}", body) }

  mutating func key(_ name: String) {
    separate()
    JSONWriter.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    isFirst = true
  }

  mutating func text(_ text: String) {
    separate()
    JSONWriter.append(text, to: &bytes)
  }

  mutating func text(_ text: [UInt8]) {
    separate()
    JSONWriter.append(text, to: &bytes)
  }

  mutating func number(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func nested(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout CompactJSON) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    isFirst = true
    body(&self)
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }
}
