/// Names that Windows keeps for devices, with any ending: a site must be copyable there.
package enum ReservedName {
  private static let names: Set<String> = ["con", "prn", "aux", "nul"]

  /// Whether a part of a path is one of them: `con`, `NUL.tar.gz`, `com1.html`.
  package static func matches(_ part: some StringProtocol) -> Bool {
    // All of them have three or four letters; most parts of paths have more.
    let length = part.utf8.prefix(5).prefix { $0 != UInt8(ascii: ".") }.count
    guard length == 3 || length == 4 else { return false }
    let stem = part.prefix { $0 != "." }.lowercased()
    if names.contains(stem) { return true }
    guard stem.utf8.count == 4, stem.hasPrefix("com") || stem.hasPrefix("lpt") else { return false }
    return stem.utf8.last.map { (0x31...0x39).contains($0) } ?? false
  }
}
