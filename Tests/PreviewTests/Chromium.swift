import Foundation
import TestSupport

/// A headless browser, driven by WebDriver.
///
/// By plain sockets: URLSession on Linux refuses how chromedriver writes its headers.
final class Chromium {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let browser = find("chromium") ?? find("chromium-browser") ?? find("google-chrome")
  private static let driver = find("chromedriver")

  /// On a developer's machine a missing browser is no failure; where every change is checked it is.
  static let mayRun =
    (browser != nil && driver != nil) || ProcessInfo.processInfo.environment["CI"] == "true"
  static let missing = "chromium and chromedriver are not installed (.ci/setup test does that)"

  private let process: pid_t
  private let port: UInt16
  private let session: String
  private let profile: TemporaryFolder

  init() throws {
    guard let browser = Self.browser, let driver = Self.driver else {
      throw Failure(description: Self.missing)
    }
    profile = try TemporaryFolder()
    process = try RunningLadder.spawn([driver, "--port=0"], output: profile("driver.log"))
    let log = profile
    guard eventually({ log.text("driver.log")?.contains("successfully on port ") == true }),
      let line = log.text("driver.log")?.components(separatedBy: "successfully on port ").last,
      let port = UInt16(line.prefix { $0.isNumber })
    else {
      kill(process, SIGKILL)
      throw Failure(description: "chromedriver did not start")
    }
    self.port = port
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(profile("profile"))", "--window-size=1000,700",
    ]
    let options: [String: Any] = ["binary": browser, "args": arguments]
    let wanted: [String: Any] = [
      "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
    ]
    let answer = try Self.call(
      port, "POST", "/session", ["capabilities": ["alwaysMatch": wanted]])
    guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
      kill(process, SIGKILL)
      throw Failure(description: "no browser: \(answer)")
    }
    self.session = session
  }

  deinit {
    // Ending the driver alone would leave the browser.
    _ = try? Self.call(port, "DELETE", "/session/\(session)", nil)
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  func open(_ address: String) throws { try call("/url", ["url": address]) }

  /// What a script returns.
  @discardableResult
  func run(_ script: String) throws -> Any {
    try call("/execute/sync", ["script": script, "args": []])
  }

  func isTrue(_ script: String) -> Bool { (try? run("return Boolean(\(script))")) as? Bool == true }

  /// Waits until an expression is true in the page.
  func becomes(_ script: String, within seconds: Double = 20) -> Bool {
    eventually(within: seconds) { self.isTrue(script) }
  }

  func press(_ key: String) throws {
    let actions: [[String: Any]] = [
      ["type": "keyDown", "value": key], ["type": "keyUp", "value": key],
    ]
    try call("/actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
  }

  /// Opens another tab and goes there.
  func openTab() throws {
    let tab = try call("/window/new", ["type": "tab"]) as? [String: Any]
    try call("/window", ["handle": tab?["handle"] as? String ?? ""])
  }

  var tabs: [String] {
    get throws {
      try Self.call(port, "GET", "/session/\(session)/window/handles", nil) as? [String] ?? []
    }
  }

  func go(to tab: String) throws { try call("/window", ["handle": tab]) }

  /// What the console says that is an error. Browsers ask for an icon unasked.
  func complaints() throws -> [String] {
    let entries = try call("/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { $0["level"] as? String == "SEVERE" }
      .map { $0["message"] as? String ?? "" }
      .filter { !$0.contains("/favicon.ico") }
  }

  @discardableResult
  private func call(_ path: String, _ body: [String: Any]) throws -> Any {
    try Self.call(port, "POST", "/session/\(session)\(path)", body)
  }

  private static func call(
    _ port: UInt16, _ method: String, _ path: String, _ body: [String: Any]?
  ) throws -> Any {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let connection = RawConnection(port, patience: 60)
    connection.send(
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(data.count)\r\nConnection: close\r\n\r\n")
    connection.send(bytes: Array(data))
    guard let answer = connection.answer(),
      let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
    else { throw Failure(description: "no answer to \(path)") }
    guard answer.status == 200 else { throw Failure(description: "\(path): \(object)") }
    return object["value"] ?? NSNull()
  }

  private static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }
}
