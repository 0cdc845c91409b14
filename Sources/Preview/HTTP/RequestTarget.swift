/// The path that a request asks for, made safe: names of folders and a file, and nothing that a
/// file system or a browser could read in another way.
///
/// It is decoded exactly once. No path of the disk is ever made of it: files are looked up by name
/// in the finished site.
struct RequestTarget: Sendable, Equatable {
  enum Refusal: Error, Equatable {
    /// Not something that a browser sends: answered with 400.
    case malformed

    /// Longer than any address of a site: answered with 414.
    case tooLong

    /// Well-formed, but nothing can be there: answered with 404.
    case absent
  }

  /// Bytes of the target with its query; browsers themselves send far more, sites far less.
  static let lengthLimit = 8192

  /// From the site's root, decoded: `levels/ic/staff-engineer.html`; empty for the root itself.
  let path: String

  /// What stands behind the question mark, as it was sent. It never decides which file is served.
  let query: Substring

  /// Whether the path ends in a slash, as the root does.
  let isFolder: Bool

  /// - Parameter target: as it stands in the request's first line.
  init(_ target: String) throws(Refusal) {
    guard target.utf8.count <= Self.lengthLimit else { throw .tooLong }
    let (path, query) = Self.split(target)
    // Only the plain form: neither an absolute address nor `*`.
    guard path.utf8.first == UInt8(ascii: "/"),
      target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
    else { throw .malformed }
    var names: [String] = []
    // A name that nothing can have waits for the end: malformed ones behind it come first.
    var isAbsent = false
    let parts = path.utf8.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let name = try Self.decoded(part)
      guard !Self.isDrive(name) || index > 0 else { throw .malformed }
      let isLast = index == parts.count - 1
      if Self.isAbsent(name, isLast: isLast) { isAbsent = true }
      names.append(String(decoding: name, as: UTF8.self))
    }
    guard !isAbsent else { throw .absent }
    isFolder = names.last?.isEmpty ?? true
    self.path = names.filter { !$0.isEmpty }.joined(separator: "/")
    self.query = query
  }

  private static func split(_ target: String) -> (path: Substring, query: Substring) {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else {
      return (target[...], "")
    }
    return (target[..<mark], target[target.utf8.index(after: mark)...])
  }

  /// Undoes percent-encoding once.
  private static func decoded(_ part: Substring.UTF8View) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = part.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
        throw .malformed
      }
      bytes.append(high << 4 | low)
    }
    guard String(validating: bytes, as: UTF8.self) != nil,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { throw .malformed }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// `C:` and what Windows makes of it.
  private static func isDrive(_ name: [UInt8]) -> Bool {
    name.count >= 2 && name[1] == UInt8(ascii: ":") && (0x61...0x7A).contains(name[0] | 0x20)
  }

  /// A slash inside a name, an empty name, and hidden ones: `.`, `..`, `.git`, `draft.md~`.
  private static func isAbsent(_ name: [UInt8], isLast: Bool) -> Bool {
    if name.isEmpty { return !isLast }
    return name.contains(UInt8(ascii: "/")) || name.first == UInt8(ascii: ".")
      || name.last == UInt8(ascii: "~")
  }
}
