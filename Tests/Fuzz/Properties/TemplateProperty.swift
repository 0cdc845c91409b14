import Diagnostics
import Templates

/// Templates: there is a page or a report, and only text that was escaped.
///
/// The bytes are `main.html`; what stands behind lines `=== name` are further templates.
enum TemplateProperty {
  private static let data: TemplateRecord = [
    "title": "A <title> & \"more\"", "number": 7, "real": 2.5, "yes": true, "nothing": .null,
    "html": .html(Array("<b>bold</b>".utf8)),
    "items": ["one", "two", "<three>"], "empty": [],
    "page": ["title": "Page", "path": "a/b.html", "levels": [["code": "IC1", "rank": 1]]],
    "rows": [["a": 1, "b": "x"], ["a": 2, "b": "y"], ["a": 2, "b": "<z>"]],
  ]

  static func faults(of bytes: [UInt8]) -> [String] {
    let files = FileBundle(bytes, first: "main.html").files.map {
      SourceFile(path: "templates/" + $0.path, bytes: $0.bytes)
    }
    // With all data shared, so that the second page shows what the first one kept; what the same
    // templates give without, at the end, must not differ.
    let compiled = TemplateLibrary.compile(files, shared: Set(data.keys))
    var faults = DiagnosticFaults.faults(in: compiled.diagnostics)
    let keys = data.keys
    let known = TemplateLibrary.compile(files, known: .keys(keys))
    faults += DiagnosticFaults.faults(in: known.diagnostics)
    var output: [UInt8] = []
    var renderer = compiled.value.renderer()
    let failures = renderer.render("main.html", data, into: &output, page: "p.html")
    faults += DiagnosticFaults.faults(in: failures)
    if !failures.isEmpty, !output.isEmpty { faults.append("a failed page left output behind") }
    if output.count > TemplateLibrary.outputLimit { faults.append("more output than allowed") }
    if String(validating: output, as: UTF8.self) == nil { faults.append("output is not UTF-8") }
    if compiled.diagnostics.isEmpty, failures.isEmpty, isPlain(bytes),
      output.contains(UInt8(ascii: "<"))
    {
      faults += HTMLFaults(output).faults
    }
    var next: [UInt8] = []
    let nextFailures = renderer.render("main.html", data, into: &next, page: "p.html")
    if next != output || nextFailures != failures {
      faults.append("what one page left behind changes the next")
    }
    var again: [UInt8] = []
    let second = TemplateLibrary.compile(files)
    let secondFailures = second.value.render("main.html", data, into: &again, page: "p.html")
    if again != output || secondFailures != failures
      || second.diagnostics != compiled.diagnostics
    {
      faults.append("the same templates give two results")
    }
    return faults
  }

  /// Whether no `<` of the output can come from the templates themselves: what is left is the
  /// host's HTML, which stays balanced unless it is cut, and escaped text.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let cutting = ["<", "html", "indent", "wordwrap", "\\x", "\\u", "\\0", "3c", "3C", "\\"]
    return !cutting.contains { text.contains($0) }
  }
}
