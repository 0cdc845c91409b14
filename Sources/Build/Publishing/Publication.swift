import Diagnostics

/// One publishing of a site, under the lock of its output folder.
///
/// In this order, so that being killed at any instant harms nothing:
///
/// 1. Each file is compared as soon as it is made, and written to `.ladder/staging` if it differs. A
///    full disk or a missing permission shows here, while the old site is still untouched.
/// 2. If there are new paths, the manifest becomes the union of the old and the new one: from now
///    on the next build knows whatever this one may leave behind.
/// 3. Each staged file is renamed to its place, which replaces the old file in one instant; pages
///    last, so that no page arrives before its style sheet.
/// 4. What is no longer part of the site is removed.
/// 5. The manifest becomes the new one, and the staging folder goes.
///
/// Both manifests are synced to the disk before step 2; no page is. After a loss of power a page
/// may be empty or missing, the next build sees that by comparing bytes and writes it again, and
/// for that it only needs a manifest that names it. A sync for each file would cost twelve times
/// the writing itself.
///
/// Files are known by their numbers in the list of paths. ``stage(_:number:)`` may be called from
/// any thread, then either ``finish(_:)`` or ``abandon()`` once.
final class Publication: Sendable {
  private let folder: OutputFolder
  private let paths: [OutputPath]

  /// Held as long as this lives.
  private let lock: OpenFile

  /// What ``abandon()`` removes again.
  private let madeFolders: [String]
  private let old: Manifest
  private let staging: Staging

  init(
    of paths: [OutputPath], in folder: OutputFolder, lock: consuming OpenFile,
    madeFolders: [String]
  ) throws(FileFailure) {
    self.folder = folder
    self.paths = paths
    self.lock = lock
    self.madeFolders = madeFolders
    old = (try folder.manifest() ?? nil) ?? Manifest()
    staging = Staging(of: folder.path)
    try staging.clear()
  }

  /// What became of a file in step 1.
  enum Staged: Sendable {
    case written(Manifest.Entry)

    /// The same bytes are in its place.
    case unchanged(Manifest.Entry)
    case failed(Diagnostic)
  }

  /// Step 1 for one file.
  func stage(_ contents: OutputFile.Contents, number: Int) -> Staged {
    let path = paths[number]
    do throws(FileFailure) {
      // What isn't ours is not looked at: it is either not there or in the way.
      if old.entries[path] != nil, let entry = try staging.entry(of: contents, ifSameAs: path) {
        return .unchanged(entry)
      }
      return .written(try staging.write(contents, for: path, number: number))
    } catch {
      if case .copy(let asset) = contents, asset.absolutePath == error.path {
        let message = "'\(asset.path)' could not be copied: \(error.reason)"
        return .failed(
          Diagnostic(.unreadableFile, message, at: SourceFile(path: asset.path).wholePlace))
      }
      return .failed(folder.diagnostic(of: error))
    }
  }

  /// Leaves everything as it was before.
  func abandon() {
    // What was staged is worthless now, and on a full disk in the way; the error to report is the
    // one that brought us here.
    try? staging.clear()
    folder.remove(madeFolders)
  }

  /// Steps 2 to 5.
  ///
  /// - Parameter staged: in parallel with the paths.
  /// - Returns: `nil` when nothing, or because of a failing disk not all, was published.
  func finish(_ staged: [Staged]) -> Diagnosed<Published?> {
    var entries: [OutputPath: Manifest.Entry] = .init(minimumCapacity: paths.count)
    var changed: [Int] = []
    var unchanged: [Int] = []
    for (number, file) in staged.enumerated() {
      switch file {
      case .failed(let diagnostic):
        abandon()
        return Diagnosed(nil, [diagnostic])
      case .written(let entry):
        entries[paths[number]] = entry
        changed.append(number)
      case .unchanged(let entry):
        entries[paths[number]] = entry
        unchanged.append(number)
      }
    }
    changed.sort { paths[$0] < paths[$1] }
    do throws(FileFailure) {
      let published = try publish(Manifest(entries), changed, unchanged)
      if published.value == nil { abandon() }
      return published
    } catch {
      abandon()
      return Diagnosed(nil, [folder.diagnostic(of: error)])
    }
  }

