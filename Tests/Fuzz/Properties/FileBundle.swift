/// Several files written as one: what stands behind a line `=== path` is that file.
struct FileBundle {
  struct File {
    let path: String
    let bytes: [UInt8]
  }

  private(set) var files: [File] = []

  /// - Parameter first: the path of what stands before the first such line.
  init(_ bytes: [UInt8], first: String? = nil) {
    var path = first
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[index..<end]
      index = end
      guard line.starts(with: "=== ".utf8) else {
        text += line
        continue
      }
      if let path { files.append(File(path: path, bytes: text)) }
      path = String(decoding: line.dropFirst(4).prefix { $0 != 0x0A }, as: UTF8.self)
      text = []
    }
    if let path { files.append(File(path: path, bytes: text)) }
  }
}
