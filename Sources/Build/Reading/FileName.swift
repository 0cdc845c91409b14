/// The rules for the names of files and folders in the project.
enum FileName {
  /// Hidden files, and what editors and desktops leave behind: not part of anybody's ladder, so
  /// passed over without a word.
  static func isIgnored(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    func ends(with suffix: String) -> Bool {
      name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
    func equals(_ other: String) -> Bool { name.elementsEqual(other.utf8) }
    guard let first = name.first else { return true }
    return first == UInt8(ascii: ".")
      || ends(with: "~") || ends(with: ".swp") || ends(with: ".swo") || ends(with: ".tmp")
      || ends(with: "___jb_tmp___") || ends(with: "___jb_old___")
      || (first == UInt8(ascii: "#") && ends(with: "#"))
      // Vim writes a file of this name to see whether it may.
      || equals("4913") || equals("Thumbs.db") || equals("desktop.ini")
  }

  /// What is wrong with a name, to stand behind the name itself; `nil` when it can be used.
  static func fault(in name: [UInt8]) -> String? {
    // What nearly all names are made of.
    if name.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x5C }) { return nil }
    guard UTF8Fault(in: name) == nil else { return "is not valid UTF-8" }
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: return "holds a control character"
      case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        return "holds an invisible mark"
      case 0x5C: return "holds a backslash, which separates folders on other systems"
      default: continue
      }
    }
    return nil
  }

  /// Equal for names that some file system takes for the same: letter case is folded here, and
  /// Unicode normalisation is in how Swift compares strings.
  static func folded(_ name: String) -> String { name.lowercased() }

  /// What stands behind the last dot, in lower case; empty without one.
  static func fileExtension(of path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    let last = name ?? path[...]
    guard let dot = last.utf8.lastIndex(of: UInt8(ascii: ".")), dot > last.startIndex else {
      return ""
    }
    return last[last.utf8.index(after: dot)...].lowercased()
  }
}
