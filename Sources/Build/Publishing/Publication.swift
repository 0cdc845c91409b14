import Diagnostics

/// One publishing of a site, under the lock of its output folder.
///
/// In this order, so that being killed at any instant harms nothing:
///
/// 1. Everything is compared; the files that differ are written to `.ladder/staging`. A full disk
///    or a missing permission shows here, while the old site is still untouched.
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
struct Publication {
  private let folder: OutputFolder
  private let files: [OutputPath: OutputFile.Contents]
  private var problems: [Diagnostic] = []

  init(of files: [OutputFile], in folder: OutputFolder) {
    self.folder = folder
    var byPath: [OutputPath: OutputFile.Contents] = [:]
    for file in files {
      guard let path = OutputPath(file.path) else {
        problems.append(
          folder.problem(
            .unusableAddress, "'\(file.path)' cannot be the path of a file in the site",
            at: OutputPath(unchecked: file.path)))
        continue
      }
      if byPath.updateValue(file.contents, forKey: path) != nil {
        problems.append(
          folder.problem(.pathCollision, "'\(path.text)' is produced twice", at: path))
      }
    }
    self.files = byPath
    problems += Self.collisions(of: byPath.keys.sorted(), in: folder)
  }

  /// Paths that one disk or another cannot hold side by side: the same but for letter case, or a
  /// file where another path needs a folder.
  private static func collisions(of paths: [OutputPath], in folder: OutputFolder) -> [Diagnostic] {
    var spellings: [String: OutputPath] = [:]
    var found: [Diagnostic] = []
    let folders = Set(paths.flatMap(\.folders))
    for path in folders.sorted() + paths {
      if let other = spellings.updateValue(path, forKey: path.folded) {
        let difference =
          other == path
          ? "both a file and a folder" : "'\(other.text)', which some disks take for the same"
        found.append(
          folder.problem(.pathCollision, "'\(path.text)' is also \(difference)", at: path))
      }
    }
    return found
  }

  func run() async throws(FileFailure) -> Diagnosed<Published?> {
    guard problems.isEmpty else { return Diagnosed(nil, problems.sortedAndUnique()) }
    let old = (try folder.manifest() ?? nil) ?? Manifest()
    let produced = Set(files.keys)
    let owned = Set(old.entries.keys)
    let folders = Set(produced.flatMap(\.folders))
    var disk = try OutputListing(of: folder.path, ours: folders.union(owned.flatMap(\.folders)))
    try disk.findAliases(of: produced.union(folders), in: folder.path)

    let plan = PublishPlan(produced: produced, owned: owned, disk: disk)
    guard plan.conflicts.isEmpty else {
      return Diagnosed(nil, plan.conflicts.map(conflict).sortedAndUnique())
    }
    do throws(FileFailure) {
      return Diagnosed(try await publish(plan, over: disk, old: old))
    } catch {
      guard let asset = asset(at: error.path) else { throw error }
      let place = SourceFile(path: asset.path).wholePlace
      let message = "'\(asset.path)' could not be copied: \(error.reason)"
      return Diagnosed(nil, [Diagnostic(.unreadableFile, message, at: place)])
    }
  }

  private func publish(
    _ plan: PublishPlan, over disk: OutputListing, old: Manifest
  ) async throws(FileFailure) -> Published {
    let staging = Staging(of: folder.path)
    try staging.clear()
    do throws(FileFailure) {
      let (changed, new) = try await stage(in: staging, over: disk)
      if !changed.isEmpty || !plan.obsolete.isEmpty || new != old {
        try checkPermissions(plan, changed: changed.map(\.path), disk: disk)
        try commit(plan, changed, from: old, to: new, staging: staging)
      }
      return Published(
        written: changed.count, unchanged: files.count - changed.count,
        removed: plan.obsolete.count, foreign: plan.foreignCount)
    } catch {
      // What was staged is worthless now, and on a full disk in the way. The error to report is
      // the one that brought us here.
      try? staging.clear()
      throw error
    }
  }

  private typealias Staged = (path: OutputPath, file: String)

  /// Step 1: writes what differs from the disk, and makes the new site's manifest.
  private func stage(
    in staging: Staging, over disk: OutputListing
  ) async throws(FileFailure) -> (changed: [Staged], manifest: Manifest) {
    let files = files.sorted { $0.key < $1.key }
    let known = try await Self.sideBySide(files.count) { index throws(FileFailure) in
      disk.entries[files[index].key]?.kind == .file
        ? try staging.entry(of: files[index].value, ifSameAs: files[index].key) : nil
    }
    let changed = files.indices.filter { known[$0] == nil }
    if !changed.isEmpty { try staging.begin() }
    let staged = try await Self.sideBySide(changed.count) { number throws(FileFailure) in
      let file = files[changed[number]]
      return try staging.write(file.value, for: file.key, number: number)
    }
    var entries = known
    for (number, index) in changed.enumerated() { entries[index] = staged[number].entry }
    let manifest = Manifest(
      Dictionary(
        uniqueKeysWithValues: zip(files, entries).compactMap { file, entry in
          entry.map { (file.key, $0) }
        }))
    return (zip(changed, staged).map { (files[$0].key, $1.file) }, manifest)
  }

  /// Does something with each of many files, on all cores.
  ///
  /// - Parameter work: is given the file's place in a list.
  private static func sideBySide<Value: Sendable>(
    _ count: Int, _ work: @Sendable @escaping (Int) throws(FileFailure) -> Value
  ) async throws(FileFailure) -> [Value] {
    let results = await concurrentMap(Array(0..<count), chunk: 16) { place in
      Result { () throws(FileFailure) in try work(place) }
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for result in results { values.append(try result.get()) }
    return values
  }

  /// Steps 2 to 5: from here on only names change, and nothing needs more room on the disk.
  private func commit(
    _ plan: PublishPlan, _ changed: [Staged], from old: Manifest, to new: Manifest,
    staging: Staging
  ) throws(FileFailure) {
    try staging.begin()
    let both = old.union(new)
    let isCovered = both.entries.count == old.entries.count
    let interim = isCovered ? nil : try staging.write(both, as: "manifest-of-both")
    let final = try staging.write(new, as: "manifest")

    if let interim { try Disk.move(interim, to: folder.manifestPath) }
    // Also without obstacles: a build killed at the wrong instant leaves an empty folder where a
    // file goes now.
    try remove(plan.obstacles, leaving: plan.abandonedFolders)
    for path in plan.newFolders { try Disk.makeFolder(absolute(path)) }
    for (path, file) in changed where !path.isPage { try Disk.move(file, to: absolute(path)) }
    for (path, file) in changed where path.isPage { try Disk.move(file, to: absolute(path)) }
    try remove(plan.obsolete.subtracting(plan.obstacles), leaving: plan.abandonedFolders)
    try Disk.move(final, to: folder.manifestPath)
    try staging.clear()
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

  private func conflict(_ conflict: PublishPlan.Conflict) -> Diagnostic {
    let need = conflict.isFolderNeeded ? "a folder" : "a file"
    return folder.problem(
      .outputRefused,
      "'\(folder.shown(conflict.path))' was not made by ladder and stands where the site needs "
        + need,
      at: conflict.path, help: "move it away; nothing was written")
  }

  private func asset(at path: String) -> AssetFile? {
    for case .copy(let asset) in files.values where asset.absolutePath == path { return asset }
    return nil
  }
}
