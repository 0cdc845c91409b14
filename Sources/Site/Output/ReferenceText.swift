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
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    guard path.first != slash else { return nil }
    var result = Array(base[..<(base.lastIndex(of: slash).map { $0 + 1 } ?? 0)])
    result.reserveCapacity(result.count + path.count + 1)
    var start = path.startIndex
    while start <= path.endIndex {
      let end = path[start...].firstIndex(of: slash) ?? path.endIndex
      let part = path[start..<end]
      start = end + 1
      if part.count == 2, part.first == dot, part.last == dot {
        guard !result.isEmpty else { return nil }
        result.removeLast()
        result.removeLast(result.count - (result.lastIndex(of: slash).map { $0 + 1 } ?? 0))
      } else if part.count != 1 || part.first != dot {
        result += part
        result.append(slash)
      }
    }
    if result.last == slash { result.removeLast() }
    return result[...]
  }
}
