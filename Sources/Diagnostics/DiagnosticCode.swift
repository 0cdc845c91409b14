/// Everything that the program can find wrong: one closed list.
///
/// The raw value is what people see in brackets, what `ladder explain` takes and what REFERENCE.md
/// has a heading for; it never changes once released. ``explanation`` says the rest.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Files
  case missingFile = "missing-file"
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case invalidUTF8 = "invalid-utf8"
  case unusableFile = "unusable-file"
  case symlinkOutside = "symlink-outside"
  case badFileName = "bad-file-name"
  case misplacedFile = "misplaced-file"

  // Front matter and settings
  case missingFrontMatter = "missing-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case yamlSyntax = "yaml-syntax"
  case unsupportedYAML = "unsupported-yaml"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case badValue = "bad-value"

  // Markdown
  case rawHTML = "raw-html"
  case scriptLink = "script-link"
  case nestingTooDeep = "nesting-too-deep"
  case markdownLimit = "markdown-limit"

  // The ladder
  case duplicateID = "duplicate-id"
  case duplicateCode = "duplicate-code"
  case unknownTrack = "unknown-track"
  case unknownReference = "unknown-reference"
  case ambiguousReference = "ambiguous-reference"
  case repeatedDimension = "repeated-dimension"
  case nearDimension = "near-dimension"
  case emptyCell = "empty-cell"
  case badCarries = "bad-carries"
  case badTransition = "bad-transition"
  case badPeers = "bad-peers"
  case foreignDimension = "foreign-dimension"
  case extraTitle = "extra-title"

  // Links and addresses
  case emptyLink = "empty-link"
  case brokenLink = "broken-link"
  case brokenAnchor = "broken-anchor"
  case wrongLetterCase = "wrong-letter-case"
  case linkOutside = "link-outside"
  case linkToDraft = "link-to-draft"
  case unusableAddress = "unusable-address"
  case pathCollision = "path-collision"

  // Templates
  case templateSyntax = "template-syntax"
  case unknownName = "unknown-name"
  case unknownFilter = "unknown-filter"
  case unknownTest = "unknown-test"
  case unknownTemplate = "unknown-template"
  case unknownBlock = "unknown-block"
  case templateCycle = "template-cycle"
  case templateValue = "template-value"
  case templateLimit = "template-limit"

  // Output
  case outputRefused = "output-refused"
  case outputBusy = "output-busy"
  case writeFailed = "write-failed"
  case brokenOutput = "broken-output"

  /// What a finding of this kind is unless someone says otherwise.
  package var severity: Diagnostic.Severity {
    switch self {
    case .nearDimension, .emptyCell, .extraTitle: .warning
    default: .error
    }
  }
}
