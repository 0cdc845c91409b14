#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What stands at a path.
struct FileStatus: Hashable {
  enum Kind: Hashable {
    case file, folder, link

    /// A named pipe, a socket or a device: never opened, because that may block or act.
    case special
  }

  /// Which thing it is, whatever its name: equal exactly when two paths lead to the same one.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  var kind: Kind
  var size: Int
  var identity: Identity

  /// What stands at the path itself; a symbolic link is not followed.
  init(at path: String) throws(FileFailure) {
    var raw = stat()
    guard lstat(path, &raw) == 0 else { throw FileFailure(path) }
    self.init(raw)
  }

  init(kind: Kind, size: Int, identity: Identity) {
    self.kind = kind
    self.size = size
    self.identity = identity
  }

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(raw.st_size)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: raw.st_dev), number: UInt64(truncatingIfNeeded: raw.st_ino)
    )
  }

  /// As ``init(at:)``, but `nil` when nothing is there.
  static func ifPresent(at path: String) throws(FileFailure) -> FileStatus? {
    do {
      return try FileStatus(at: path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }
}
