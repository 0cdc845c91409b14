package import Foundation

/// All files below a folder, by relative path, hidden ones left out.
package struct FileTree: Equatable {
  package let files: [String: Data]

  package init(_ path: String) {
    var files: [String: Data] = [:]
    let root = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let walk = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    while let url = walk?.nextObject() as? URL {
      guard (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else {
        continue
      }
      let relative = url.resolvingSymlinksInPath().path.dropFirst(root.path.count + 1)
      files[String(relative)] = FileManager.default.contents(atPath: url.path)
    }
    self.files = files
  }

  package var paths: [String] { files.keys.sorted() }

  package func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }
}