  private func publish(
    _ new: Manifest, _ changed: [Int], _ unchanged: [Int]
  ) throws(FileFailure) -> Diagnosed<Published?> {
    let produced = Set(paths)
    let owned = Set(old.entries.keys)
    let folders = Set(produced.flatMap(\.folders))
    var disk = try OutputListing(of: folder.path, ours: folders.union(owned.flatMap(\.folders)))
    try disk.findAliases(of: produced.union(folders), in: folder.path)

    let plan = PublishPlan(produced: produced, owned: owned, disk: disk)
    guard plan.conflicts.isEmpty else {
      return Diagnosed(nil, plan.conflicts.map(conflict).sortedAndUnique())
    }
    // Compared long ago, when the page was made, and its bytes are gone.
    let lost = unchanged.first { number in
      let there = disk.entries[paths[number]]
      return there?.kind != .file || there?.size != new.entries[paths[number]]?.size
    }
    if let lost { return Diagnosed(nil, [changedMeanwhile(paths[lost])]) }
    if !changed.isEmpty || !plan.obsolete.isEmpty || new != old {
      try checkPermissions(plan, changed: changed.map { paths[$0] }, disk: disk)
      try commit(plan, changed, to: new)
    }
    return Diagnosed(
      Published(
        written: changed.count, unchanged: unchanged.count,
        removed: plan.obsolete.count, foreign: plan.foreignCount))
  }

  /// Steps 2 to 5: from here on only names change, and nothing needs more room on the disk.
  private func commit(
    _ plan: PublishPlan, _ changed: [Int], to new: Manifest
  ) throws(FileFailure) {
    try staging.begin()
    let both = old.union(new)
    let isCovered = both.entries.count == old.entries.count
    // Where nothing is removed, as in a new folder, the manifest of both is the new one.
    let final = !isCovered && both == new ? nil : try staging.write(new, as: "manifest")
    let interim = isCovered ? nil : try staging.write(both, as: "manifest-of-both")

    if let interim { try Disk.move(interim, to: folder.manifestPath) }
    // Also without obstacles: a build killed at the wrong instant leaves an empty folder where a
    // file goes now.
    try remove(plan.obstacles, leaving: plan.abandonedFolders)
    for path in plan.newFolders { try Disk.makeFolder(absolute(path)) }
    for number in changed where !paths[number].isPage { try move(number) }
    for number in changed where paths[number].isPage { try move(number) }
    try remove(plan.obsolete.subtracting(plan.obstacles), leaving: plan.abandonedFolders)
    if let final { try Disk.move(final, to: folder.manifestPath) }
    try staging.clear()
  }

  private func move(_ number: Int) throws(FileFailure) {
    try Disk.move(staging.file(number), to: absolute(paths[number]))
  }

  private func absolute(_ path: OutputPath) -> String { folder.path + "/" + path.text }

  /// Removes files and then the folders that this leaves empty.
  private func remove(_ paths: Set<OutputPath>, leaving folders: [OutputPath])
    throws(FileFailure)
  {
    for path in paths.sorted() { try Disk.removeFile(absolute(path)) }
    for path in folders { try Disk.removeFolderIfEmpty(absolute(path)) }
  }

  /// Finds out before the first change whether all of them can be made.
  private func checkPermissions(_ plan: PublishPlan, changed: [OutputPath], disk: OutputListing)
    throws(FileFailure)
  {
    let touched = changed + plan.newFolders + plan.obsolete + plan.abandonedFolders
    for parent in Set(touched.map(\.folders.last)) {
      guard let parent else {
        try Disk.mayChange(folder: folder.path)
        continue
      }
      if disk.entries[parent]?.kind == .folder { try Disk.mayChange(folder: absolute(parent)) }
    }
  }

  private func changedMeanwhile(_ path: OutputPath) -> Diagnostic {
    folder.problem(
      .writeFailed,
      "'\(folder.shown(path))' was changed by somebody else while the site was made", at: path,
      help: "build again; nothing was written")
  }

  private func conflict(_ conflict: PublishPlan.Conflict) -> Diagnostic {
    let need = conflict.isFolderNeeded ? "a folder" : "a file"
    return folder.problem(
      .outputRefused,
      "'\(folder.shown(conflict.path))' was not made by ladder and stands where the site needs "
        + need,
      at: conflict.path, help: "move it away; nothing was written")
  }
}
