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

  /// How many stretches of the templates depend on shared data alone.
  package var sharedStretchCount: Int { program.code.stretchCount }

  /// The templates' names, sorted.
  package var names: [String] { numbers.keys.sorted() }

  /// Parses and links templates, and reports everything that is wrong with any of them.
  ///
  /// - Parameters:
  ///   - files: the templates; each is named by its path without `prefix`: `parts/nav.html`.
  ///   - prefix: the folder of the templates with its slash.
  ///   - known: what every page's data has; with it, names are checked here already.
  ///   - objects: the keys of the host's objects, by kind.
  ///   - shared: names of the data whose values many pages have in common: not only equal ones, but
  ///     the same lists and records. What depends on them alone is made once for pages that a
  ///     renderer makes one after the other.
  package static func compile(
    _ files: [SourceFile], prefix: String = "templates/", known: TemplateShape? = nil,
    objects: [RecordShape] = [], shared: Set<String> = []
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
    let linker = TemplateLinker(templates, known: known, shared: shared)
    let program = linker.link(objects: objects)
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

  /// What renders pages one after the other: less work than a new one for each.
  ///
  /// - Parameter host: makes the values of the objects in the pages' data; needed if there are any.
  package func renderer(host: (any TemplateHost)? = nil) -> PageRenderer {
    PageRenderer(self, Renderer(program, host: host))
  }

  /// Renders one page; see ``PageRenderer/render(_:_:into:page:)``.
  package func render(
    _ name: String, _ data: TemplateRecord, into output: inout [UInt8], page: String
  ) -> [Diagnostic] {
    var renderer = renderer()
    return renderer.render(name, data, into: &output, page: page)
  }

  /// The template's number among the linked ones.
  func number(of name: String) -> Int? { numbers[name] }
}
