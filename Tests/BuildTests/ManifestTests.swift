import TestSupport
import Testing

@testable import Build

struct `The manifest` {
  @Test func `reads what it writes, sorted by bytes`() throws {
    let paths = ["b.html", "a/b c.html", "a.html", "Größe.html", "a/b.html"]
    let entries = try paths.map { path in
      (try #require(OutputPath(path)), Manifest.Entry(hash: ContentHash(of: []).value, size: 12))
    }
    let manifest = Manifest(Dictionary(uniqueKeysWithValues: entries))
    let text = String(decoding: manifest.bytes, as: UTF8.self)
    #expect(
      text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 2).last }
        == ["1", "Größe.html", "a.html", "a/b c.html", "a/b.html", "b.html"])
    #expect(Manifest(parsing: manifest.bytes) == manifest)
    #expect(Manifest(parsing: Manifest().bytes) == Manifest())
  }

  @Test func `is refused when it was cut short`() throws {
    let path = try #require(OutputPath("levels/ic/staff.html"))
    let whole = Manifest([path: Manifest.Entry(hash: ContentHash(of: []).value, size: 12)]).bytes
    let first = Manifest().bytes.count
    for length in 0..<whole.count where length != first {
      #expect(Manifest(parsing: Array(whole[..<length])) == nil, "\(length) bytes")
    }
  }
}

struct `The content hash` {
  /// Made by a few lines of Python after the definition in the documentation.
  @Test(arguments: [
    ("", "af63bd4c8601b7df"), ("home", "8211810ffef57889"), ("staff", "de772d1ea1e64745"),
    ("0123456789abcdef!", "24714d62cbeb1f57"),
  ])
  func `is FNV-1a over words of eight bytes and the length`(text: String, hash: String) {
    #expect(ContentHash.text(of: Array(text.utf8)) == hash)
  }

  @Test func `is the same in pieces and in one`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var hash = ContentHash()
    hash.add(Array(bytes[..<256]))
    hash.add(Array(bytes[256..<904]))
    hash.add(Array(bytes[904...]))
    hash.add([])
    #expect(hash.value == ContentHash(of: bytes).value)
    #expect(hash.size == 1000)
  }

  @Test func `sees zeros at the end`() {
    let hashes = (0..<20).map { ContentHash(of: [UInt8](repeating: 0, count: $0)).value }
    #expect(Set(hashes).count == 20)
  }
}
