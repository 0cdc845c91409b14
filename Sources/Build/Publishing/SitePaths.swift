import Diagnostics

/// The paths of a site's files, each once and all of them such that any disk can hold them side by
/// side.
struct SitePaths: Sendable {
  /// In the order in which they were given.
  let paths: [OutputPath]

  /// Sorted. Only when there are none, ``paths`` is complete.
  let problems: [Diagnostic]

  /// - Parameter folder: where they are to lie.
  init(_ texts: [String], in folder: OutputFolder) {
    var problems: [Diagnostic] = []
    var paths: [OutputPath] = []
    var seen = Set<OutputPath>(minimumCapacity: texts.count)
    paths.reserveCapacity(texts.count)
    for text in texts {
      guard let path = OutputPath(text) else {
        problems.append(
          folder.problem(
            .unusableAddress, "'\(text)' cannot be the path of a file in the site",
            at: OutputPath(unchecked: text)))
        continue
      }
      guard seen.insert(path).inserted else {
        problems.append(
          folder.problem(.pathCollision, "'\(path.text)' is produced twice", at: path))
        continue
      }
      paths.append(path)
    }
    self.paths = paths
    problems += Self.collisions(of: paths.sorted(), in: folder)
    self.problems = problems.sortedAndUnique()
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
}
