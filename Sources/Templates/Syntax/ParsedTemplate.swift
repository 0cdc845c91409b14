import Diagnostics

/// A template on its own: what it says, before any name in it is looked up.
struct ParsedTemplate: Sendable {
  /// What other templates call it: `parts/nav.html`.
  let name: String
  let file: SourceFile
  let statements: [Statement]

  /// Stretches of text in order, for link checks.
  let text: [Range<Int>]

  /// Parts of it could not be read: what it seems to lack may be there.
  let isBroken: Bool

  static func parse(name: String, file: SourceFile) -> Diagnosed<ParsedTemplate> {
    var scanner = TemplateScanner(file)
    scanner.scan()
    var parser = TemplateParser(file: file, tokens: scanner.tokens)
    let statements = parser.parseTemplate()
    let text = scanner.tokens.filter { $0.kind == .text }.map(\.range)
    let diagnostics = scanner.diagnostics + parser.diagnostics
    return Diagnosed(
      ParsedTemplate(
        name: name, file: file, statements: statements, text: text, isBroken: !diagnostics.isEmpty),
      diagnostics)
  }
}
