import Testing

@testable import Preview

@Suite struct HostRuleTests {
  @Test(arguments: [
    "localhost", "LocalHost:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000",
  ])
  func `this machine's own names are accepted`(host: String) {
    #expect(HostRule().accepts(hosts: [host]))
  }

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evillocalhost", "",
    "localhost:", "localhost:x", "localhost:80:80", "localhost:-1", "127.0.0.1@evil.example",
    "[::1", "[::1]x", "::1", "0.0.0.0", "192.168.0.5", "127.1", "localhost.", "localhost,evil",
  ])
  func `all others are refused`(host: String) {
    #expect(!HostRule().accepts(hosts: [host]))
  }

  @Test func `there must be exactly one host`() {
    #expect(!HostRule().accepts(hosts: []))
    #expect(!HostRule().accepts(hosts: ["localhost", "localhost"]))
  }

  @Test func `an address that was asked for is accepted`() {
    let rule = HostRule(others: ["192.168.0.5", "Desk.local"])
    #expect(rule.accepts(hosts: ["192.168.0.5:8000"]))
    #expect(rule.accepts(hosts: ["desk.local"]))
    #expect(!rule.accepts(hosts: ["192.168.0.50"]))
  }

  @Test func `only our own pages may ask from a script`() {
    let rule = HostRule()
    #expect(rule.accepts(origins: [], host: "localhost:8000"))
    #expect(rule.accepts(origins: ["http://localhost:8000"], host: "LOCALHOST:8000"))
    for origin in [
      "https://evil.example", "null", "", "http://localhost:8001", "http://localhost",
      "https://localhost:8000", "http://127.0.0.1:8000", "http://10.0.0.1:8000",
      "http://localhost:8000.evil.example",
    ] {
      #expect(!rule.accepts(origins: [origin], host: "localhost:8000"), "\(origin)")
    }
  }
}
