/// A sample text with markers at the places where something must be reported.
///
/// Markers are `⟦1⟧`, `⟦2⟧` … ; they are taken out before the text is used.
package struct MarkedText: Sendable {
  package let bytes: [UInt8]

  /// Marker's number → byte offset in `bytes`.
  package let offsets: [Int: Int]

  package init(_ text: String) {
    var bytes: [UInt8] = []
    var offsets: [Int: Int] = [:]
    var rest = text[...]
    while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
      bytes += rest[..<open].utf8
      if let number = Int(rest[rest.index(after: open)..<close]) { offsets[number] = bytes.count }
      rest = rest[rest.index(after: close)...]
    }
    bytes += rest.utf8
    self.bytes = bytes
    self.offsets = offsets
  }
}
