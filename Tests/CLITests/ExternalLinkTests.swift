import Foundation
import TestSupport
import Testing

/// `ladder check --external` as a whole, against servers on this machine.
@Suite struct ExternalLinkTests {
  private static func has(_ program: String, _ argument: String) -> Bool {
    (try? Run("/usr/bin/env", [program, argument], in: "/"))?.status == 0
  }

  static let hasCurl = has("curl", "--version")
  static let hasTLS = hasCurl && has("python3", "--version") && has("openssl", "version")

  /// The loopback address as one number: as the text of a link it is no link to the reader's own
  /// machine, which a rule of its own reports.
  private static let host = "2130706433"

  private func project(_ address: String, accepts: String = "") throws -> TemporaryFolder {
    let page = "---\ntitle: A\n\(accepts)---\n\nSee [it](\(address)).\n"
    return try TemporaryFolder(
      project: SampleProject.files([
        "content/guides/a.md": page, "ladder.yml": "title: T\nrules: {no-owner: off}\n",
      ]))
  }

  @Test(.enabled(if: hasCurl, "no curl"))
  func `a dead link is an error at its place, and nothing is asked without the flag`() throws {
    let server = try StaticServer(folder: "/nonexistent")
    defer { server.stop() }
    let port = try #require(server.address.split(separator: ":").last?.prefix { $0 != "/" })
    let folder = try project("http://\(Self.host):\(port)/x")
    #expect(try Run(["check"], in: folder.path).status == 0)
    let refused = try Run(["check", "--external"], in: folder.path)
    #expect(refused.status == 0)
    #expect(refused.output.contains("private-web-link"))
    let asked = try Run(["check", "--external", "--allow-private"], in: folder.path)
    #expect(asked.status == 1)
    #expect(asked.output.contains("content/guides/a.md:5:10: error: "))
    #expect(asked.output.contains("answers 404 [dead-web-link]"))
    let accepted = try project(
      "http://\(Self.host):\(port)/x",
      accepts: "accepts:\n  - {rule: dead-web-link, reason: \"it comes back\"}\n")
    #expect(
      try Run(["check", "--external", "--allow-private"], in: accepted.path).status == 0)
    #expect(!(try Run(["check"], in: accepted.path).output.contains("unused-acceptance")))
  }

  @Test(.enabled(if: hasTLS, "no curl, python3 or openssl"))
  func `a secure page is asked, and its certificate has to be trusted`() throws {
    let server = try SecureServer()
    let folder = try project("https://\(Self.host):\(server.port)/")
    let arguments = ["check", "--external", "--allow-private"]
    let stranger = try Run(arguments, in: folder.path)
    #expect(stranger.status == 1)
    #expect(stranger.output.contains("has a certificate or encryption that can't be trusted"))
    let known = try Run(
      arguments, in: folder.path, environment: ["CURL_CA_BUNDLE": server.certificate])
    #expect(known.status == 0, "\(known.output)")
  }

  @Test func `without curl it says so`() throws {
    let folder = try project("https://example.com/")
    let run = try Run(
      ["check", "--external"], in: folder.path, environment: ["PATH": "/nonexistent"])
    #expect(run.status == 1)
    #expect(run.error == "error: '--external' asks with curl, which is not on this machine\n\n")
  }
}

/// A secure web server on the loopback interface with a certificate that nobody knows; python3
/// serves. It ends with this value.
private final class SecureServer: Sendable {
  let port: Int
  let certificate: String
  private let folder: TemporaryFolder
  private let process: Process

  enum Failure: Error { case noCertificate(String), noPort }

  init() throws {
    folder = try TemporaryFolder()
    certificate = folder("cert.pem")
    let made = try Run(
      "/usr/bin/env",
      [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
        "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:2130706433",
        "-keyout", "key.pem", "-out", "cert.pem",
      ], in: folder.path)
    guard made.status == 0 else { throw Failure.noCertificate(made.error) }
    let script = """
      import http.server, ssl
      server = http.server.HTTPServer(('127.0.0.1', 0), http.server.SimpleHTTPRequestHandler)
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      context.load_cert_chain('cert.pem', 'key.pem')
      server.socket = context.wrap_socket(server.socket, server_side=True)
      print(server.server_port, flush=True)
      server.serve_forever()
      """
    let output = Pipe()
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      process.terminate()
      throw Failure.noPort
    }
    self.port = port
  }

  deinit { process.terminate() }
}
