import Foundation

/// The outcome of a program that was run to its end.
package struct Run: Sendable {
  package let status: Int32
  package let output: String
  package let error: String

  /// Runs the built `ladder` and waits for it.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws {
    try self.init(PackageRoot.product, arguments, in: folder, environment: environment)
  }

  /// Runs a program and waits for it.
  ///
  /// - Parameter environment: added to a small, fixed environment, so that the machine's settings
  ///   don't decide a test.
  package init(
    _ program: String, _ arguments: [String], in folder: String,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ["PATH": path, "HOME": "/nonexistent"]
      .merging(environment) { $1 }
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // The error pipe is read while the output pipe is, or a full one would block the program.
    let collected = Collected()
    let reader = Thread { collected.finish(error.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = collected.wait()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: outputData, as: UTF8.self)
    self.error = String(decoding: errorData, as: UTF8.self)
  }
}

/// Hands one value from a thread to another. Unchecked: the semaphore orders the two accesses.
private final class Collected: @unchecked Sendable {
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  func finish(_ data: Data) {
    self.data = data
    done.signal()
  }

  func wait() -> Data {
    done.wait()
    return data
  }
}
