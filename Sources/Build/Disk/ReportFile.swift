/// A file outside the site that a command was asked to write.
package struct ReportFile: Sendable {
  private let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// Makes the file anew, or takes the place of the one that is there in one instant.
  ///
  /// - Returns: why it could not be written; `nil` when it was.
  package func replace(with bytes: [UInt8]) -> String? {
    let draft = path + ".part"
    do throws(FileFailure) {
      try Disk.removeFile(draft)
      let file = try OpenFile(creating: draft)
      try file.append(bytes)
      try file.finish()
      try Disk.move(draft, to: path)
      return nil
    } catch {
      try? Disk.removeFile(draft)
      return error.reason
    }
  }

  /// Adds to the end of the file, and makes it when it is missing.
  ///
  /// - Returns: why it could not be written; `nil` when it was.
  package func append(_ bytes: [UInt8]) -> String? {
    do throws(FileFailure) {
      let file = try OpenFile(appendingTo: path)
      try file.append(bytes)
      try file.finish()
      return nil
    } catch {
      return error.reason
    }
  }
}
