import Diagnostics
import Templates
import Testing

/// Holds records and gives them out as objects.
private final class RecordHost: TemplateHost {
  private(set) var shapes: [RecordShape] = []
  private var records: [TemplateRecord] = []

  /// The value with an object for each record in it that has a key.
  func hidden(_ value: TemplateValue) -> TemplateValue {
    switch value {
    case .list(let items): return .list(items.map(hidden))
    case .record(let record) where record.count > 0:
      let kind = shapes.firstIndex { $0.names == record.keys } ?? shapes.count
      if kind == shapes.count { shapes.append(record.shape) }
      let values = record.values.map(hidden)
      records.append(TemplateRecord(record.shape, values))
      return .object(TemplateObject(kind: UInt8(kind), a: records.count - 1))
    default: return value
    }
  }

  func value(at place: Int, of object: TemplateObject) -> TemplateValue {
    records[Int(object.a)].values[place]
  }

  func isTrue(at place: Int, of object: TemplateObject) -> Bool {
    switch value(at: place, of: object) {
    case .null, .bool(false), .int(0), .double(0): false
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .record(let record): record.count > 0
    default: true
    }
  }

  func append(at place: Int, of object: TemplateObject, to output: inout [UInt8]) -> Bool {
    switch value(at: place, of: object) {
    case .text(let text): Escape.append(text, to: &output)
    case .html(let bytes): output += bytes
    default: return false
    }
    return true
  }
}

@Suite struct ObjectTests {
  /// Every case of the language's tests, with objects where its data has records.
  @Test func `To a template an object is a record like any other`() {
    var objects = 0
    for example in JinjaCase.all {
      let host = RecordHost()
      let data = TemplateRecord(
        example.data.keys.map { ($0, host.hidden(example.data[$0] ?? .null)) })
      objects += host.shapes.count
      let library = TemplateLibrary.compile(example.templates, objects: host.shapes).value
      var renderer = library.renderer(host: host)
      var (output, expected): ([UInt8], [UInt8]) = ([], [])
      let failures = renderer.render("main.html", data, into: &output, page: "p.html")
      #expect(
        failures == library.render("main.html", example.data, into: &expected, page: "p.html"),
        "\(example)")
      #expect(output == expected, "\(example)")
    }
    // Without the cases' data this would compare nothing.
    #expect(objects > 30)
  }

  @Test func `What an object lacks is reported with the keys that it has`() throws {
    let host = RecordHost()
    let data: TemplateRecord = ["item": host.hidden(["title": "a", "url": "b"])]
    let file = SourceFile(
      path: "templates/main.html", bytes: Array("{% set x = item %}{{ x.titel }}".utf8))
    let library = TemplateLibrary.compile([file], objects: host.shapes).value
    var renderer = library.renderer(host: host)
    var output: [UInt8] = []
    let failures = renderer.render("main.html", data, into: &output, page: "p.html")
    #expect(failures.map(\.message) == ["'x' has no 'titel'"])
    #expect(failures.first?.help == "did you mean 'title'? it has: title, url")
    #expect(output.isEmpty)
  }
}
