#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A project on disk that is written anew for each input.
struct FuzzProject {
  /// Absolute; holds `templates/`.
  let folder: String

  /// Laid under every input, so that a few bytes are a whole ladder already.
  private static let ladder: [(String, String)] = [
    ("ladder.yml", "title: Fuzz\n"),
    ("content/index.md", "---\ntitle: Home\n---\n\nSee [it](levels/ic/junior.md).\n"),
    ("content/tracks/ic.md", "---\ntitle: Engineers\ncode: IC\norder: 1\n---\n"),
    ("content/tracks/em.md", "---\ntitle: Managers\ncode: M\norder: 2\n---\n"),
    ("content/dimensions/scope.md", "---\ntitle: Scope\norder: 1\n---\n"),
    ("content/dimensions/craft.md", "---\ntitle: Craft\norder: 2\n---\n"),
    (
      "content/levels/ic/junior.md",
      "---\ntitle: Junior\ncode: IC1\nrank: 1\n---\n\n## Scope\n\n- Fixes bugs.\n- Asks. {#asks}\n"
        + "\n## Craft\n\n- Writes tests for one team.\n"
    ),
    (
      "content/levels/ic/senior.md",
      "---\ntitle: Senior\ncode: IC2\nrank: 2\ncarries: [craft]\n---\n\n## Scope\n\n- Designs.\n"
    ),
    (
      "content/levels/em/lead.md",
      "---\ntitle: Lead\ncode: M1\nrank: [2, 3]\n---\n\n## Scope\n\n- Leads one team.\n"
    ),
    (
      "content/transitions/switch.md",
      "---\ntitle: To manager\nfrom: senior\nto: lead\nkind: switch\n---\n\nAsk first.\n"
    ),
    ("content/glossary.md", "---\ntitle: Glossary\n---\n\n## Team\n\nPeople who plan together.\n"),
  ]

  /// Writes the ladder and over it the bundle's files under `content/` and `ladder.yml`.
  func write(_ bundle: FileBundle) -> Bool {
    Self.remove(folder + "/content")
    guard mkdir(folder + "/content", 0o777) == 0 else { return false }
    for (path, text) in Self.ladder where !Self.write(Array(text.utf8), folder, path) {
      return false
    }
    for file in bundle.files.prefix(24) where Self.isUsable(file.path) {
      // What the disk refuses (a file under a file) is just not there.
      _ = Self.write(file.bytes, folder, file.path)
    }
    return true
  }

  /// Whether the site has a file of just these bytes.
  func publishes(_ bytes: [UInt8], at path: String) -> Bool {
    let descriptor = open(folder + "/site/" + path, O_RDONLY | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var found = [UInt8](repeating: 0, count: bytes.count + 1)
    let count = found.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count == bytes.count && found.dropLast() == bytes[...]
  }

  /// Whether the settings let an author's HTML through, about which nothing is promised.
  static func allowsRawHTML(_ bundle: FileBundle) -> Bool {
    bundle.files.contains {
      $0.path == "ladder.yml" && String(decoding: $0.bytes, as: UTF8.self).contains("allow")
    }
  }

  private static func isUsable(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    return (path == "ladder.yml" || path.hasPrefix("content/")) && path.utf8.count < 400
      && !path.utf8.contains(0)
      && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) && $0.count < 200 }
  }

  private static func write(_ bytes: [UInt8], _ folder: String, _ path: String) -> Bool {
    var partial = folder
    for part in path.split(separator: "/").dropLast() {
      partial += "/" + part
      mkdir(partial, 0o777)
    }
    let descriptor = open(folder + "/" + path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.put($0, into: descriptor) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func put(_ bytes: UnsafeRawBufferPointer, into descriptor: Int32) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Removes a folder with all that is in it; links are removed and not followed.
  private static func remove(_ path: String) {
    guard let stream = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
      let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      names.append(String(cString: start))
    }
    closedir(stream)
    for name in names where name != "." && name != ".." {
      if unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}
