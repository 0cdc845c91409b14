import Foundation
import TestSupport
import Testing

/// Section 4.2 of the security cases: what other sites and machines can do.
@Suite struct CrossSiteTests {
  private static let resources = [
    "/", SampleProject.levelPage, "/nothing", "/tracks", "/ladder.json", "/assets/style.css",
    "/assets/search-index.js",
    "/.ladder/preview.js", "/.ladder/preview.css", "/.ladder/wait?x&/",
  ]

  @Test func `a request for another host is refused whatever it asks for`() throws {
    // X1, X3, X9
    let ladder = try RunningLadder(try SampleProject.make())
    for target in Self.resources {
      for host in [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.1", "",
      ] {
        #expect(ladder.ask(target, host: host)?.status == 403, "\(host) \(target)")
      }
      let forwarded = ["X-Forwarded-Host: localhost", "Forwarded: host=localhost"]
      #expect(ladder.ask(target, host: "evil.example", forwarded)?.status == 403)
      // NIO itself may answer these two with 400.
      #expect([400, 403].contains(ladder.ask(target, host: nil)?.status), "\(target)")
      #expect([400, 403].contains(ladder.ask(target, ["Host: evil.example"])?.status), "\(target)")
    }
  }

  @Test(arguments: ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
  func `this machine's names are answered with and without a port`(host: String) throws {
    // X2
    let ladder = try RunningLadder(try SampleProject.make())
    #expect(ladder.ask("/", host: host)?.status == 200)
    #expect(ladder.ask("/", host: "\(host):\(ladder.port)")?.status == 200)
  }

  @Test func `a page of another site is refused`() throws {
    // X4, X5
    let ladder = try RunningLadder(try SampleProject.make())
    let own = "127.0.0.1:\(ladder.port)"
    for target in Self.resources {
      for origin in [
        "https://evil.example", "null", "http://127.0.0.1", "http://10.0.0.1:\(ladder.port)",
        "http://localhost:\(ladder.port)", "http://\(own).evil.example",
      ] {
        let answer = ladder.ask(target, host: own, ["Origin: \(origin)"])
        #expect(answer?.status == 403, "\(origin) \(target)")
      }
      let answer = ladder.ask(target, host: own, ["Origin: http://\(own)"])
      #expect(answer?.status != 403, "\(target)")
    }
  }

  @Test func `no answer can be read or included by another site`() throws {
    // X6, X7
    let ladder = try RunningLadder(try SampleProject.make())
    #expect(ladder.ask("/assets/search-index.js")?.status == 200)
    for target in Self.resources + ["/%", "/..", "/x%00"] {
      let answer = try #require(ladder.ask(target), "\(target)")
      #expect(!answer.headers.contains { $0.name.hasPrefix("access-control") }, "\(target)")
      #expect(answer["cross-origin-resource-policy"] == "same-origin", "\(target)")
      #expect(answer["x-content-type-options"] == "nosniff", "\(target)")
      #expect(answer["cache-control"] == "no-store", "\(target)")
    }
    #expect(ladder.ask("/ladder.json")?["content-type"] == "application/json; charset=utf-8")
  }

  @Test func `only this machine is listened to unless asked otherwise`() throws {
    // X8
    let ladder = try RunningLadder(try SampleProject.make())
    #expect(ladder.addresses == ["http://127.0.0.1:\(ladder.port)/"])
    #expect(!ladder.output.contains("warning"))
    if let places = Self.places(listeningOn: ladder.port) { #expect(places == ["0100007F"]) }
    let open = try RunningLadder(try SampleProject.make(), ["--host", "0.0.0.0", "--port", "0"])
    #expect(open.printed("warning: everyone who reaches this machine can read this preview"))
    if let places = Self.places(listeningOn: open.port) { #expect(places == ["00000000"]) }
    #expect(open.ask("/")?.status == 200)
    #expect(open.ask("/", host: "evil.example")?.status == 403)
    // Every address that it tells people to open is answered to.
    #expect(!open.addresses.isEmpty)
    for address in open.addresses {
      let host = address.dropFirst("http://".count).dropLast()
      #expect(open.ask("/", host: String(host))?.status == 200, "\(address)")
    }
  }

  @Test func `another name of this machine needs no warning, and is answered to`() throws {
    // X2, X8
    let ladder = try RunningLadder(
      try SampleProject.make(), ["--host", "localhost", "--port", "0"])
    #expect(!ladder.output.contains("warning"))
    #expect(ladder.addresses.count == 1)
    #if os(Linux)
      let other = try RunningLadder(
        try SampleProject.make(), ["--host", "127.0.0.2", "--port", "0"])
      #expect(!other.output.contains("warning"))
      #expect(other.addresses == ["http://127.0.0.2:\(other.port)/"])
    #endif
  }

  /// The addresses, as the kernel writes them, on which a port is listened to; `nil` where there is
  /// no such list.
  private static func places(listeningOn port: UInt16) -> [String]? {
    guard let table = try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8) else {
      return nil
    }
    let suffix = ":" + String(port, radix: 16, uppercase: true).leftPadded(to: 4)
    return table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count > 3, fields[3] == "0A", fields[1].hasSuffix(suffix) else { return nil }
      return String(fields[1].dropLast(suffix.count))
    }
  }

  @Test func `only GET and HEAD are answered`() throws {
    // X10
    let ladder = try RunningLadder(try SampleProject.make())
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"] {
      let answer = ladder.ask("/", method: method)
      #expect(answer?.status == 405, "\(method)")
      #expect(answer?["allow"] == "GET, HEAD")
    }
    let body = ladder.ask("/", method: "POST", ["Content-Length: 1000000"])
    #expect(body?.status == 405)
    #expect(ladder.ask("/", ["Content-Length: 3"])?.status == 400)
    #expect(ladder.ask("/")?.status == 200)
  }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - count)) + self
  }
}
