package import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder that a site is published into.
///
/// What is in it is either ours and in the manifest, or somebody else's and left alone.
package struct OutputFolder: Sendable {
  /// Absolute or relative to where the command runs, without slashes at the end.
  let path: String

  /// The path that messages name.
  let shownPath: String

  /// Whether that path starts at the project's root.
  let isShownInProject: Bool

  /// The project's folder.
  let root: String

  /// Whose folder must never become a site.
  let home: String?

  /// - Parameters:
  ///   - path: absolute or relative to where the command runs; it need not exist.
  ///   - shownPath: how messages name it.
  ///   - isShownInProject: whether that path starts at the project's root, or where the command runs.
  ///   - root: the project's folder.
  ///   - home: the user's home folder.
  package init(
    path: String, shownAs shownPath: String, isShownInProject: Bool = true, root: String,
    home: String? = Self.usersHome
  ) {
    self.path = Self.withoutSlashAtEnd(path)
    self.shownPath = Self.withoutSlashAtEnd(shownPath)
    self.isShownInProject = isShownInProject
    self.root = root
    self.home = home
  }

  /// What `HOME` says, as everywhere in a shell.
  package static var usersHome: String? {
    getenv("HOME").map { String(cString: $0) }
  }

  private static func withoutSlashAtEnd(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  /// Why nothing may be written to this folder, if so; nothing is touched to find out.
  ///
  /// Ask before the work begins; ``publish(_:)`` asks again.
  package func refusal() -> Diagnostic? {
    do throws(FileFailure) {
      if let refused = try refusedPlace() { return refused }
      return try refusedContents()
    } catch {
      return diagnostic(of: error)
    }
  }

  /// Makes the folder hold exactly these files and those of others.
  ///
  /// Either every file is published or, when there is an error, none: then the old site stays as it
  /// was. Being killed leaves every file whole, the old or the new one, and the next build mends
  /// the rest.
  ///
  /// - Returns: `nil` when nothing, or because of a failing disk not all, was published.
  package func publish(_ files: [OutputFile]) async -> Diagnosed<Published?> {
    let opened = open(for: SitePaths(files.map(\.path), in: self))
    guard let publication = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let staged = await concurrentMap(Array(files.indices), chunk: 16) {
      publication.stage(files[$0].contents, number: $0)
    }
    return publication.finish(staged)
  }

  /// Begins to publish a site: nobody else can until that ends.
  ///
  /// - Parameter paths: of all its files.
  /// - Returns: `nil` when it cannot be published here; then nothing was changed.
  func open(for paths: SitePaths) -> Diagnosed<Publication?> {
    if let refusal = refusal() { return Diagnosed(nil, [refusal]) }
    guard paths.problems.isEmpty else { return Diagnosed(nil, paths.problems) }
    var made: [String] = []
    do throws(FileFailure) {
      guard let lock = try lock(noting: &made) else {
        return Diagnosed(
          nil,
          [
            problem(
              .outputBusy, "'\(shownPath)' is being written by another ladder",
              help: "wait until it has finished, or publish to another folder with --output")
          ])
      }
      // Once more, now that nobody else can change the answer.
      if let refusal = refusal() {
        remove(made)
        return Diagnosed(nil, [refusal])
      }
      return Diagnosed(
        try Publication(of: paths.paths, in: self, lock: lock, madeFolders: made))
    } catch {
      remove(made)
      return Diagnosed(nil, [diagnostic(of: error)])
    }
  }

  /// Takes the lock of the folder, which is made when it is missing; `nil` while another build
  /// holds it.
  private func lock(noting made: inout [String]) throws(FileFailure) -> OpenFile? {
    let own = path + "/" + OutputPath.ownFolder
    let attempts = 10
    for attempt in 1...attempts {
      do throws(FileFailure) {
        try Disk.makeFolders(own, noting: &made)
        let lock = try OpenFile(lockable: lockPath)
        guard try lock.lock() else { return nil }
        if try FileStatus.ifPresent(at: lockPath)?.identity == lock.status.identity { return lock }
      } catch {
        // A build that publishes nothing after all removes what it made, perhaps just now.
        guard error.isMissing, attempt < attempts else { throw error }
      }
    }
    return nil
  }

  /// Removes the folders that a build made which publishes nothing, as far as nobody put anything
  /// into them; and its lock, if our own folder is among them.
  ///
  /// - Parameter made: the outer ones first.
  func remove(_ made: [String]) {
    // What cannot be removed stays: there is another error to report.
    if made.contains(where: { $0.hasSuffix("/" + OutputPath.ownFolder) }) {
      try? Disk.removeFile(lockPath)
    }
    for folder in made.reversed() { _ = try? Disk.removeFolderIfEmpty(folder) }
  }

  private var lockPath: String { path + "/" + OutputPath.ownFolder + "/lock" }
  var manifestPath: String { path + "/" + OutputPath.ownFolder + "/manifest" }

  /// The manifest on the disk; `.some(nil)` when there is one that cannot be used.
  func manifest() throws(FileFailure) -> Manifest?? {
    let file = manifestPath
    guard try FileStatus.ifPresent(at: file) != nil else { return nil }
    let bytes = try OpenFile(reading: file).rest(limit: Manifest.sizeLimit)
    return .some(bytes.flatMap(Manifest.init(parsing:)))
  }

  /// Refuses the contents: a folder full of somebody else's files is not a place for a site.
  private func refusedContents() throws(FileFailure) -> Diagnostic? {
    guard try FileStatus.ifPresent(at: path) != nil else { return nil }
    let own = path + "/" + OutputPath.ownFolder
    if let status = try FileStatus.ifPresent(at: own), status.kind != .folder {
      return refused(because: "'\(OutputPath.ownFolder)' in it is not a folder")
    }
    switch try manifest() {
    case .some(.some): return nil
    case .some(.none):
      return refused(
        because: "its '\(OutputPath.ownFolder)/manifest' is damaged or of another version",
        help: "delete '\(shownPath)' and build again")
    case .none:
      let names = try Disk.names(in: path)
      guard let foreign = names.first(where: { $0.first != UInt8(ascii: ".") }) else { return nil }
      let name = String(decoding: foreign, as: UTF8.self)
      return refused(
        because: "it holds files that ladder did not write, '\(name)' for one",
        help: "choose another folder with --output, or empty this one")
    }
  }

  func refused(because reason: String, help: String? = nil) -> Diagnostic {
    problem(
      .outputRefused, "'\(shownPath)' cannot be the output folder: \(reason)",
      help: help ?? "choose a folder of its own with --output")
  }

  func problem(
    _ code: DiagnosticCode, _ message: String, at path: OutputPath? = nil, help: String? = nil
  ) -> Diagnostic {
    let place = SourceFile(path: shown(path), isInProject: isShownInProject).wholePlace
    return Diagnostic(code, message, at: place, help: help)
  }

  /// How messages name a path in the folder, or the folder itself.
  func shown(_ path: OutputPath?) -> String {
    path.map { shownPath + "/" + $0.text } ?? shownPath
  }

  func diagnostic(of failure: FileFailure) -> Diagnostic {
    let prefix = path + "/"
    let inside =
      failure.path.utf8.starts(with: prefix.utf8)
      ? OutputPath(
        unchecked: String(decoding: failure.path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
      : nil
    let shown = inside == nil && failure.path != path ? failure.path : shown(inside)
    return problem(.writeFailed, "'\(shown)' could not be written: \(failure.reason)", at: inside)
  }
}
