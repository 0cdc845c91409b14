package import Diagnostics

/// All templates of a site, parsed, linked and checked as far as that can be done without data.
///
/// The language is a subset of Jinja2's; rendering gives the bytes that Jinja2 3.1 gives with
/// `StrictUndefined`, `autoescape=True`, `trim_blocks`, `lstrip_blocks` and
/// `keep_trailing_newline=False`. REFERENCE.md describes it.
package struct TemplateLibrary: Sendable {
  /// A template may show this many bytes, and a text that it makes may have as many.
  package static let outputLimit = 16 << 20

  /// All loops and filters of a page together may go through this many items.
  package static let iterationLimit = 10_000_000

  /// All values that the operators and filters of a page read and make together may have this many
  /// bytes.
  package static let workLimit = 1 << 30

  /// Includes, macros, blocks and parents may be nested this deep.
  package static let callLimit = 64

  private let program: Program
  private let numbers: [String: Int]

  /// Addresses that stand in the templates' own text, in order of template and place.
  package let literalLinks: [LiteralLink]

  /// The templates' names, sorted.
  package var names: [String] { numbers.keys.sorted() }

  /// Parses and links templates, and reports everything that is wrong with any of them.
  ///
  /// - Parameters:
  ///   - files: the templates; each is named by its path without `prefix`: `parts/nav.html`.
  ///   - prefix: the folder of the templates with its slash.
  ///   - known: what every page's data has; with it, names are checked here already.
  package static func compile(
    _ files: [SourceFile], prefix: String = "templates/", known: TemplateShape? = nil
  ) -> Diagnosed<TemplateLibrary> {
    var diagnostics: [Diagnostic] = []
    var templates: [ParsedTemplate] = []
    for file in files {
      let name = file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
      if let problem = problem(with: file) {
        diagnostics.append(problem)
        templates.append(
          ParsedTemplate(name: name, file: file, statements: [], text: [], isBroken: true))
        continue
      }
      let parsed = ParsedTemplate.parse(name: name, file: file)
      templates.append(parsed.value)
      diagnostics += parsed.diagnostics
    }
    let linker = TemplateLinker(templates, known: known)
    let program = linker.link()
    diagnostics += linker.diagnostics
    let library = TemplateLibrary(
      program: program, numbers: linker.numbers,
      literalLinks: templates.flatMap { LiteralLink.all(in: $0) })
    return Diagnosed(library, diagnostics.sortedAndUnique())
  }

  /// What makes a file unusable as a template at all.
  private static func problem(with file: SourceFile) -> Diagnostic? {
    if file.bytes.count > outputLimit {
      return Diagnostic(
        .fileTooLarge, "the template has more than \(outputLimit >> 20) MiB", at: file.wholePlace)
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      String(validating: bytes, as: UTF8.self) == nil
        ? Diagnostic(.invalidUTF8, "the template is not UTF-8", at: file.wholePlace) : nil
    }
  }

  /// Renders a page and appends it. While `compile` reports errors, what is shown where they lie is
  /// undetermined: render nothing then.
  ///
  /// - Parameters:
  ///   - name: the template that the page begins with.
  ///   - page: the page's address or title, for messages: "levels/ic/staff.html".
  /// - Returns: what is wrong; if anything is, `output` is left as it was.
  package func render(
    _ name: String, _ data: TemplateRecord, into output: inout [UInt8], page: String
  ) -> [Diagnostic] {
    guard let number = numbers[name] else {
      return [
        Diagnostic(
          .unknownTemplate, "template '\(name)' does not exist",
          at: SourceFile(path: name).wholePlace,
          notes: [
            Diagnostic.Note("while rendering \(page)", at: SourceFile(path: name).wholePlace)
          ], help: NearMiss.suggestion(for: name, in: names))
      ]
    }
    var renderer = Renderer(program, data: data, page: page, entry: number)
    let failure = renderer.render(into: &output)
    return failure.map { [$0] } ?? []
  }
}
