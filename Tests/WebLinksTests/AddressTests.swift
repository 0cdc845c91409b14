import Testing

@testable import WebLinks

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://Example.com", "https://example.com:443/"),
    ("http://example.com:8080/a?b=c#d", "http://example.com:8080/a?b=c"),
    ("https://user:pass@example.com/x", "https://example.com:443/x"),
    ("https://a@b@example.com/", "https://example.com:443/"),
    ("https://example.com?q", "https://example.com:443/?q"),
    ("http://[::1]:80/x", "http://[::1]:80/x"),
    ("https://example.com#/@other.example", "https://example.com:443/"),
    ("https://example.com/a@b:c/[d]", "https://example.com:443/a@b:c/[d]"),
  ])
  func `an address is read and put together anew`(text: String, whole: String) {
    #expect(WebAddress(text)?.text == whole)
  }

  @Test(arguments: [
    "ftp://example.com/", "https:example.com", "https://", "https://exa mple.com/",
    "https://example.com\\@other.example/", "https://exämple.com/", "https://example.com:0/",
    "https://example.com:65536/", "https://example.com:8o/", "https://[::1/", "https://[::1]x/",
    "https://example.com/a\nb", "//example.com/", "https://{a,b}.example/",
  ])
  func `what is no address`(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    arguments: [
      [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [100, 127, 255, 255], [127, 0, 0, 1],
      [169, 254, 169, 254], [172, 16, 0, 1], [172, 31, 255, 255], [192, 0, 0, 8], [192, 168, 1, 1],
      [198, 18, 0, 1], [198, 19, 255, 255], [224, 0, 0, 1], [255, 255, 255, 255],
    ] as [[UInt8]])
  func `private addresses of IPv4`(bytes: [UInt8]) {
    #expect(NetworkAddress(bytes).isPrivate)
    let zeros = [UInt8](repeating: 0, count: 10)
    #expect(NetworkAddress(zeros + [0xFF, 0xFF] + bytes).isPrivate)
    #expect(NetworkAddress([0, 0x64, 0xFF, 0x9B] + zeros.prefix(8) + bytes).isPrivate)
    #expect(NetworkAddress([0x20, 0x02] + bytes + zeros).isPrivate)
  }

  @Test(
    arguments: [
      [1, 1, 1, 1], [9, 255, 255, 255], [11, 0, 0, 0], [100, 63, 255, 255], [100, 128, 0, 0],
      [172, 15, 0, 0], [172, 32, 0, 0], [192, 167, 0, 0], [192, 0, 1, 0], [223, 255, 255, 255],
    ] as [[UInt8]])
  func `public addresses of IPv4`(bytes: [UInt8]) {
    #expect(!NetworkAddress(bytes).isPrivate)
    #expect(!NetworkAddress([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes).isPrivate)
  }

  @Test func `addresses of IPv6`() {
    func address(_ first: UInt8, _ second: UInt8, last: UInt8 = 1) -> NetworkAddress {
      NetworkAddress([first, second] + [UInt8](repeating: 0, count: 13) + [last])
    }
    #expect(address(0, 0).isPrivate)
    #expect(address(0, 0, last: 0).isPrivate)
    #expect(address(0xFC, 0).isPrivate)
    #expect(address(0xFD, 1).isPrivate)
    #expect(address(0xFE, 0x80).isPrivate)
    #expect(address(0xFF, 2).isPrivate)
    #expect(NetworkAddress([0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 1, count: 12)).isPrivate)
    #expect(!address(0x26, 0).isPrivate)
    #expect(address(0x26, 0).text == "[2600:0:0:0:0:0:0:1]")
    #expect(NetworkAddress([1, 2, 3, 4]).text == "1.2.3.4")
  }

  @Test(arguments: [
    (200, Verdict.alive), (204, .alive), (304, .alive), (404, .dead("answers 404")),
    (410, .dead("answers 410")), (429, .doubtful("answers 429")), (500, .doubtful("answers 500")),
    (403, .doubtful("answers 403")), (999, .doubtful("answers 999")),
  ])
  func `what a status means`(status: Int, verdict: Verdict) {
    #expect(Verdict(status: status) == verdict)
  }

  @Test func `what no answer means`() {
    #expect(Verdict(curl: 6) == .dead("has a host that does not exist"))
    #expect(Verdict(curl: 28) == .doubtful("did not answer in time"))
    #expect(Verdict(curl: 60) == .dead("has a certificate or encryption that can't be trusted"))
  }
}
