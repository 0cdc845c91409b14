import Foundation

extension TemporaryFolder {
  /// A project with the templates that ladder ships, and with the files given.
  package convenience init(shippedTemplatesWith files: [String: String]) throws {
    try self.init()
    try FileManager.default.copyItem(
      atPath: PackageRoot.path + "/templates", toPath: self("templates"))
    for (path, text) in files { try write(path, text) }
  }

  /// Such a project with its site in the folder `site`; what the build prints is the error when it
  /// fails.
  package static func built(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(shippedTemplatesWith: files)
    let run = try Run(["build"], in: folder.path)
    guard run.status == 0 else { throw BuildFailure(words: run.error) }
    return folder
  }

  private struct BuildFailure: Error, CustomStringConvertible {
    let words: String
    var description: String { "the project does not build:\n\(words)" }
  }
}
