/// Where a site is published: what its pages' full addresses begin with.
package enum BaseAddress {
  /// What is wrong with an address to which paths are to be added; `nil` when nothing is.
  package static func problem(of text: String) -> String? {
    let lowered = text.lowercased()
    guard ["https://", "http://"].contains(where: { lowered.hasPrefix($0) && lowered != $0 }) else {
      return "must begin with https:// or http://"
    }
    guard Self.isClean(text) else { return "must have its blanks and quotes percent-encoded" }
    guard !text.contains("?"), !text.contains("#") else {
      return "must have no '?' and no '#', since paths are added to it"
    }
    let host = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    guard text[host...].firstRange(of: "//") == nil, !text.contains("\\") else {
      return "must have folders that are separated by one '/' each"
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    let isEncoded = parts.dropFirst().allSatisfy {
      $0.count >= 2 && $0.prefix(2).allSatisfy(\.isHexDigit)
    }
    return isEncoded ? nil : "must have '%' only before two hexadecimal digits"
  }

  /// Whether a text has no sign that would end or break an address on a page.
  static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && $0 != "\"" && $0 != "<" && $0 != ">"
    }
  }
}
