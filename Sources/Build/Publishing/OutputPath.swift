#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A path below the output folder that is safe to write to and to remove.
///
/// Compared and hashed by its bytes: strings that differ only in Unicode normalisation are equal
/// in Swift, but two files on a disk.
struct OutputPath: Sendable {
  /// The folder in the output that holds what is ours alone: the manifest, the lock, the staging.
  static let ownFolder = ".ladder"

  let text: String

  /// `nil` unless every part is a plain name: no `..`, no `/` at either end, nothing invisible, not
  /// in ``ownFolder``.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts {
      let name = Array(part)
      guard !name.isEmpty, name.count <= 255, !name.elementsEqual(".".utf8),
        !name.elementsEqual("..".utf8), FileName.fault(in: name) == nil
      else { return nil }
    }
    guard let first = parts.first, String(first)?.lowercased() != Self.ownFolder else { return nil }
    self.text = text
  }

  /// A path as it was found on the disk or cut from another.
  init(unchecked text: String) {
    self.text = text
  }

  /// The folders that hold it, the outermost first: `a` and `a/b` for `a/b/c.html`.
  var folders: [OutputPath] {
    let utf8 = text.utf8
    return utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }
      .map { OutputPath(unchecked: String(text[..<$0])) }
  }

  /// Equal for paths that some disks take for the same.
  var folded: String { FileName.folded(text) }

  /// A page, and not something that pages need.
  var isPage: Bool { text.hasSuffix(".html") }

  /// Whether any part of it begins with a dot.
  var isHidden: Bool {
    text.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
  }

  func isInside(_ folder: OutputPath) -> Bool {
    text.utf8.count > folder.text.utf8.count && text.utf8.starts(with: (folder.text + "/").utf8)
  }
}

extension OutputPath: Hashable {
  static func == (a: Self, b: Self) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in b.withUTF8 { b in a.count == b.count && order(a, b) == 0 } }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension OutputPath: Comparable {
  static func < (a: Self, b: Self) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        let order = order(a, b)
        return order < 0 || order == 0 && a.count < b.count
      }
    }
  }

  /// As `memcmp` has it, over what both have; a site's paths are sorted several times in a build.
  private static func order(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    guard let first = a.baseAddress, let second = b.baseAddress else { return 0 }
    return memcmp(first, second, min(a.count, b.count))
  }
}
