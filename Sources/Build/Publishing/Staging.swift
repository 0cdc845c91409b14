/// Where new files are written in full before they take their places: a hidden folder in the
/// output, and so on the same disk, where a rename is one instant.
///
/// It belongs to one publication, under the lock.
struct Staging: Sendable {
  private let output: String
  private let path: String

  /// What the names of this publication's files begin with. On a disk without locks two builds may use
  /// the folder at once: one of them fails then, but neither publishes what the other one wrote.
  private let token = String(UInt64.random(in: .min ... .max), radix: 36)

  /// - Parameter output: the output folder, where our own folder exists already.
  init(of output: String) {
    self.output = output
    path = output + "/" + OutputPath.ownFolder + "/staging"
  }

  /// Makes the folder; one that is there already will do.
  func begin() throws(FileFailure) { try Disk.makeFolder(path) }

  /// Removes the folder with all that an interrupted build left in it.
  func clear() throws(FileFailure) {
    guard let status = try FileStatus.ifPresent(at: path) else { return }
    guard status.kind == .folder else { return try Disk.removeFile(path) }
    for name in try Disk.names(in: path) {
      try Disk.removeFile(path + "/" + String(decoding: name, as: UTF8.self))
    }
    try Disk.removeFolderIfEmpty(path)
  }

  /// Where the file with this number is staged.
  func file(_ number: Int) -> String { "\(path)/\(token)-\(number)" }

  /// Writes the bytes of a file of the site; a failure names the file's final path.
  ///
  /// - Parameter number: of the file, another for each.
  func write(
    _ contents: OutputFile.Contents, for path: OutputPath, number: Int
  ) throws(FileFailure) -> Manifest.Entry {
    let staged = file(number)
    var hash = ContentHash()
    do throws(FileFailure) {
      let file = try create(staged)
      switch contents {
      case .bytes(let bytes):
        hash.add(bytes)
        try file.append(bytes)
      case .copy(let asset):
        let source = try OpenFile(reading: asset.absolutePath)
        while true {
          let chunk = try source.nextChunk()
          hash.add(chunk)
          try file.append(chunk)
          if chunk.count < OpenFile.chunkSize { break }
        }
      }
      try file.finish()
    } catch {
      guard error.path == staged else { throw error }
      throw FileFailure(output + "/" + path.text, error.number)
    }
    return Manifest.Entry(hash: hash.value, size: hash.size)
  }

  /// The folder is made with the first file: where nothing has changed, nothing is touched.
  private func create(_ staged: String) throws(FileFailure) -> OpenFile {
    do throws(FileFailure) {
      return try OpenFile(creating: staged)
    } catch {
      guard error.isMissing else { throw error }
      try begin()
      return try OpenFile(creating: staged)
    }
  }

  /// Writes a manifest, and waits until it is on the disk.
  func write(_ manifest: Manifest, as name: String) throws(FileFailure) -> String {
    let staged = "\(path)/\(token)-\(name)"
    let file = try OpenFile(creating: staged)
    try file.append(manifest.bytes)
    try file.sync()
    try file.finish()
    return staged
  }

  /// The entry of a file that is in its place already with the same bytes, else `nil`; a file that
  /// cannot be read counts as different, and is replaced.
  func entry(of contents: OutputFile.Contents, ifSameAs path: OutputPath) throws(FileFailure)
    -> Manifest.Entry?
  {
    let absolute = output + "/" + path.text
    do throws(FileFailure) {
      let file = try OpenFile(reading: absolute)
      switch contents {
      case .bytes(let bytes):
        guard file.status.size == bytes.count, let old = try file.rest(limit: bytes.count),
          old.hasSameBytes(as: bytes)
        else { return nil }
        return Manifest.Entry(hash: ContentHash(of: bytes).value, size: bytes.count)
      case .copy(let asset):
        let source = try OpenFile(reading: asset.absolutePath)
        guard source.status.size == file.status.size else { return nil }
        var hash = ContentHash()
        while true {
          let chunk = try source.nextChunk()
          guard try file.nextChunk().hasSameBytes(as: chunk) else { return nil }
          hash.add(chunk)
          if chunk.count < OpenFile.chunkSize { break }
        }
        return Manifest.Entry(hash: hash.value, size: hash.size)
      }
    } catch {
      guard error.path == absolute else { throw error }
      return nil
    }
  }
}
