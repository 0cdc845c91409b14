import Diagnostics
import Foundation
import Templates
import Testing

/// A case of the files in `Jinja/cases`, whose output Jinja2 made. `Jinja/make-cases.py` says how
/// the files are written.
struct JinjaCase: Sendable, CustomTestStringConvertible {
  let file: String
  let title: String
  var templates: [SourceFile] = []
  var data = TemplateRecord([])
  var output = ""

  /// What the program reports, for the cases of `Reports`; and the case without it.
  var reportLines: [String] = []
  var source = ""

  var testDescription: String { "\(file): \(title)" }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Jinja")

  static let all: [JinjaCase] = {
    let cases = folder.appending(path: "cases")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return files.sorted().filter { $0.hasSuffix(".txt") }.flatMap { file in
      let text = (try? String(contentsOf: cases.appending(path: file), encoding: .utf8)) ?? ""
      return (try? read(text, file)) ?? []
    }
  }()

  static func read(_ text: String, _ file: String) throws -> [JinjaCase] {
    let text = text.hasSuffix("\n") ? String(text.unicodeScalars.dropLast()) : text
    return try split(text, "=== ").map { title, body in
      var result = JinjaCase(file: file, title: title)
      result.source = "=== \(title)\n"
      for (head, content) in split(body, "--- ") {
        let words = head.split(separator: " ")
        result.source += "--- \(head)\n" + (words[0] == "report" ? "" : content + "\n")
        let text = words.count > 1 ? try OrderedJSON.text(content) : content
        switch words[0] {
        case "data": result.data = try OrderedJSON.record(text)
        case "output": result.output = text
        case "report": result.reportLines = text.split(separator: "\n").map(String.init)
        default:
          result.templates.append(
            SourceFile(path: "templates/\(words[0])", bytes: Array(text.utf8)))
        }
      }
      return result
    }
  }

  /// Parts that begin at lines with a mark: the rest of that line, and what follows.
  private static func split(_ text: String, _ mark: String) -> [(String, String)] {
    ("\n" + text).components(separatedBy: "\n" + mark).dropFirst().map { part in
      let head = part.unicodeScalars.prefix { $0 != "\n" }
      return (String(head), String(part.unicodeScalars.dropFirst(head.count + 1)))
    }
  }
}

/// What a set of templates makes of some data.
struct Rendering {
  let output: String
  let diagnostics: [Diagnostic]

  init(
    _ templates: [SourceFile], _ data: TemplateRecord, entry: String = "main.html",
    known: TemplateShape? = nil
  ) {
    let compiled = TemplateLibrary.compile(templates, known: known)
    guard compiled.diagnostics.isEmpty else {
      (output, diagnostics) = ("", compiled.diagnostics)
      return
    }
    var bytes: [UInt8] = []
    diagnostics = compiled.value.render(entry, data, into: &bytes, page: "page.html")
    output = String(decoding: bytes, as: UTF8.self)
  }

  /// One template and its data as JSON.
  init(_ template: String, _ data: String = "{}") throws {
    self.init(
      [SourceFile(path: "templates/main.html", bytes: Array(template.utf8))],
      try OrderedJSON.record(data))
  }

  var messages: String {
    diagnostics.map { DiagnosticPrinter().text(of: $0) }.joined()
  }
}
