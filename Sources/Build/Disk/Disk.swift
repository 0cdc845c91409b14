#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The calls that act on paths.
enum Disk {
  /// The absolute path without links, `.` and `..`; everything on it must exist.
  static func resolved(_ path: String) throws(FileFailure) -> String {
    guard let pointer = realpath(path, nil) else { throw FileFailure(path) }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// What a symbolic link says, not resolved.
  static func linkText(at path: String) throws(FileFailure) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { throw FileFailure(path) }
    return String(decoding: buffer[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The names in a folder as the disk holds them (bytes: they need not be UTF-8), in the order of
  /// their bytes, without `.` and `..`.
  static func names(in path: String) throws(FileFailure) -> [[UInt8]] {
    try entries(in: path).map(\.name)
  }

  /// As ``names(in:)``; and of each whether it is known to be a regular file. Where the file system
  /// doesn't say so with the name, nothing is known.
  static func entries(
    in path: String
  ) throws(FileFailure) -> [(name: [UInt8], isFile: Bool)] {
    guard let stream = opendir(path) else { throw FileFailure(path) }
    defer { closedir(stream) }
    var entries: [(name: [UInt8], isFile: Bool)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileFailure(path) }
        break
      }
      // By offset: reading the field itself would copy its 256 bytes for every name.
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name),
        let typeOffset = MemoryLayout<dirent>.offset(of: \.d_type)
      else { continue }
      let start = UnsafeRawPointer(entry) + offset
      let length = strlen(start.assumingMemoryBound(to: CChar.self))
      let name = [UInt8](UnsafeRawBufferPointer(start: start, count: length))
      guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
      let type = UnsafeRawPointer(entry).load(fromByteOffset: typeOffset, as: UInt8.self)
      entries.append((name, Int(type) == Int(DT_REG)))
    }
    return entries.sorted { $0.name.orderOfBytes(beside: $1.name) < 0 }
  }

  /// Whether entries can be made in and removed from a folder.
  static func mayChange(folder path: String) throws(FileFailure) {
    guard access(path, W_OK | X_OK) == 0 else { throw FileFailure(path) }
  }

  /// Makes a folder; one that is there already will do. Says whether it made it.
  @discardableResult
  static func makeFolder(_ path: String) throws(FileFailure) -> Bool {
    guard mkdir(path, 0o777) != 0 else { return true }
    let failure = FileFailure(path)
    // Asked first and looked at second: someone else may be making it as well. And on a read-only
    // disk the error says nothing of what is there already.
    var raw = stat()
    guard stat(path, &raw) == 0 else { throw failure }
    guard FileStatus(raw).kind == .folder else { throw FileFailure(path, ENOTDIR) }
    return false
  }

  /// Makes a folder and those above it that are missing.
  ///
  /// - Parameter made: gets those that it made, the outer ones first.
  static func makeFolders(_ path: String, noting made: inout [String]) throws(FileFailure) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    var partial = path.hasPrefix("/") ? "" : "."
    for part in parts {
      partial += "/" + part
      if try makeFolder(partial) { made.append(partial) }
    }
  }

  /// Gives a file another path on the same disk in one instant; a file that stands there is gone.
  static func move(_ old: String, to new: String) throws(FileFailure) {
    guard rename(old, new) == 0 else { throw FileFailure(new) }
  }

  /// Removes a file, or a link and not what it leads to; one that is gone already will do.
  static func removeFile(_ path: String) throws(FileFailure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure(path) }
  }

  /// Removes a folder if it is there and empty; says whether it did.
  @discardableResult
  static func removeFolderIfEmpty(_ path: String) throws(FileFailure) -> Bool {
    if rmdir(path) == 0 { return true }
    switch errno {
    case ENOENT, ENOTEMPTY, EEXIST, ENOTDIR: return false
    default: throw FileFailure(path)
    }
  }
}
