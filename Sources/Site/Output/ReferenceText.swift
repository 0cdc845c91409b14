/// Bytes of an attribute's value, read as an address.
enum ReferenceText {
  /// Calls `body` with ``unescaped(_:)``; the value itself when there is nothing to undo.
  static func withUnescaped<Result>(
    _ value: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard value.contains(UInt8(ascii: "&")) else { return body(value) }
    return unescaped(Array(value)[...]).withUnsafeBufferPointer(body)
  }

  /// The value with the entities undone that our writers use; the same bytes when it has none.
  static func unescaped(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard value.contains(UInt8(ascii: "&")) else { return value }
    let entities = [
      ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"),
      ("&gt;", ">"), ("&amp;", "&"),
    ]
    let text = entities.reduce(String(decoding: value, as: UTF8.self)) { text, entity in
      text.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
    return Array(text.utf8)[...]
  }

  /// The value with percent escapes undone; `nil` when one is malformed.
  static func decoded(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard value.contains(UInt8(ascii: "%")) else { return value }
    return PercentEncoding.decode(String(decoding: value, as: UTF8.self)).map {
      Array($0.utf8)[...]
    }
  }

  /// The path below the site's root that a relative one means on the page at `base`.
  ///
  /// - Returns: `nil` when it is absolute or leaves the site.
  static func resolved(_ path: ArraySlice<UInt8>, on base: [UInt8]) -> ArraySlice<UInt8>? {
    let slash = UInt8(ascii: "/")
    guard path.first != slash else { return nil }
    var result = base[..<(base.lastIndex(of: slash).map { $0 + 1 } ?? 0)]
    for part in path.split(separator: slash, omittingEmptySubsequences: false) {
      if part.elementsEqual("..".utf8) {
        guard !result.isEmpty else { return nil }
        result.removeLast()
        result = result[..<(result.lastIndex(of: slash).map { $0 + 1 } ?? 0)]
      } else if !part.elementsEqual(".".utf8) {
        result += part
        result.append(slash)
      }
    }
    if result.last == slash { result.removeLast() }
    return result
  }
}
