#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the files of a project look like from outside: enough to see that one of them changed, and
/// cheap enough to take many times a second.
///
/// A change is a *different* signature, never a newer one: a file that is restored from a backup or
/// by a version control system may be older than what it replaces.
package struct ProjectSignature: Sendable, Equatable {
  /// One file, folder or link.
  private struct Entry: Sendable, Equatable {
    /// From the project's folder.
    var path: String
    var mark: Mark

    /// Where a link leads.
    var target: Mark?
  }

  private var entries: [Entry] = []

  /// The folders that were looked into, absolute or relative to where the command runs.
  private(set) var folders: [String] = []

  /// Looks at `ladder.yml`, `content/` and `templates/`.
  ///
  /// It fails for nothing: what is missing or may not be read has a signature too.
  package static func take(of root: String) -> ProjectSignature {
    var signature = ProjectSignature()
    var scan = Scan(root: root)
    for name in ["ladder.yml", "ladder.yaml", "content", "templates"] {
      signature.look(at: name, in: root, &scan)
    }
    while let folder = scan.pending.popLast() { signature.list(folder, &scan) }
    return signature
  }

  /// The paths that are new, gone or different, sorted. Folders are named only where no file is:
  /// when one became readable, for instance.
  package func changes(since old: ProjectSignature) -> [String] {
    let pairs = zip(entries, old.entries)
    // Most often something is written to a file, and all others are where they were.
    if entries.count == old.entries.count, pairs.allSatisfy({ $0.path == $1.path }) {
      let changed = pairs.filter { $0 != $1 }.map(\.0)
      let files = changed.filter { !$0.mark.isFolder }
      return (files.isEmpty ? changed : files).map(\.path).sorted()
    }
    let before = Dictionary(old.entries.map { ($0.path, $0) }) { first, _ in first }
    let after = Dictionary(entries.map { ($0.path, $0) }) { first, _ in first }
    let paths = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    let files = paths.filter { (after[$0] ?? before[$0])?.mark.isFolder != true }
    return (files.isEmpty ? paths : files).sorted()
  }
}

extension ProjectSignature {
  /// What the system says of one thing.
  private struct Mark: Sendable, Equatable {
    private struct Time: Sendable, Equatable {
      var seconds = 0
      var nanoseconds = 0

      init() {}

      init(_ raw: timespec) {
        seconds = Int(raw.tv_sec)
        nanoseconds = Int(raw.tv_nsec)
      }
    }

    private var modified = Time()

    /// Changes with the permissions as well, and can't be set back.
    private var changed = Time()
    var size = 0
    var mode = 0
    var identity: FileStatus.Identity

    /// The system's number for why a folder could not be listed; 0 when it could.
    var failure: Int32 = 0

    var isFolder: Bool { mode & Int(S_IFMT) == Int(S_IFDIR) }
    var isLink: Bool { mode & Int(S_IFMT) == Int(S_IFLNK) }

    init(_ raw: stat) {
      mode = Int(raw.st_mode)
      identity = FileStatus(raw).identity
      // The times of a folder change with every file that an editor puts beside the one it saves.
      guard !isFolder else { return }
      size = Int(raw.st_size)
      #if canImport(Darwin)
        (modified, changed) = (Time(raw.st_mtimespec), Time(raw.st_ctimespec))
      #else
        (modified, changed) = (Time(raw.st_mtim), Time(raw.st_ctim))
      #endif
    }
  }

  /// A scan on its way.
  private struct Scan {
    let root: String

    /// Folders still to be listed, and where their entry is.
    var pending: [(path: String, entry: Int)] = []

    /// Each folder is listed once, so links that lead in a circle end.
    var visited: Set<FileStatus.Identity> = []
  }

  private mutating func list(_ folder: (path: String, entry: Int), _ scan: inout Scan) {
    let absolutePath = scan.root + "/" + folder.path
    folders.append(absolutePath)
    guard let stream = opendir(absolutePath) else {
      entries[folder.entry].mark.failure = errno
      return
    }
    defer { closedir(stream) }
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    var path = Array((folder.path + "/").utf8)
    let folderEnd = path.count
    // By offset: reading the field itself would copy its 256 bytes for every name.
    while let entry = readdir(stream), entries.count < SourceTree.entryLimit {
      let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      guard start.pointee != CChar(bitPattern: UInt8(ascii: ".")) else { continue }
      let name = UnsafeRawBufferPointer(start: start, count: strlen(start))
      guard !FileName.isIgnored(name) else { continue }
      var raw = stat()
      guard fstatat(dirfd(stream), start, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      path.removeSubrange(folderEnd...)
      path += name
      add(raw, String(decoding: path, as: UTF8.self), &scan)
    }
  }

  private mutating func look(at name: String, in root: String, _ scan: inout Scan) {
    var raw = stat()
    guard lstat(root + "/" + name, &raw) == 0 else { return }
    add(raw, name, &scan)
  }

  private mutating func add(_ raw: stat, _ path: String, _ scan: inout Scan) {
    var entry = Entry(path: path, mark: Mark(raw))
    var folder = entry.mark.isFolder ? entry.mark.identity : nil
    if entry.mark.isLink {
      var target = stat()
      if stat(scan.root + "/" + path, &target) == 0 {
        let mark = Mark(target)
        entry.target = mark
        // Nobody wants the whole disk watched because of a link to it.
        if mark.isFolder, Self.isInside(path, of: scan.root) { folder = mark.identity }
      }
    }
    entries.append(entry)
    guard let folder, scan.visited.insert(folder).inserted else { return }
    scan.pending.append((path, entries.count - 1))
  }

  private static func isInside(_ path: String, of root: String) -> Bool {
    guard let real = try? Disk.resolved(root + "/" + path), let top = try? Disk.resolved(root)
    else { return false }
    return real == top || real.utf8.starts(with: (top + "/").utf8)
  }
}
