import Diagnostics

extension OutputFolder {
  /// Refuses places where a mistake would cost somebody's work: the project itself, its sources,
  /// the home folder, and all that holds them.
  ///
  /// Folders are told apart by what they are and not by how they are spelt, so that neither links
  /// nor letter case lead past the rules.
  func refusedPlace() throws(FileFailure) -> Diagnostic? {
    let place = try ExistingPlace(of: path)
    if place.isLink { return refused(because: "it is a symbolic link") }
    guard place.isFolder else { return refused(because: "it is not a folder") }
    if let output = place.folder {
      if place.enclosing.count == 1 {
        return refused(because: "it is the root of the file system")
      }
      let root = try ExistingPlace(of: root).enclosing
      if root.last == output { return refused(because: "it is the project's own folder") }
      if root.contains(output) { return refused(because: "it holds the project") }
      if let home, let homeFolders = try? ExistingPlace(of: home).enclosing,
        homeFolders.contains(output)
      {
        return refused(because: "it is or holds your home folder")
      }
    }
    for name in ["content", "templates"] {
      guard let source = try? ExistingPlace(of: Disk.resolved(root + "/" + name)),
        let folder = source.folder
      else { continue }
      if place.folder == folder {
        return refused(because: "it is the project's '\(name)' folder")
      }
      if place.enclosing.contains(folder) {
        return refused(because: "it lies in the project's '\(name)' folder")
      }
      if let output = place.folder, source.enclosing.contains(output) {
        return refused(because: "it holds the project's '\(name)' folder")
      }
    }
    return nil
  }
}

/// Where a path leads, as far as it exists.
private struct ExistingPlace {
  var isLink = false
  var isFolder = true

  /// The folder at the path; `nil` when nothing is there yet.
  var folder: FileStatus.Identity?

  /// The folders that hold the path, from the root of the file system down, and the folder at the
  /// path as the last if it is there.
  var enclosing: [FileStatus.Identity] = []

  init(of path: String) throws(FileFailure) {
    var existing = path
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" }
    // `..` leads where the file system says, which the text of the path does not tell.
    if last == nil || last == "." || last == ".." { existing = try Disk.resolved(path) }
    if let status = try FileStatus.ifPresent(at: existing) {
      isLink = status.kind == .link
      isFolder = status.kind == .folder
      if isFolder { folder = status.identity }
    }
    while try FileStatus.ifPresent(at: existing) == nil {
      guard let slash = existing.utf8.lastIndex(of: UInt8(ascii: "/")) else {
        existing = "."
        break
      }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
    var partial = ""
    enclosing.append(try FileStatus(at: "/").identity)
    for part in try Disk.resolved(existing).utf8.split(separator: UInt8(ascii: "/")) {
      partial += "/" + String(decoding: part, as: UTF8.self)
      enclosing.append(try FileStatus(at: partial).identity)
    }
  }
}
