/// A part of the program that is fed with bytes of any kind.
///
/// libFuzzer calls it through `Entry/`, and the tests call it with the seeds, with what fuzzing
/// once found, and with mutations of every fixture.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case frontMatter = "front-matter"
  case markdown
  case template
  case alignment
  case build

  /// What does not hold for these bytes; nothing when all is well. A crash or an endless loop is
  /// what the caller notices.
  ///
  /// - Parameter folder: where a project may be written for a whole build.
  package func faults(of bytes: [UInt8], in folder: String) async -> [String] {
    switch self {
    case .frontMatter: FrontMatterProperty.faults(of: bytes)
    case .markdown: MarkdownProperty.faults(of: bytes)
    case .template: TemplateProperty.faults(of: bytes)
    case .alignment: AlignmentProperty.faults(of: bytes)
    case .build: await BuildProperty.faults(of: bytes, in: folder)
    }
  }
}
