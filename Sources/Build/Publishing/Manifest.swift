/// The files in the output folder that are ours: only these are ever replaced or removed.
///
/// One line per file in the order of the paths' bytes, after a line with the format's version:
///
///     ladder manifest 1
///     8c7f0aac6b7d9e21 5120 levels/ic/staff-engineer.html
struct Manifest: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    /// ``ContentHash/value`` of the bytes.
    var hash: UInt64
    var size: Int
  }

  static let firstLine = "ladder manifest 1"

  /// A site of the largest size that ``SourceTree`` admits stays far below it.
  static let sizeLimit = 64 * 1024 * 1024

  var entries: [OutputPath: Entry]

  init(_ entries: [OutputPath: Entry] = [:]) {
    self.entries = entries
  }

  /// `nil` when it is not a manifest of this version, or names a path that no build of ours wrote.
  init?(parsing bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.first, first.elementsEqual(Self.firstLine.utf8),
      lines.last?.isEmpty == true
    else { return nil }
    entries = [:]
    for line in lines.dropFirst().dropLast() {
      let parts = line.split(
        separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let hash = ContentHash.value(ofHexadecimal: parts[0]),
        let size = Int(String(decoding: parts[1], as: UTF8.self)), size >= 0,
        let path = OutputPath(String(decoding: parts[2], as: UTF8.self)),
        path.text.utf8.elementsEqual(parts[2])
      else { return nil }
      entries[path] = Entry(hash: hash, size: size)
    }
  }

  var bytes: [UInt8] {
    var output = Array((Self.firstLine + "\n").utf8)
    output.reserveCapacity(64 * entries.count)
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      ContentHash.appendHexadecimal(entry.hash, to: &output)
      output.append(0x20)
      output += String(entry.size).utf8
      output.append(0x20)
      output += path.text.utf8
      output.append(0x0A)
    }
    return output
  }

  /// What is ours while one site replaces the other: every path of both.
  func union(_ new: Manifest) -> Manifest {
    Manifest(entries.merging(new.entries) { _, new in new })
  }
}
