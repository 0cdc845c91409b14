import Foundation

/// Starts chromedriver and one browser, and ends both.
package final class ChromeDriver {
  package let browser: Browser
  private let process: Process
  private let profile: TemporaryFolder
  private let browserProcess: Int32

  /// Where Debian and others put the two programs; `nil` when one is missing.
  package static let programs: (driver: String, browser: String)? = {
    func first(_ names: [String]) -> String? {
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      for name in names {
        for folder in folders
        where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
          return "\(folder)/\(name)"
        }
      }
      return nil
    }
    guard let driver = first(["chromedriver"]),
      let browser = first(["chromium", "chromium-browser", "google-chrome"])
    else { return nil }
    return (driver, browser)
  }()

  package enum Failure: Error { case missing, noPort, noSession(String) }

  private struct Session: Decodable {
    struct Value: Decodable {
      struct Capabilities: Decodable {
        let processID: Int32
        enum CodingKeys: String, CodingKey { case processID = "goog:processID" }
      }
      let sessionId: String
      let capabilities: Capabilities
    }
    let value: Value
  }

  package init() throws {
    guard let programs = Self.programs else { throw Failure.missing }
    profile = try TemporaryFolder()
    process = Process()
    process.executableURL = URL(fileURLWithPath: programs.driver)
    process.arguments = ["--port=0"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var words = ""
    var found: Int?
    while found == nil {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      words += String(decoding: data, as: UTF8.self)
      if let line = words.split(separator: "\n").first(where: {
        $0.contains("successfully on port")
      }),
        line.hasSuffix(".")
      {
        found = Int(line.dropLast().split(separator: " ").last ?? "")
      }
    }
    guard let port = found else {
      kill(process.processIdentifier, SIGKILL)
      throw Failure.noPort
    }
    // Containers often have little shared memory, and pages that nobody looks at are slowed down.
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--disable-dev-shm-usage", "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
      "--user-data-dir=\(profile.path)",
    ].map(Browser.quoted).joined(separator: ",")
    let body = """
      {"capabilities":{"alwaysMatch":{"goog:chromeOptions":{"binary":\(Browser.quoted(programs.browser)),
      "args":[\(arguments)]},"goog:loggingPrefs":{"browser":"ALL"}}}}
      """
    do {
      let data = try Browser.exchange(port: port, "POST", "/session", body)
      let session = try JSONDecoder().decode(Session.self, from: data).value
      browser = Browser(port: port, session: session.sessionId)
      browserProcess = session.capabilities.processID
    } catch {
      kill(process.processIdentifier, SIGKILL)
      throw error
    }
  }

  /// SIGTERM is blocked in what Foundation starts from a test, so the driver is killed; its browser
  /// has been asked to leave before.
  package func stop() {
    _ = try? browser.send("DELETE", "")
    kill(process.processIdentifier, SIGKILL)
    kill(browserProcess, SIGKILL)
    process.waitUntilExit()
  }
}
