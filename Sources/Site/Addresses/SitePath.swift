/// Where a file lies below the site's root, and how other files refer to it: the only place that
/// makes addresses.
///
/// References are relative and end in a file name, so that the site works from a disk, below any
/// path and on any host. Only a page that a server shows at any address, for what is missing,
/// refers to others from the root of the host.
package struct SitePath: Sendable {
  /// With `/` between its parts: `levels/ic/staff-engineer.html`.
  package let text: String

  /// The same, percent-encoded for an address, behind ``root``: a list of its own for that would be
  /// counted with every copy, for the sake of one page.
  private let encoded: [UInt8]

  /// How many bytes of `encoded` are the root.
  private let rootCount: Int

  /// Where in `encoded` the folder ends, behind its last `/`.
  private let folder: Int

  /// What references begin with that are not relative: the address of the site's root on its host,
  /// percent-encoded; empty where they are relative.
  var root: ArraySlice<UInt8> { encoded[..<rootCount] }

  /// - Parameter root: the site's on its host, when this is shown at any address below it; see
  ///   ``root(of:)``.
  package init(_ text: String, anywhereBelow root: String = "") {
    self.text = text
    encoded = PercentEncoding.path(root + text)
    rootCount = root.isEmpty ? 0 : PercentEncoding.path(root).count
    folder = encoded.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  }

  /// The folder of the file: `levels/ic`.
  var folderText: Substring { text.folderOfPath }

  /// `../` as often as it takes to the root: what goes before a path from the root.
  package var rootPrefix: String {
    guard rootCount == 0 else { return String(decoding: root, as: UTF8.self) }
    return String(repeating: "../", count: encoded[..<folder].count { $0 == UInt8(ascii: "/") })
  }

  /// Whether references from both are the same, except for those to themselves.
  func refersAlike(_ other: SitePath) -> Bool {
    root == other.root && folderText == other.folderText
  }

  /// Appends the address of `target` as seen from here; percent-encoded, so it needs no escaping
  /// in an attribute.
  package func appendReference(
    to target: SitePath, anchor: String? = nil, into output: inout [UInt8]
  ) {
    if let anchor, target.text == text {
      output.append(UInt8(ascii: "#"))
      PercentEncoding.appendFragment(anchor, to: &output)
      return
    }
    if rootCount == 0 {
      appendRelative(target, into: &output)
    } else {
      output += root
      output += target.encoded[target.rootCount...]
    }
    if let anchor {
      output.append(UInt8(ascii: "#"))
      PercentEncoding.appendFragment(anchor, to: &output)
    }
  }

  private func appendRelative(_ target: SitePath, into output: inout [UInt8]) {
    encoded.withUnsafeBufferPointer { own in
      target.encoded.withUnsafeBufferPointer { all in
        let other = UnsafeBufferPointer(rebasing: all[target.rootCount...])
        var common = 0
        var index = 0
        let limit = min(folder, target.folder - target.rootCount)
        while index < limit, own[index] == other[index] {
          index += 1
          if own[index - 1] == UInt8(ascii: "/") { common = index }
        }
        for index in common..<folder where own[index] == UInt8(ascii: "/") {
          output.append(UInt8(ascii: "."))
          output.append(UInt8(ascii: "."))
          output.append(UInt8(ascii: "/"))
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: other[common...]))
      }
    }
  }

  /// The address of `target` as seen from here.
  package func reference(to target: SitePath, anchor: String? = nil) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * 4 + target.encoded.count + (anchor?.utf8.count ?? -1) + 1)
    appendReference(to: target, anchor: anchor, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The root of a site on its host, with `/` at both ends and not percent-encoded.
  ///
  /// - Parameter address: where the site is published: `https://example.com/ladder`.
  package static func root(of address: String) -> String {
    let host = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let path = String(address[host...].drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" })
    // Two slashes would begin the name of another host.
    let inner = (PercentEncoding.decode(path) ?? path).drop { $0 == "/" }
    return inner.isEmpty || inner.hasSuffix("/") ? "/" + inner : "/" + inner + "/"
  }

  /// The address below `base`, which ends in `/` or is given one.
  package func absolute(below base: String) -> String {
    let isIndex = text == "index.html" || text.hasSuffix("/index.html")
    let path = String(
      decoding: isIndex ? encoded[rootCount..<folder] : encoded[rootCount...], as: UTF8.self)
    return (base.hasSuffix("/") ? base : base + "/") + path
  }
}

extension SitePath: Hashable, Comparable {
  package static func == (a: Self, b: Self) -> Bool { a.text == b.text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension String {
  /// Of a path with `/` between its parts: what stands before the last one.
  var folderOfPath: Substring { self[..<(utf8.lastIndex(of: UInt8(ascii: "/")) ?? startIndex)] }
}
