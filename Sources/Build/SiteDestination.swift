import Diagnostics
import Site

/// Where the files of a site go, each as soon as it is made. A site is many times as large as what
/// it is made from, so nobody holds it whole who need not.
enum SiteDestination: Sendable {
  /// Whoever checks a site wants to know what is wrong with it, and nothing else.
  case nowhere
  case memory
  case folder(OutputFolder)

  /// Gets ready for a site's files; until then nothing on any disk was touched.
  ///
  /// - Returns: `nil` when they cannot go there.
  func open(for listing: SiteListing) -> Diagnosed<OpenDestination?> {
    switch self {
    case .nowhere: return Diagnosed(.nowhere)
    case .memory: return Diagnosed(.memory)
    case .folder(let folder):
      let opened = folder.open(for: listing.admitted ?? SitePaths(listing.paths, in: folder))
      return Diagnosed(opened.value.map { .publication($0) }, opened.diagnostics)
    }
  }
}

/// A destination that takes files.
enum OpenDestination: Sendable {
  case nowhere
  case memory
  case publication(Publication)

  /// What became of a file.
  enum Kept: Sendable {
    case dropped
    case bytes([UInt8])
    case staged(Publication.Staged)
  }

  /// - Parameter bytes: of the file with this number; its caller uses their memory again.
  func keep(_ bytes: [UInt8], number: Int) -> Kept {
    switch self {
    case .nowhere: .dropped
    case .memory: .bytes(bytes.withUnsafeBufferPointer { Array($0) })
    case .publication(let publication):
      .staged(publication.stage(.bytes(bytes), number: number))
    }
  }

  /// Leaves everything as it was before it was opened.
  func abandon() {
    if case .publication(let publication) = self { publication.abandon() }
  }
}
