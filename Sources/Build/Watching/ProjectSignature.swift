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
  package private(set) var folders: [String] = []

  /// Looks at `ladder.yml`, `content/` and `templates/`.
  ///
  /// It fails for nothing: what is missing or may not be read has a signature too.
  package static func take(of root: String) async -> ProjectSignature {
    var signature = ProjectSignature()
    var scan = Scan()
    for name in ["ladder.yml", "ladder.yaml", "content", "templates"] {
      signature.add(look(at: name, in: root), &scan)
    }
    // Beyond the limit nothing is built, and one look is not to take all the time there is.
    while !scan.pending.isEmpty, signature.entries.count < SourceTree.entryLimit {
      let wave = Array(scan.pending.prefix(SourceTree.waveLength))
      scan.pending.removeFirst(wave.count)
      let listings = await concurrentMap(wave.map(\.path), chunk: 4) { list($0, in: root) }
      for ((path, entry), listing) in zip(wave, listings) {
        signature.folders.append(root + "/" + path)
        signature.entries[entry].mark.failure = listing.failure
        signature.add(listing.found, &scan)
      }
    }
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
    /// Folders still to be listed, and where their entry is.
    var pending: [(path: String, entry: Int)] = []

    /// Each folder is listed once, so links that lead in a circle end.
    var visited: Set<FileStatus.Identity> = []
  }

  /// One thing that was found; the folder that it is or leads to.
  private typealias Found = (entry: Entry, folder: FileStatus.Identity?)

  private mutating func add(_ found: [Found], _ scan: inout Scan) {
    for (entry, folder) in found where entries.count < SourceTree.entryLimit {
      entries.append(entry)
      guard let folder, scan.visited.insert(folder).inserted else { continue }
      scan.pending.append((entry.path, entries.count - 1))
    }
  }

  /// What a folder holds, or why it could not be listed.
  private static func list(
    _ folder: String, in root: String
  ) -> (found: [Found], failure: Int32) {
    guard let stream = opendir(root + "/" + folder) else { return ([], errno) }
    defer { closedir(stream) }
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return ([], 0) }
    var found: [Found] = []
    var path = Array((folder + "/").utf8)
    let folderEnd = path.count
    // By offset: reading the field itself would copy its 256 bytes for every name.
    while let entry = readdir(stream), found.count < SourceTree.entryLimit {
      let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      guard start.pointee != CChar(bitPattern: UInt8(ascii: ".")) else { continue }
      let name = UnsafeRawBufferPointer(start: start, count: strlen(start))
      guard !FileName.isIgnored(name) else { continue }
      var raw = stat()
      guard fstatat(dirfd(stream), start, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      path.removeSubrange(folderEnd...)
      path += name
      found.append(self.found(raw, String(decoding: path, as: UTF8.self), in: root))
    }
    return (found, 0)
  }

  private static func look(at name: String, in root: String) -> [Found] {
    var raw = stat()
    return lstat(root + "/" + name, &raw) == 0 ? [found(raw, name, in: root)] : []
  }

  private static func found(_ raw: stat, _ path: String, in root: String) -> Found {
    var entry = Entry(path: path, mark: Mark(raw))
    var folder = entry.mark.isFolder ? entry.mark.identity : nil
    if entry.mark.isLink {
      var target = stat()
      if stat(root + "/" + path, &target) == 0 {
        let mark = Mark(target)
        entry.target = mark
        // Nobody wants the whole disk watched because of a link to it.
        if mark.isFolder, isInside(path, of: root) { folder = mark.identity }
      }
    }
    return (entry, folder)
  }

  private static func isInside(_ path: String, of root: String) -> Bool {
    guard let real = try? Disk.resolved(root + "/" + path), let top = try? Disk.resolved(root)
    else { return false }
    return real == top || real.utf8.starts(with: (top + "/").utf8)
  }
}
