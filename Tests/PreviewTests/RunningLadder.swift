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

  /// - Parameter arguments: what follows `serve --root DIR`; a free port is asked for unless they
  ///   name one.
  init(_ project: TemporaryFolder, _ arguments: [String] = ["--port", "0"]) throws {
    self.project = project
    log = try TemporaryFolder()
    process = try Self.spawn(
      [PackageRoot.product, "serve", "--root", project.path] + arguments, output: log("output"))
    let deadline = Date.now + 30
    while true {
      let text = log.text("output") ?? ""
      if let port = Self.port(in: text), text.contains("\nBuilt: ") {
        self.port = port
        return
      }
      guard Date.now < deadline, kill(process, 0) == 0 else {
        kill(process, SIGKILL)
        throw DidNotStart(description: text)
      }
      usleep(10_000)
    }
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// What it printed so far, on both streams.
  var output: String { log.text("output") ?? "" }

  /// How many builds it told of.
  var buildCount: Int {
    output.split(separator: "\n").count { $0.hasPrefix("Built: ") || $0.contains(" changed: ") }
  }

  /// Waits until it printed something; `false` when it did not.
  func printed(_ text: String, within seconds: Double = 20) -> Bool {
    eventually(within: seconds) { self.output.contains(text) }
  }

  /// Sends a signal and gives the exit status; `nil` when it lives on or was killed by the signal.
  func status(after signal: Int32, within seconds: Double = 5) -> Int32? {
    kill(process, signal)
    let deadline = Date.now + seconds
    while Date.now < deadline {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
      }
      usleep(2000)
    }
    return nil
  }

  private static func port(in text: String) -> UInt16? {
    guard let start = text.range(of: "Serving the ladder on http://"),
      let end = text[start.upperBound...].firstIndex(of: "\n")
    else { return nil }
    let address = text[start.upperBound..<end]
    return address.split(separator: ":").last.flatMap { UInt16($0.dropLast()) }
  }

  static func spawn(_ words: [String], output: String) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], &files, &attributes, &arguments, environ) == 0 else {
      throw DidNotStart(description: "\(words[0]) could not be started")
    }
    return child
  }
}

/// Asks again and again until it is so, or too late.
func eventually(within seconds: Double = 20, _ condition: () -> Bool) -> Bool {
  let deadline = Date.now + seconds
  while true {
    if condition() { return true }
    if Date.now > deadline { return false }
    usleep(20_000)
  }
}
