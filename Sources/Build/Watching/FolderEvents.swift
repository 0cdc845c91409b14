#if canImport(Glibc)
  import Glibc
#endif

/// Tells that something may have changed in the folders of a project, where the system can: on
/// Linux, by inotify.
///
/// It only says when to look. What changed, ``ProjectSignature`` finds out, which also finds what
/// never causes an event: changes on network disks, on shared folders of virtual machines, and
/// those made in the moment before a new folder is watched.
///
/// A class, because it owns a descriptor.
package final class FolderEvents: Sendable {
  #if canImport(Glibc)
    private let descriptor: Int32

    /// `nil` when the system has no more to give.
    package init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Watches the folders of a signature; those that are watched already will do.
    package func watch(_ signature: ProjectSignature, of root: String) {
      let all = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVE | IN_CREATE | IN_DELETE
      // Folders and not files: editors replace the file.
      for folder in [root] + signature.folders {
        _ = inotify_add_watch(descriptor, folder, UInt32(all))
      }
    }

    /// Waits until something happens, or as long as it is told; blocks its thread.
    ///
    /// - Returns: whether something happened.
    package func wait(milliseconds: Int) -> Bool {
      var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&question, 1, Int32(clamping: milliseconds)) > 0 else { return false }
      var buffer = [UInt8](repeating: 0, count: 16 * 1024)
      while read(descriptor, &buffer, buffer.count) > 0 {}
      return true
    }
  #else
    package init?() { return nil }
    package func watch(_ signature: ProjectSignature, of root: String) {}
    package func wait(milliseconds: Int) -> Bool { false }
  #endif
}
