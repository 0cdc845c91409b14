import LadderModel

/// Old addresses that authors keep alive.
package enum AliasPath {
  /// The file that an alias stands for: a path from the site's root, with or without a leading
  /// `/` and `.html`.
  ///
  /// - Returns: `nil` when it names another host or leaves the site.
  package static func path(_ alias: String) -> String? {
    var text = Substring(alias)
    if text.hasPrefix("/") { text = text.dropFirst() }
    if text.hasSuffix("/") { text += "index.html" }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !text.isEmpty, parts.allSatisfy(isUsable) else { return nil }
    return text.hasSuffix(".html") ? String(text) : text + ".html"
  }

  private static func isUsable(_ part: Substring) -> Bool {
    guard !part.isEmpty, !part.hasPrefix("."), part.utf8.count <= 200,
      !ReservedName.matches(part)
    else { return false }
    return part.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_.~".unicodeScalars.contains(scalar)
    }
  }
}
