#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The file system refused something: which path, and the system's error number.
struct FileFailure: Error, Hashable {
  /// The path as it was handed to the system.
  var path: String

  /// `errno` as the failed call left it.
  let number: Int32

  init(_ path: String, _ number: Int32 = errno) {
    self.path = path
    self.number = number
  }

  var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// Why, in words that are the same on every system; the rare numbers get the system's own.
  var reason: String {
    switch number {
    case ENOENT: "it does not exist"
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EROFS: "the file system is read-only"
    case ENOTDIR: "a file stands where a folder is needed"
    case EISDIR: "it is a folder"
    case EEXIST: "it already exists"
    case ENOTEMPTY: "the folder is not empty"
    case ELOOP: "its symbolic links lead in a circle"
    case ENAMETOOLONG: "its path is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EFBIG: "the file is too large for the file system"
    case EIO: "the disk reports an error"
    case EXDEV: "it lies on another file system"
    case EBUSY: "it is in use"
    default: String(cString: strerror(number))
    }
  }
}
