#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program that is run to its end for what it writes.
enum ChildProcess {
  struct Outcome: Sendable {
    /// -1 when a signal ended it.
    let status: Int32
    let output: [UInt8]
  }

  /// Finds the program on the PATH, and runs it without a shell; blocks. Its words to standard
  /// error are thrown away.
  ///
  /// - Returns: `nil` when it could not be started.
  static func run(_ arguments: [String]) -> Outcome? {
    var ends: [Int32] = [-1, -1]
    guard connect(&ends) else { return nil }
    defer { close(ends[0]) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    let output = read(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return Outcome(status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, output: output)
  }

  /// Two ends of a stream that no child inherits by itself: one that runs at the same time would
  /// keep the other's end open.
  private static func connect(_ ends: inout [Int32]) -> Bool {
    #if canImport(Darwin)
      guard pipe(&ends) == 0 else { return false }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return true
    #elseif canImport(Glibc)
      // `pipe2` is not to be seen from Swift; a socket serves as well, and is closed in children
      // from its first instant.
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      return socketpair(AF_UNIX, kind, 0, &ends) == 0
    #else
      return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, &ends) == 0
    #endif
  }

  /// Reads to the end; what is beyond a limit is read and forgotten.
  private static func read(_ descriptor: Int32) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return output }
      if output.count < 1 << 16 { output += buffer[..<count] }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
