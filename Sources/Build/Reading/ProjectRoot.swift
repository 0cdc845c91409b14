import Diagnostics

/// The project's folder, and what a path in it leads to.
struct ProjectRoot: Sendable {
  /// Absolute, links resolved: the project's folder itself may be reached through a link.
  let path: String

  init(_ path: String) throws(FileFailure) {
    self.path = try Disk.resolved(path)
  }

  /// What stands at a path of the project once links are followed.
  struct Target {
    var status: FileStatus
    var absolutePath: String
    var isLinked: Bool
  }

  /// Why a path cannot be used: a diagnostic without its place.
  struct Fault: Error {
    var code: DiagnosticCode
    var message: String
    var help: String?
  }

  /// Looks at a path and follows it if it is a link, as long as that stays in the project.
  ///
  /// - Parameter shown: the path as the author knows it, for messages.
  func target(of absolutePath: String, shown: String) throws(Fault) -> Target {
    do throws(FileFailure) {
      let status = try FileStatus(at: absolutePath)
      guard status.kind == .link else {
        return Target(status: status, absolutePath: absolutePath, isLinked: false)
      }
    } catch {
      throw Fault(code: .unreadableFile, message: "'\(shown)' could not be read: \(error.reason)")
    }
    let real: String
    let status: FileStatus
    do throws(FileFailure) {
      real = try Disk.resolved(absolutePath)
      status = try FileStatus(at: real)
    } catch {
      let text = (try? Disk.linkText(at: absolutePath)) ?? ""
      throw Fault(
        code: .unreadableFile,
        message: "'\(shown)' is a symbolic link to '\(text)', which could not be followed: "
          + error.reason)
    }
    guard let inside = relative(real) else {
      throw Fault(
        code: .symlinkOutside,
        message: "'\(shown)' is a symbolic link to '\(real)', outside the project",
        help: "copy the file into the project")
    }
    // A change proposed by a stranger must not publish `.git/config` or `.env`.
    guard !inside.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
      throw Fault(
        code: .unusableFile,
        message: "'\(shown)' is a symbolic link to the hidden '\(inside)'",
        help: "hidden files are never published; copy it to a name without the dot")
    }
    return Target(status: status, absolutePath: real, isLinked: true)
  }

  /// The part of a resolved path below the root; `nil` when it lies elsewhere.
  private func relative(_ real: String) -> Substring? {
    if real == path { return "" }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    // By bytes: what follows the slash may be a mark that joins with it to one Character.
    guard real.utf8.starts(with: prefix.utf8) else { return nil }
    return Substring(real.utf8.dropFirst(prefix.utf8.count))
  }
}
