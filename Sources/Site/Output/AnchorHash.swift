/// What stands behind the `#` of a reference, hashed as written and as a browser reads it.
struct AnchorHash: Sendable {
  let written: UInt64
  let read: UInt64

  /// `nil` when it names no id: then it leads to the page's beginning.
  init?(_ anchor: UnsafeBufferPointer<UInt8>) {
    guard !anchor.isEmpty else { return nil }
    written = ByteTable.hash(anchor)
    guard anchor.contains(UInt8(ascii: "%")) || anchor.contains(UInt8(ascii: ":")) else {
      read = written
      return
    }
    let id = Array(AnchorText.id(named: AnchorText.text(anchor)).utf8)
    guard !id.isEmpty else { return nil }
    read = id.withUnsafeBufferPointer { ByteTable.hash($0) }
  }

  func isAmong(_ ids: IDSet) -> Bool {
    ids.contains(hash: written) || read != written && ids.contains(hash: read)
  }
}

enum AnchorText {
  /// An anchor as a browser reads it: escapes undone, and what only marks text left out.
  static func id(named anchor: String) -> String {
    let name = PercentEncoding.decode(anchor) ?? anchor
    return name.firstRange(of: ":~:").map { String(name[..<$0.lowerBound]) } ?? name
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}
