import Diagnostics
import TestSupport
import Testing

@testable import Build

struct `The first byte that is not UTF-8` {
  @Test func `is found in every pair of bytes between letters`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        check([0x61, first, second, 0x62])
      }
    }
  }

  @Test(
    arguments: [
      [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x98, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80], [0xE2, 0x82, 0x41], [0xC3],
      [0xF0, 0x9F, 0x41, 0x80], [0xF0, 0x9F, 0x98, 0x41], [],
    ] as [[UInt8]])
  func `is found at the edges of longer sequences`(bytes: [UInt8]) {
    check(bytes)
    check(Array("Größe ".utf8) + bytes)
  }

  /// The bytes before the fault are valid, and with one more they are not any more; Swift's
  /// decoder is the judge: what it need not repair is valid.
  private func check(_ bytes: [UInt8]) {
    func isValid(_ bytes: some Collection<UInt8>) -> Bool {
      String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
    }
    let isRight =
      if let offset = UTF8Fault(in: bytes)?.offset {
        isValid(bytes[..<offset]) && !isValid(bytes[...offset]) && !isValid(bytes)
      } else {
        isValid(bytes)
      }
    if !isRight { Issue.record("\(bytes)") }
  }
}

struct `SVG pictures` {
  @Test(arguments: [
    #"<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" stroke="red"/></svg>"#,
    #"<?xml version="1.0" encoding="UTF-8"?><svg><title>Onward, on time</title></svg>"#,
    #"<svg><text>on: once upon; the description of JavaScript</text></svg>"#,
    #"<svg font-variation="x" data-on="y"><desc>&#8211; &amp; &#106;</desc></svg>"#,
    "<!-- on -->", "", "<", "on", "&#", "&#106", "j",
  ])
  func `without scripts pass`(text: String) {
    #expect(SVGScript.find(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("<svg><script>alert(1)</script></svg>", "a <script> element", "<script"),
    ("<svg><SCRIPT/></svg>", "a <script> element", "<SCRIPT"),
    ("<x:svg><x:script/></x:svg>", "a <script> element", "<x:script"),
    (
      "<svg><foreignObject><iframe/></foreignObject></svg>", "a <foreignobject> element",
      "<foreignObject"
    ),
    ("<svg onload=\"x()\"/>", "an 'onload' attribute", "onload"),
    ("<svg\nONLOAD\n = 'x()'/>", "an 'ONLOAD' attribute", "ONLOAD"),
    ("<svg x=''onclick='y'/>", "an 'onclick' attribute", "onclick"),
    ("<svg/onload=x>", "an 'onload' attribute", "onload"),
    ("<a xlink:href='javascript:x'/>", "a 'javascript:' link", "javascript:"),
    ("<a href=' JaVaScRiPt:x'/>", "a 'javascript:' link", "JaVaScRiPt:"),
    ("<a href='java&#10;script&#58;x'/>", "a 'javascript:' link", "java&#10;script&#58;"),
    ("<a href='&#x6a;avascript:x'/>", "a 'javascript:' link", "&#x6a;avascript:"),
    (
      "<a href='&#x00000000000000000000000006A;avascript:'/>", "a 'javascript:' link",
      "&#x00000000000000000000000006A;avascript:"
    ),
    ("<!DOCTYPE svg [<!ENTITY x 'y'>]>", "an <!ENTITY> declaration", "<!ENTITY"),
    ("<?xml-stylesheet href='x.xsl'?><svg/>", "a style sheet of its own", "<?xml-stylesheet"),
    (
      "<?xml version='1.0' encoding='utf-7'?><svg/>", "an encoding other than UTF-8",
      "<?xml version='1.0' encoding='utf-7'?"
    ),
  ])
  func `that could run a script are refused`(text: String, what: String, found: String) throws {
    let bytes = Array(text.utf8)
    let finding = try #require(SVGScript.find(in: bytes))
    #expect(finding.what == what)
    #expect(String(decoding: bytes[finding.range], as: UTF8.self) == found)
  }

  @Test func `are reported at their place, and published from the bytes that were judged`()
    async throws
  {
    let folder = try TemporaryFolder(project: [
      "content/good.svg": "<svg/>", "content/bad.svg": "<svg>\n  <script/>\n</svg>",
    ])
    let result = await ProjectReader(root: folder.path).read()
    #expect(
      result.diagnostics.map(\.message)
        == ["'content/bad.svg' holds a <script> element, which could run a script"])
    #expect(result.diagnostics.first?.place.position.map { [$0.line, $0.column] } == [2, 3])
    let asset = try #require(result.value.contentAssets.first)
    #expect(asset.bytes == Array("<svg/>".utf8))
    guard case .bytes(let bytes) = OutputFile(path: "good.svg", copying: asset).contents else {
      Issue.record("copied from the disk")
      return
    }
    #expect(bytes == Array("<svg/>".utf8))
  }

  /// The limit is far above what waiting for the other tests takes, and far below what quadratic
  /// work takes on inputs of this size.
  @Test(
    .timeLimit(.minutes(10)), arguments: ["j", "&#9;", "<?xml ", "&#", "onx ", "j ", "&#0"])
  func `of hostile make take no long time`(part: String) {
    let bytes = Array(repeatElement(Array(part.utf8), count: 200_000).joined())
    #expect(SVGScript.find(in: bytes) == nil)
  }
}
