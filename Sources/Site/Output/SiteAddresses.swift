/// What is at each path of a site: known before any of its pages is made.
package struct SiteAddresses: Sendable {
  /// What a path leads to.
  enum Target: Equatable {
    /// The page of that number.
    case page(Int)

    /// Something else that is there.
    case file
    case nothing

    /// Above the site's root.
    case outside

    /// A path whose percent escapes are malformed.
    case unusable
  }

  /// By path, a target's ``Target/code``.
  private var paths = ByteTable()

  /// - Parameters:
  ///   - pages: paths of the HTML pages, in the order of their numbers.
  ///   - files: paths of everything else.
  package init(pages: some Sequence<String>, files: some Sequence<String>) {
    for (number, path) in pages.enumerated() { add(path, .page(number)) }
    for file in files { add(file, .file) }
  }

  private mutating func add(_ path: String, _ target: Target) {
    var path = path
    _ = path.withUTF8 { paths.insert($0, value: target.code) }
  }

  /// What is at a path from the site's root.
  func target(at path: String) -> Target {
    var path = path
    return path.withUTF8 { paths[$0] }.flatMap(Target.init(code:)) ?? .nothing
  }

  /// What a relative path means on the page at `base`.
  func target(of path: UnsafeBufferPointer<UInt8>, on base: [UInt8]) -> Target {
    guard let decoded = ReferenceText.decoded(Array(path)[...]) else { return .unusable }
    guard let resolved = ReferenceText.resolved(decoded, on: base) else { return .outside }
    return resolved.withUnsafeBufferPointer { paths[$0] }.flatMap(Target.init(code:)) ?? .nothing
  }
}

extension SiteAddresses.Target {
  /// As ``ByteTable`` keeps it: a page's number, or one below zero.
  var code: Int32 {
    switch self {
    case .page(let number): Int32(number)
    case .file: -1
    case .nothing: -2
    case .outside: -3
    case .unusable: -4
    }
  }

  init?(code: Int32) {
    switch code {
    case -1: self = .file
    case -2: self = .nothing
    case -3: self = .outside
    case -4: self = .unusable
    case 0...: self = .page(Int(code))
    default: return nil
    }
  }
}
