import Checks
import Diagnostics
import TestSupport
import Testing

@testable import WebLinks

/// Web links against a server on this machine; curl asks, as it does for people.
@Suite(.enabled(if: WebLinkCheck.isPossible, "curl is not here"))
struct WebLinkTests {
  private static let server = Result {
    try ScriptedServer { request, number in
      switch request {
      case "HEAD /ok", "HEAD /other", "HEAD /also", "GET /no-head", "GET /hang-up": .init(200)
      case "HEAD /no-head": .init(405)
      case "HEAD /no-head-404": .init(404)
      case "GET /no-head-404": .init(204)
      case "HEAD /hang-up": nil
      case "HEAD /busy", "GET /busy": .init(429)
      case "HEAD /down", "GET /down": .init(503)
      case "HEAD /once", "GET /once": .init(number > 1 ? 200 : 500)
      case "HEAD /login", "GET /login": .init(403)
      case "HEAD /moved": .init(301, location: "/ok")
      case "HEAD /moved-to-nothing": .init(302, location: "/gone")
      case "HEAD /circle": .init(302, location: "/circle")
      case "HEAD /odd": .init(302, location: "ftp://127.0.0.1/x")
      case "HEAD /silent", "GET /silent": nil
      default: .init(404)
      }
    }
  }

  private static func options(allowsPrivate: Bool = true) -> WebLinkCheck.Options {
    var options = WebLinkCheck.Options()
    options.allowsPrivate = allowsPrivate
    options.pause = .zero
    options.retryPause = .zero
    return options
  }

  private static let file = SourceFile(
    path: "content/a.md", bytes: Array(repeating: 0x61, count: 99))

  private func findings(_ addresses: [String], _ options: WebLinkCheck.Options = options())
    async -> [String]
  {
    let links = addresses.enumerated().map { index, address in
      WebLink(address, at: Self.file.place(index..<index + 1))
    }
    return await WebLinkCheck(options).findings(links).sorted().map {
      "\($0.place.range?.lowerBound ?? -1) \($0.code.rawValue): \($0.message)"
    }
  }

  @Test(arguments: ["/ok", "/ok#part", "/no-head", "/no-head-404", "/hang-up", "/once", "/moved"])
  func `a page that is there`(path: String) async throws {
    #expect(await findings([try Self.server.get().address(path)]).isEmpty)
  }

  @Test(arguments: [
    ("/gone", "dead-web-link", "answers 404"),
    ("/moved-to-nothing", "dead-web-link", "answers 404"),
    ("/circle", "dead-web-link", "redirects more than 8 times"),
    ("/busy", "doubtful-web-link", "answers 429"), ("/down", "doubtful-web-link", "answers 503"),
    ("/login", "doubtful-web-link", "answers 403"),
    ("/odd", "doubtful-web-link", "redirects to 'ftp://127.0.0.1/x', which can't be asked"),
    ("/silent", "doubtful-web-link", "closes the connection without an answer"),
  ])
  func `a page that is not there, or may be`(path: String, code: String, how: String) async throws {
    let address = try Self.server.get().address(path)
    #expect(await findings([address]) == ["0 \(code): '\(address)' \(how)"])
  }

  @Test func `a port where nobody listens`() async throws {
    let port = try ScriptedServer { _, _ in nil }.port
    #expect(
      await findings(["http://127.0.0.1:\(port)/"])
        == ["0 dead-web-link: 'http://127.0.0.1:\(port)/' refuses every connection"])
  }

  @Test func `an address is asked once and reported wherever it stands`() async throws {
    let server = try ScriptedServer { _, _ in .init(404) }
    let found = await findings([server.address("/x"), server.address("/x#a"), server.address("/x")])
    #expect(found.count == 3)
    #expect(server.requests == ["HEAD /x", "GET /x"])
  }

  @Test func `a host gets one request at a time`() async throws {
    let server = try ScriptedServer { request, _ in
      request.hasPrefix("HEAD /to")
        ? .init(302, location: "/end\(request.last ?? "0")") : .init(200)
    }
    // Another name of the same machine sends its visitors to the first.
    let other = try ScriptedServer { _, _ in .init(301, location: server.address("/ok")) }
    let addresses =
      (0..<6).map { server.address("/to\($0)") } + (0..<6).map { other.address("/\($0)") }
    #expect(await findings(addresses).isEmpty)
    #expect(server.requests.count == 18)
    #expect(server.mostAtOnce == 1)
    #expect(other.mostAtOnce == 1)
  }

  @Test func `a private network is not asked unless allowed, however its address is spelt`()
    async throws
  {
    let server = try ScriptedServer { _, _ in .init(200) }
    for host in ["127.0.0.1", "2130706433", "127.1", "0x7f.0.0.1", "[::ffff:127.0.0.1]"] {
      let address = "http://\(host):\(server.port)/"
      #expect(
        await findings([address], Self.options(allowsPrivate: false))
          == [
            "0 private-web-link: '\(address)' lies in a private network, so it was not asked"
          ])
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `what can't be asked is said`() async {
    #expect(
      await findings(["http://exämple.invalid/"])
        == [
          "0 doubtful-web-link: 'http://exämple.invalid/' can't be asked: write its host in ASCII letters and digits"
        ])
  }
}
