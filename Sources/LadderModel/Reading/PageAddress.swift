import Diagnostics

/// What a path below `content/` says about a page: its kind, its id and, for a level, its track.
struct PageAddress {
  let kind: PageKind
  let id: String
  let trackID: String?

  /// Reads a path such as `levels/ic/staff-engineer.md`.
  ///
  /// - Returns: `nil` and a diagnostic when the file lies where no page can be.
  static func of(_ path: String, in file: SourceFile) -> Diagnosed<PageAddress?> {
    // By bytes: characters cost ten times as much.
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    let name = parts.last ?? path[...]
    let stem = name.hasSuffix(".md") ? Substring(name.utf8.dropLast(3)) : name
    let folders = parts.dropLast()
    if let part = folders.first(where: { !isUsable($0) }) ?? (isUsable(stem) ? nil : stem) {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .badFileName, "'\(part)' can't be part of an address", at: file.wholePlace,
            help: "use letters, digits, '-', '_' and '.', and begin with a letter or digit")
        ])
    }
    if let reserved = folders.first(where: ReservedName.matches)
      ?? (ReservedName.matches(stem) ? stem : nil)
    {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .badFileName, "'\(reserved)' is the name of a device on Windows", at: file.wholePlace,
            help: "choose another name, or nobody can copy the site there")
        ])
    }
    if parts.count == 1 {
      let kind: PageKind = stem == "index" ? .home : stem == "glossary" ? .glossary : .page
      return Diagnosed(PageAddress(kind: kind, id: String(stem), trackID: nil))
    }
    guard let kind = PageKind.allCases.first(where: { $0.folder.map { $0 == parts[0] } ?? false })
    else {
      let id = String(path[..<stem.endIndex])
      return Diagnosed(PageAddress(kind: .page, id: id, trackID: nil))
    }
    if parts.count == 2, stem == "index" {
      return Diagnosed(PageAddress(kind: .section, id: String(parts[0]), trackID: nil))
    }
    let depth = kind == .level ? 3 : 2
    guard parts.count == depth else {
      let help =
        kind == .level
        ? "put it at levels/<track>/\(name)" : "put it at \(parts[0])/\(name)"
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .misplacedFile, "\(kind.phrase) can't lie at this depth", at: file.wholePlace,
            help: help)
        ])
    }
    return Diagnosed(
      PageAddress(
        kind: kind, id: String(stem), trackID: kind == .level ? String(parts[1]) : nil))
  }

  private static func isUsable(_ part: Substring) -> Bool {
    // Nearly all names are ASCII, and the properties of characters cost a hundred times as much.
    if let answer = isUsableASCII(part.utf8) { return answer }
    guard let first = part.unicodeScalars.first, isLetterOrDigit(first) else { return false }
    return part.unicodeScalars.allSatisfy {
      isLetterOrDigit($0) || $0 == "-" || $0 == "_" || $0 == "."
        || $0.properties.generalCategory == .nonspacingMark
    }
  }

  /// - Returns: `nil` when the name is not ASCII.
  private static func isUsableASCII(_ part: Substring.UTF8View) -> Bool? {
    var isUsable = !part.isEmpty
    var isFirst = true
    for byte in part {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
      case 0x80...: return nil
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): if isFirst { isUsable = false }
      default: isUsable = false
      }
      isFirst = false
    }
    return isUsable
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
  }
}
