import Diagnostics

/// Lists what a folder of the project holds, links followed and every name judged.
struct SourceTree {
  /// More files and folders than a ladder ever has: links that lead to each other's folders can
  /// multiply what is there without end.
  static let entryLimit = 100_000

  let root: ProjectRoot

  /// Whether names that begin with `_` are left out.
  let skipsUnderscored: Bool

  private var files: [ListedFile] = []
  private var diagnostics: [Diagnostic] = []
  private var entryCount = 0

  /// How many folders are listed side by side before anyone counts what they hold.
  static let waveLength = 64

  /// Folders of more entries are listed one at a time.
  private static let longListing = 4096

  /// A folder still to be listed.
  private struct Pending: Sendable {
    var path: String
    var absolutePath: String

    /// The resolved folders that hold it, itself included: a link back to one of them would never
    /// end.
    var chain: [String]
  }

  /// What was found in one folder.
  private struct Listing: Sendable {
    var entries: [(path: String, entry: Entry)] = []
    var diagnostics: [Diagnostic] = []

    /// Whether there is more in the folder.
    var isCut = false
  }

  private enum Entry: Sendable {
    case file(ListedFile)
    case folder(Pending)

    /// It is told why.
    case unusable(Diagnostic)
  }

  private var pending: [Pending] = []

  /// Lists the folder `name` of the root; the files come in the order of their paths' bytes.
  static func list(
    _ name: String, of root: ProjectRoot, skipsUnderscored: Bool
  ) async -> Diagnosed<[ListedFile]> {
    var tree = SourceTree(root: root, skipsUnderscored: skipsUnderscored)
    await tree.listAll(under: name)
    let files = tree.files.sorted { $0.path.orderOfBytes(beside: $1.path) < 0 }
    return Diagnosed(files, tree.diagnostics.sortedAndUnique())
  }

  private init(root: ProjectRoot, skipsUnderscored: Bool) {
    self.root = root
    self.skipsUnderscored = skipsUnderscored
  }

  private mutating func listAll(under name: String) async {
    let absolutePath = root.path + "/" + name
    if let failure = failure({ () throws(FileFailure) in _ = try FileStatus(at: absolutePath) }),
      failure.isMissing
    {
      report(
        .missingFile, name, "'\(name)' does not exist: there is no such folder in the project",
        help: "run ladder in the folder that holds '\(name)/', or name that folder with --root")
      return
    }
    take(entry(name, at: absolutePath, chain: [root.path]))
    if pending.isEmpty, !files.isEmpty {
      files = []
      report(.unusableFile, name, "'\(name)' is a file; it has to be a folder")
    }
    // A list of what is left and no recursion: folders can be nested deeper than a stack.
    while !pending.isEmpty {
      let wave = Array(pending.prefix(Self.waveLength))
      pending.removeFirst(wave.count)
      let listings = await concurrentMap(wave, chunk: 1) { [self] in
        listing(of: $0, limit: Self.longListing)
      }
      for (folder, found) in zip(wave, listings) {
        // Alone, so that a wave of links to one full folder is not held all at once.
        let listing =
          found.isCut
          ? self.listing(of: folder, limit: Self.entryLimit + 1 - entryCount) : found
        diagnostics += listing.diagnostics
        for (path, entry) in listing.entries {
          guard countsWithinLimit(path) else { return }
          take(entry)
        }
      }
    }
  }

  private mutating func take(_ entry: Entry) {
    switch entry {
    case .file(let file): files.append(file)
    case .folder(let folder): pending.append(folder)
    case .unusable(let diagnostic): diagnostics.append(diagnostic)
    }
  }

  /// - Parameter limit: more entries are not looked at.
  private func listing(of folder: Pending, limit: Int) -> Listing {
    var listing = Listing()
    let entries: [(name: [UInt8], isFile: Bool)]
    do throws(FileFailure) {
      entries = try Disk.entries(in: folder.absolutePath)
    } catch {
      listing.diagnostics = [
        diagnostic(
          .unreadableFile, folder.path,
          "'\(folder.path)' could not be listed: \(error.reason)")
      ]
      return listing
    }
    var seen: [String: String] = [:]
    for (bytes, isFile) in entries where !isLeftOut(bytes) {
      guard listing.entries.count < limit else {
        listing.isCut = true
        break
      }
      let name = String(decoding: bytes, as: UTF8.self)
      let path = folder.path + "/" + name
      if let fault = FileName.fault(in: bytes) {
        listing.diagnostics.append(
          diagnostic(.badFileName, path, "'\(path)' \(fault)", help: "rename it"))
        continue
      }
      let other = seen.updateValue(name, forKey: FileName.folded(name))
      if let other {
        listing.diagnostics.append(sameName(path, other: folder.path + "/" + other))
        continue
      }
      let absolutePath = folder.absolutePath + "/" + name
      listing.entries.append(
        (
          path,
          isFile
            ? .file(ListedFile(path: path, absolutePath: absolutePath))
            : entry(path, at: absolutePath, chain: folder.chain)
        ))
    }
    return listing
  }

  private func isLeftOut(_ name: [UInt8]) -> Bool {
    FileName.isIgnored(name) || (skipsUnderscored && name.first == UInt8(ascii: "_"))
  }

  /// What stands at a path; links are followed.
  private func entry(_ path: String, at absolutePath: String, chain: [String]) -> Entry {
    let target: ProjectRoot.Target
    do throws(ProjectRoot.Fault) {
      target = try root.target(of: absolutePath, shown: path)
    } catch {
      return .unusable(diagnostic(error.code, path, error.message, help: error.help))
    }
    switch target.status.kind {
    case .file:
      return .file(ListedFile(path: path, absolutePath: target.absolutePath))
    case .folder:
      guard !target.isLinked || !chain.contains(target.absolutePath) else {
        return .unusable(
          diagnostic(
            .unusableFile, path, "'\(path)' is a symbolic link to a folder that holds it",
            help: "remove the link: following it would never end"))
      }
      return .folder(
        Pending(
          path: path, absolutePath: target.absolutePath, chain: chain + [target.absolutePath]))
    case .special, .link:
      return .unusable(
        diagnostic(
          .unusableFile, path, "'\(path)' is a pipe, socket or device, not a file",
          help: "remove it, or put an ordinary file in its place"))
    }
  }

  private mutating func countsWithinLimit(_ path: String) -> Bool {
    entryCount += 1
    guard entryCount > Self.entryLimit else { return true }
    if entryCount == Self.entryLimit + 1 {
      report(
        .unusableFile, path, "'\(path)' is one file too many: \(Self.entryLimit) are the limit",
        help: "look for symbolic links between folders that lead to each other")
    }
    pending = []
    return false
  }

  private func sameName(_ path: String, other: String) -> Diagnostic {
    // Which of the two differences it is; strings that differ only in normalisation are equal.
    let difference =
      path == other ? "only in how their letters are encoded" : "only in letter case"
    return diagnostic(
      .pathCollision, path, "'\(path)' and '\(other)' differ \(difference)",
      notes: [Diagnostic.Note("the other one", at: SourceFile(path: other).wholePlace)],
      help: "rename one of them: many disks and hosts hold only one of the two")
  }

  private mutating func report(
    _ code: DiagnosticCode, _ path: String, _ message: String,
    notes: [Diagnostic.Note] = [], help: String? = nil
  ) {
    diagnostics.append(diagnostic(code, path, message, notes: notes, help: help))
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ path: String, _ message: String,
    notes: [Diagnostic.Note] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, message, at: SourceFile(path: path).wholePlace, notes: notes, help: help)
  }

  private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure? {
    do throws(FileFailure) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
