import Foundation
import TestSupport

/// `ladder serve`, running; it is killed when the value goes.
///
/// Started by hand and not by Foundation: the children of its `Process` have signals blocked.
final class RunningLadder: Sendable {
  struct DidNotStart: Error, CustomStringConvertible {
    let description: String
  }

  let project: TemporaryFolder
  let port: UInt16
  let process: pid_t
  private let log: TemporaryFolder

  /// - Parameters:
  ///   - arguments: what follows `serve --root DIR`.
  ///   - wrapper: a program and its arguments, to start ours with.
  ///   - environment: put before the tests' own.
  ///   - isBuilt: whether to wait for the first build.
  init(
    _ project: TemporaryFolder, _ arguments: [String] = ["--port", "0"],
    through wrapper: [String] = [],
    environment: [String: String] = [:], isBuilt: Bool = true
  ) throws {
    self.project = project
    log = try TemporaryFolder()
    process = try Self.spawn(
      wrapper + [PackageRoot.product, "serve", "--root", project.path] + arguments,
      output: log("output"), environment: environment)
    var found: UInt16?
    let (log, process) = (log, process)
    var isReady = false
    _ = eventually {
      let text = log.text("output") ?? ""
      found = Self.port(in: text)
      isReady = found != nil && (!isBuilt || text.contains("\nBuilt: "))
      return isReady || Self.hasEnded(process)
    }
    guard isReady, let port = found else {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
      throw DidNotStart(description: log.text("output") ?? "")
    }
    self.port = port
  }

  deinit {
    // Whatever state a test left it in.
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// What it printed so far, on both streams.
  var output: String { log.text("output") ?? "" }

  var lastLine: Substring { output.split(separator: "\n").last ?? "" }

  /// The addresses that it said to open.
  var addresses: [String] {
    output.split(separator: "\n").filter { $0.hasPrefix("Serving the ladder on ") }
      .map { String($0.dropFirst("Serving the ladder on ".count)) }
  }

  /// How many builds it told of.
  var buildCount: Int {
    output.split(separator: "\n").count { $0.hasPrefix("Built: ") || $0.contains(" changed: ") }
  }

  /// Waits until it printed something; `false` when it did not.
  func printed(_ text: String) -> Bool { eventually { self.output.contains(text) } }

  /// Sends a signal and gives the exit status; `nil` when it lives on or was killed by the signal.
  ///
  /// - Parameter seconds: less than any of the server's own waits (25 s for a tab, 45 s for a slow
  ///   client): it must not wait for them.
  func status(after signal: Int32, within seconds: Double = 15) -> Int32? {
    kill(process, signal)
    var status: Int32 = 0
    let process = process
    guard eventually(within: seconds, { waitpid(process, &status, WNOHANG) == process }) else {
      return nil
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  private static func hasEnded(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0
      && info.si_signo != 0
  }

  private static func port(in text: String) -> UInt16? {
    guard let start = text.range(of: "Serving the ladder on http://"),
      let end = text[start.upperBound...].firstIndex(of: "\n")
    else { return nil }
    let address = text[start.upperBound..<end]
    return address.split(separator: ":").last.flatMap { UInt16($0.dropLast()) }
  }

  private static func spawn(
    _ words: [String], output: String, environment: [String: String]
  ) throws -> pid_t {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      var files: posix_spawn_file_actions_t?
    #else
      var attributes = posix_spawnattr_t()
      var files = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var variables: [UnsafeMutablePointer<CChar>?] =
      all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for variable in variables { free(variable) } }
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], &files, &attributes, &arguments, &variables) == 0 else {
      throw DidNotStart(description: "\(words[0]) could not be started")
    }
    return child
  }
}

/// Asks again and again until it is so, or too late: later than any loaded machine needs.
func eventually(within seconds: Double = 90, _ condition: () -> Bool) -> Bool {
  let deadline = Date.now + seconds
  while true {
    if condition() { return true }
    if Date.now > deadline { return false }
    usleep(10_000)
  }
}

extension TemporaryFolder {
  /// Writes a file so that nobody ever sees a part of it, as good editors do. What is written in
  /// place is empty for a moment, and on a loaded machine that moment is long enough for a build.
  func save(_ relative: String, _ text: String) throws {
    try write(relative + ".tmp", text)
    guard rename(self(relative + ".tmp"), self(relative)) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }
}
