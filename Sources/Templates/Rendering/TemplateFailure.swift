import Diagnostics

/// Ends the rendering of a page. One word, so that throwing it costs nothing until it happens.
struct TemplateFailure: Error {
  private final class Box: Sendable {
    let diagnostic: Diagnostic
    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }

  private let box: Box

  var diagnostic: Diagnostic { box.diagnostic }

  init(_ diagnostic: Diagnostic) { box = Box(diagnostic) }
}
