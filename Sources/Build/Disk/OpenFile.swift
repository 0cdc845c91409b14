#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file that is open for reading or for writing; it closes itself.
///
/// The system's own calls and not Foundation: its writes call `fsync` for every file.
struct OpenFile: ~Copyable {
  /// How many bytes are moved at a time when a file is not held in memory; a multiple of 8, as
  /// ``ContentHash`` wants.
  static let chunkSize = 256 * 1024

  private let path: String
  private var descriptor: Int32
  let status: FileStatus

  /// Whether the file was opened to be locked.
  private var isLockable = false

  /// Opens a regular file. A link in the last part of the path is refused (the callers have
  /// resolved it), and nothing can block: a pipe that took the file's place is noticed after
  /// opening it without waiting for its other end.
  init(reading path: String) throws(FileFailure) {
    let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC
    try self.init(path, descriptor: open(path, flags))
  }

  /// Makes a new file; nothing may stand at its path.
  init(creating path: String) throws(FileFailure) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    try self.init(path, descriptor: open(path, flags, 0o666))
  }

  /// Opens a file to add to its end, and makes it when it is missing.
  init(appendingTo path: String) throws(FileFailure) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    try self.init(path, descriptor: open(path, flags, 0o666))
  }

  /// Opens a file to lock it, and makes it when it is missing.
  init(lockable path: String) throws(FileFailure) {
    let flags = O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC
    try self.init(path, descriptor: open(path, flags, 0o666))
    isLockable = true
  }

  private init(_ path: String, descriptor: Int32) throws(FileFailure) {
    guard descriptor >= 0 else { throw FileFailure(path) }
    var raw = stat()
    let result = fstat(descriptor, &raw)
    let status = FileStatus(raw)
    guard result == 0, status.kind == .file else {
      let failure = FileFailure(
        path, result != 0 ? errno : status.kind == .folder ? EISDIR : EINVAL)
      close(descriptor)
      throw failure
    }
    self.path = path
    self.descriptor = descriptor
    self.status = status
  }

  deinit {
    guard descriptor >= 0 else { return }
    // A child that is being started shares the descriptor until it runs its program, and with it
    // the lock: closing ours alone would leave the folder locked for that long.
    if isLockable { flock(descriptor, LOCK_UN) }
    close(descriptor)
  }

  /// Reads on until the buffer is full or the file ends; returns how many bytes it read.
  ///
  /// - Parameter expected: how many bytes the file has, as far as is known. A system that gives just
  ///   these, though more were asked for, need not be asked again for what follows.
  func fill(
    _ buffer: UnsafeMutableRawBufferPointer, expecting expected: Int? = nil
  ) throws(FileFailure) -> Int {
    var filled = 0
    while filled < buffer.count, filled == 0 || filled != expected {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = read(descriptor, rest.baseAddress, rest.count)
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw FileFailure(path)
      }
    }
    return filled
  }

  /// The next bytes, at most ``chunkSize``; fewer only at the end of the file.
  func nextChunk() throws(FileFailure) -> [UInt8] {
    try bytes(atMost: Self.chunkSize)
  }

  /// The file from where we are to its end, however its size changes meanwhile, or `nil` when
  /// that is more than `limit` bytes.
  func rest(limit: Int) throws(FileFailure) -> [UInt8]? {
    // One byte more than expected, so that the usual file takes one read that comes back short.
    var bytes = try bytes(atMost: min(status.size, limit) + 1, expecting: status.size)
    guard bytes.count > status.size else { return bytes.count > limit ? nil : bytes }
    while bytes.count <= limit {
      let chunk = try nextChunk()
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    return nil
  }

  private func bytes(
    atMost count: Int, expecting expected: Int? = nil
  ) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      // The initializer cannot throw a typed error, so it is carried out by hand.
      do throws(FileFailure) {
        initialized = try fill(
          UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count),
          expecting: expected)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  func append(_ bytes: [UInt8]) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return write(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw FileFailure(path)
      }
    }
  }

  /// Waits until the bytes are on the disk, as far as the system can tell.
  func sync() throws(FileFailure) {
    // Some file systems have nothing to wait for and say so with these numbers.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw FileFailure(path)
    }
  }

  /// Takes the advisory lock that other processes see; false when someone else holds it. The lock
  /// ends with this value, or with the process however that ends.
  func lock() throws(FileFailure) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      // A file system without locks (some network mounts): building beats refusing to.
      case ENOTSUP, EOPNOTSUPP, ENOSYS, ENOLCK: return true
      default: throw FileFailure(path)
      }
    }
    return true
  }

  /// Closes the file and says what `deinit` could not: a network disk may report only now that it
  /// is full.
  consuming func finish() throws(FileFailure) {
    let result = close(descriptor)
    descriptor = -1
    guard result == 0 || errno == EINTR else { throw FileFailure(path) }
  }
}
