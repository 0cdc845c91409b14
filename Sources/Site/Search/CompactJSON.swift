/// Writes nested arrays of texts and numbers as JSON without white space: for data that is read
/// by position, where names would be most of the bytes.
struct CompactJSON {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func array(_ body: (inout CompactJSON) -> Void) { nested("[", "]", body) }
  mutating func object(_ body: (inout CompactJSON) -> Void) { nested("{", "}", body) }

  // For the arrays that there are by the ten thousand: a closure holds, and counts, all that it uses.

  /// Begins an array.
  mutating func open() { begin("[") }

  /// Ends the array that was begun last.
  mutating func close() { end("]") }

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
    begin(open)
    body(&self)
    end(close)
  }

  private mutating func begin(_ open: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: open))
    isFirst = true
  }

  private mutating func end(_ close: Unicode.Scalar) {
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }
}
