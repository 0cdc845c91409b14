package import Diagnostics

/// Renders pages with the templates of a library, one after the other; each is independent of those
/// before. For several threads, take one for each.
package struct PageRenderer {
  private let library: TemplateLibrary
  private var renderer: Renderer

  init(_ library: TemplateLibrary, _ renderer: Renderer) {
    self.library = library
    self.renderer = renderer
  }

  /// Renders a page and appends it. While `compile` reports errors, what is shown where they lie is
  /// undetermined: render nothing then.
  ///
  /// - Parameters:
  ///   - name: the template that the page begins with.
  ///   - page: the page's address or title, for messages: "levels/ic/staff.html".
  /// - Returns: what is wrong; if anything is, `output` is left as it was.
  package mutating func render(
    _ name: String, _ data: TemplateRecord, into output: inout [UInt8], page: String
  ) -> [Diagnostic] {
    guard let number = library.number(of: name) else {
      return [
        Diagnostic(
          .unknownTemplate, "template '\(name)' does not exist",
          at: SourceFile(path: name).wholePlace,
          notes: [
            Diagnostic.Note("while rendering \(page)", at: SourceFile(path: name).wholePlace)
          ], help: NearMiss.suggestion(for: name, in: library.names))
      ]
    }
    let failure = renderer.render(number, data, page: page, into: &output)
    return failure.map { [$0] } ?? []
  }
}
