/// What stands in the output folder before anything is written; links are not followed.
struct OutputListing {
  var entries: [OutputPath: FileStatus]

  /// Paths that the disk knows only under another spelling, because it ignores letter case or
  /// Unicode normalisation: wanted path → the path of the entry.
  var aliases: [OutputPath: OutputPath]

  init(entries: [OutputPath: FileStatus], aliases: [OutputPath: OutputPath] = [:]) {
    self.entries = entries
    self.aliases = aliases
  }

  /// Lists a folder.
  ///
  /// - Parameter ours: folders that a build wrote into or will: they are listed although hidden,
  ///   and not being able to list them is an error.
  init(of root: String, ours: Set<OutputPath>) throws(FileFailure) {
    self.init(entries: [:])
    var pending: [OutputPath?] = [nil]
    while let folder = pending.popLast() {
      let absolute = folder.map { root + "/" + $0.text } ?? root
      let names: [[UInt8]]
      do throws(FileFailure) {
        names = try Disk.names(in: absolute)
      } catch {
        guard let folder, !ours.contains(folder) else { throw error }
        continue
      }
      for bytes in names {
        // A name that is not UTF-8 is none of ours; repaired, it still counts and blocks.
        let name = String(decoding: bytes, as: UTF8.self)
        if folder == nil, name == OutputPath.ownFolder { continue }
        let path = OutputPath(unchecked: folder.map { $0.text + "/" + name } ?? name)
        let status: FileStatus?
        if FileName.fault(in: bytes) == nil {
          status = try FileStatus.ifPresent(at: absolute + "/" + name)
        } else {
          status = FileStatus(kind: .special, size: 0, identity: .init(device: 0, number: 0))
        }
        guard let status else { continue }
        entries[path] = status
        if status.kind == .folder, bytes.first != UInt8(ascii: ".") || ours.contains(path) {
          pending.append(path)
        }
      }
    }
  }

  /// Finds the ``aliases`` among the wanted paths.
  mutating func findAliases(of wanted: some Sequence<OutputPath>, in root: String)
    throws(FileFailure)
  {
    guard !entries.isEmpty else { return }
    var byFoldedPath: [String: [OutputPath]]?
    for path in wanted where entries[path] == nil {
      guard let status = try FileStatus.ifPresent(at: root + "/" + path.text) else { continue }
      let spellings = byFoldedPath ?? Dictionary(grouping: entries.keys, by: \.folded)
      byFoldedPath = spellings
      aliases[path] = spellings[path.folded]?.first {
        entries[$0]?.identity == status.identity
      }
    }
  }
}
