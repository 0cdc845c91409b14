/// What has to be removed and made around the writing of a site's files, decided before anything
/// is touched.
struct PublishPlan: Equatable {
  /// Files of an earlier build that are no longer part of the site.
  var obsolete: Set<OutputPath> = []

  /// Those of ``obsolete`` that stand where a new file or folder goes, so they have to go first.
  var obstacles: Set<OutputPath> = []

  /// Folders to make, the outer ones first.
  var newFolders: [OutputPath] = []

  /// Folders that lose their last file of ours, the inner ones first; they are removed if empty.
  var abandonedFolders: [OutputPath] = []

  /// Files of others, hidden ones left out.
  var foreignCount = 0

  /// Paths that somebody else's file, folder or link occupies: then nothing may be written.
  var conflicts: [Conflict] = []

  struct Conflict: Equatable {
    /// What is in the way.
    var path: OutputPath
    var isFolderNeeded: Bool
  }

  /// - Parameters:
  ///   - produced: the files of the new site.
  ///   - owned: the files that earlier builds may have written.
  init(produced: Set<OutputPath>, owned: Set<OutputPath>, disk: OutputListing) {
    let folders = Set(produced.lazy.flatMap(\.folders))
    let abandoned = Set(owned.lazy.flatMap(\.folders)).subtracting(folders)
    obsolete = owned.subtracting(produced).filter { disk.entries[$0]?.kind == .file }
    abandonedFolders = abandoned.sorted(by: >)
    for folder in folders.sorted() {
      place(folder: folder, disk: disk)
    }
    for path in produced.sorted() {
      place(file: path, disk: disk, isOwned: owned.contains(path), abandoned: abandoned)
    }
    foreignCount = disk.entries.count { path, status in
      status.kind != .folder && !produced.contains(path)
        && !(owned.contains(path) && status.kind == .file) && !path.isHidden
    }
  }

  private mutating func place(folder: OutputPath, disk: OutputListing) {
    if disk.entries[folder]?.kind == .folder { return }
    newFolders.append(folder)
    let alias = disk.aliases[folder]
    guard let occupant = disk.entries[folder] == nil ? alias : folder else { return }
    if obsolete.contains(occupant) {
      obstacles.insert(occupant)
    } else if disk.entries[occupant]?.kind != .folder {
      conflicts.append(Conflict(path: occupant, isFolderNeeded: true))
    }
  }

  private mutating func place(
    file path: OutputPath, disk: OutputListing, isOwned: Bool, abandoned: Set<OutputPath>
  ) {
    guard let occupant = disk.entries[path] == nil ? disk.aliases[path] : path else { return }
    switch disk.entries[occupant]?.kind {
    case .file where occupant == path && isOwned: return
    case .file where obsolete.contains(occupant): obstacles.insert(occupant)
    case .folder:
      // The whole folder has to be ours, and to go.
      for (inner, status) in disk.entries where inner.isInside(occupant) {
        if obsolete.contains(inner) {
          obstacles.insert(inner)
        } else if status.kind != .folder || !abandoned.contains(inner) {
          conflicts.append(Conflict(path: occupant, isFolderNeeded: false))
          return
        }
      }
      if !abandoned.contains(occupant) {
        conflicts.append(Conflict(path: occupant, isFolderNeeded: false))
      }
    default: conflicts.append(Conflict(path: occupant, isFolderNeeded: false))
    }
  }
}
