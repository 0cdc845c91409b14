package import Foundation

/// A headless Chromium, driven by WebDriver and the DevTools protocol.
package struct Browser: Sendable {
  let port: Int
  let session: String

  package enum Failure: Error {
    case refused(String)
    case script(String)
    case timeout(String)
  }

  private struct Reply<Value: Decodable>: Decodable { let value: Value }
  private struct Nothing: Decodable {}

  private struct Evaluation<Value: Decodable>: Decodable {
    struct Result: Decodable { let value: Value? }
    struct Exception: Decodable { let exception: Description? }
    struct Description: Decodable { let description: String? }
    let result: Result
    let exceptionDetails: Exception?
  }

  /// Sends a command of WebDriver and returns the answer's body.
  @discardableResult
  package func send(_ method: String, _ path: String, _ body: String = "{}") throws -> Data {
    try Self.exchange(port: port, method, "/session/\(session)\(path)", body)
  }

  static func exchange(
    port: Int, _ method: String, _ path: String, _ body: String
  ) throws -> Data {
    let socket = try PlainSocket(port: port)
    let data = Data(body.utf8)
    let head = """
      \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r
      Content-Length: \(data.count)\r\nConnection: close\r\n\r\n
      """
    try socket.write(Data(head.utf8) + data)
    let answer = socket.message()
    guard answer.head.contains(" 200 ") else {
      throw Failure.refused(String(decoding: answer.body.prefix(600), as: UTF8.self))
    }
    return answer.body
  }

  /// Opens an address and waits for its `load` event.
  package func open(_ address: String) throws {
    try send("POST", "/url", "{\"url\":\(Self.quoted(address))}")
  }

  package func reload() throws { try send("POST", "/refresh") }

  /// Sends a command of the DevTools protocol; `parameters` are JSON.
  package func command<Value: Decodable>(
    _ name: String, _ parameters: String = "{}", as: Value.Type
  ) throws -> Value {
    let body = "{\"cmd\":\"\(name)\",\"params\":\(parameters)}"
    return try JSONDecoder().decode(
      Reply<Value>.self, from: send("POST", "/goog/cdp/execute", body)
    ).value
  }

  package func command(_ name: String, _ parameters: String = "{}") throws {
    _ = try command(name, parameters, as: Nothing.self)
  }

  /// The value of an expression in the page, promises awaited. A page's policy does not stop it.
  package func value<Value: Decodable>(
    _ expression: String, as type: Value.Type = Value.self
  ) throws -> Value {
    let parameters = """
      {"expression":\(Self.quoted(expression)),"awaitPromise":true,"returnByValue":true,"userGesture":true}
      """
    let result = try command("Runtime.evaluate", parameters, as: Evaluation<Value>.self)
    if let exception = result.exceptionDetails {
      throw Failure.script(
        "\(exception.exception?.description ?? "?") in \(expression.prefix(200))")
    }
    guard let value = result.result.value else { throw Failure.script("no value: \(expression)") }
    return value
  }

  package func run(_ statements: String) throws {
    _ = try value("(() => { \(statements); return true })()", as: Bool.self)
  }

  /// Waits until an expression is true.
  ///
  /// While a page is being left the browser refuses to look, and in a page that has only begun an
  /// expression may fail; both count as not yet true. The limit is for what never comes true: a
  /// busy machine may take its time.
  package func wait(for expression: String, seconds: Double = 60) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      let outcome = Result { try value("Boolean(\(expression))", as: Bool.self) }
      if case .success(true) = outcome { return }
      guard Date() < end else {
        if case .failure(let failure) = outcome {
          throw Failure.timeout("\(expression): \(failure)")
        }
        throw Failure.timeout(expression)
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Waits until the page has been laid out and painted after all that was asked of it so far.
  package func settle() throws {
    _ = try value(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true)))))",
      as: Bool.self)
  }

  /// Presses keys one after the other, as a person does.
  package func press(_ keys: Key...) throws {
    let actions = keys.flatMap { key in
      ["keyDown", "keyUp"].map { "{\"type\":\"\($0)\",\"value\":\(Self.quoted(key.text))}" }
    }
    try send(
      "POST", "/actions",
      "{\"actions\":[{\"type\":\"key\",\"id\":\"keys\",\"actions\":[\(actions.joined(separator: ","))]}]}"
    )
  }

  /// Presses a key again and again until an expression is true, as a person does who scrolls: a
  /// busy browser may take two presses for one.
  package func press(_ key: Key, until expression: String, seconds: Double = 60) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      try press(key)
      try settle()
      if try value("Boolean(\(expression))", as: Bool.self) { return }
      guard Date() < end else { throw Failure.timeout("\(key): \(expression)") }
    }
  }

  package func type(_ text: String) throws {
    let actions = text.flatMap { character in
      ["keyDown", "keyUp"].map {
        "{\"type\":\"\($0)\",\"value\":\(Self.quoted(String(character)))}"
      }
    }
    try send(
      "POST", "/actions",
      "{\"actions\":[{\"type\":\"key\",\"id\":\"keys\",\"actions\":[\(actions.joined(separator: ","))]}]}"
    )
  }

  /// Lays pages out at a width in CSS pixels; `mobile` stays off, since it would hide overflow.
  package func resize(width: Int, height: Int = 900, scale: Int = 1) throws {
    try command(
      "Emulation.setDeviceMetricsOverride",
      "{\"width\":\(width),\"height\":\(height),\"deviceScaleFactor\":\(scale),\"mobile\":false}")
  }

  /// Sets features of media queries: `["prefers-color-scheme": "dark"]`.
  package func emulate(_ features: [String: String]) throws {
    let list = features.sorted { $0.key < $1.key }
      .map { "{\"name\":\"\($0.key)\",\"value\":\"\($0.value)\"}" }.joined(separator: ",")
    try command("Emulation.setEmulatedMedia", "{\"features\":[\(list)]}")
  }

  package func setScripts(enabled: Bool) throws {
    try command("Emulation.setScriptExecutionDisabled", "{\"value\":\(!enabled)}")
  }

  private struct Bytes: Decodable { let data: String }

  /// The page as PNG, its whole height if asked for.
  package func picture(whole: Bool = false) throws -> Data {
    let result = try command(
      "Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":\(whole)}",
      as: Bytes.self)
    return Data(base64Encoded: result.data) ?? Data()
  }

  /// The page as PDF; lengths in inches.
  package func pdf(width: Double, height: Double) throws -> Data {
    let result = try command(
      "Page.printToPDF",
      "{\"paperWidth\":\(width),\"paperHeight\":\(height),\"preferCSSPageSize\":false}",
      as: Bytes.self)
    return Data(base64Encoded: result.data) ?? Data()
  }

  private struct Entry: Decodable {
    let level: String
    let message: String
  }

  /// Warnings and errors of the console since the last call, violations of the policy among them.
  package func complaints() throws -> [String] {
    let data = try send("POST", "/se/log", "{\"type\":\"browser\"}")
    return try JSONDecoder().decode(Reply<[Entry]>.self, from: data).value
      .filter { $0.level != "INFO" && $0.level != "DEBUG" }.map(\.message)
  }

  /// A text as JSON.
  package static func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
    return String(decoding: data, as: UTF8.self)
  }
}

extension Browser {
  package enum Key: Sendable {
    case tab, enter, escape, up, down, left, right, home, end, pageDown, space, slash

    var text: String {
      switch self {
      case .tab: "\u{E004}"
      case .enter: "\u{E007}"
      case .escape: "\u{E00C}"
      case .up: "\u{E013}"
      case .down: "\u{E015}"
      case .left: "\u{E012}"
      case .right: "\u{E014}"
      case .home: "\u{E011}"
      case .end: "\u{E010}"
      case .pageDown: "\u{E00F}"
      case .space: " "
      case .slash: "/"
      }
    }
  }
}
