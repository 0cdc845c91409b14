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
  case ladderLimit = "ladder-limit"

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

  // Structure
  case similarID = "similar-id"
  case orphanPage = "orphan-page"
  case unusedFile = "unused-file"
  case pointsAtRetired = "points-at-retired"
  case unusedAcceptance = "unused-acceptance"

  // Links
  case linkToOutput = "link-to-output"
  case localLink = "local-link"
  case unsupportedMarkdown = "unsupported-markdown"
  case undefinedReference = "undefined-reference"
  case deadWebLink = "dead-web-link"
  case doubtfulWebLink = "doubtful-web-link"
  case privateWebLink = "private-web-link"

  // Completeness
  case missingDimension = "missing-dimension"
  case thinCell = "thin-cell"
  case unusedDimension = "unused-dimension"
  case emptyTrack = "empty-track"
  case rankGap = "rank-gap"
  case noEntry = "no-entry"
  case noWayOn = "no-way-on"
  case missingFact = "missing-fact"
  case incompleteList = "incomplete-list"
  case staleReview = "stale-review"
  case noOwner = "no-owner"

  // Consistency between levels
  case copiedStatement = "copied-statement"
  case nearDuplicate = "near-duplicate"
  case emptyStep = "empty-step"
  case largeStep = "large-step"
  case rankRegression = "rank-regression"
  case weakerStatement = "weaker-statement"
  case dimensionStops = "dimension-stops"

  // Parity between tracks
  case oneSidedPeers = "one-sided-peers"
  case noCounterpart = "no-counterpart"
  case unequalDimensions = "unequal-dimensions"
  case noWayBack = "no-way-back"
  case contradictingTable = "contradicting-table"

  // Wording
  case twoDemands = "two-demands"
  case vagueMeasure = "vague-measure"
  case abilityNotFact = "ability-not-fact"
  case excludingTerm = "excluding-term"
  case longStatement = "long-statement"
  case hardToRead = "hard-to-read"
  case mixedPunctuation = "mixed-punctuation"

  // Output
  case outputRefused = "output-refused"
  case outputBusy = "output-busy"
  case writeFailed = "write-failed"
  case brokenOutput = "broken-output"

  /// What a finding of this kind is unless someone says otherwise.
  package var severity: Diagnostic.Severity {
    switch self {
    case .nearDimension, .emptyCell, .extraTitle: .warning
    case .unusedFile: .hint
    case .deadWebLink, .oneSidedPeers: .error
    case .twoDemands, .vagueMeasure, .abilityNotFact, .excludingTerm, .longStatement, .hardToRead,
      .mixedPunctuation:
      .hint
    default: isRule ? .warning : .error
    }
  }

  /// Whether this is a judgement on a ladder that could be published as it is: `rules` in
  /// `ladder.yml` may give it another severity, and a page may accept it. Everything else keeps a
  /// site from being made.
  package var isRule: Bool {
    switch self {
    case .nearDimension, .emptyCell, .extraTitle, .similarID, .orphanPage, .unusedFile,
      .pointsAtRetired, .unusedAcceptance, .linkToOutput, .localLink, .unsupportedMarkdown,
      .undefinedReference, .deadWebLink, .doubtfulWebLink, .privateWebLink, .missingDimension,
      .thinCell, .unusedDimension, .emptyTrack, .rankGap, .noEntry, .noWayOn, .missingFact,
      .incompleteList, .staleReview, .noOwner, .copiedStatement, .nearDuplicate, .emptyStep,
      .largeStep,
      .rankRegression, .weakerStatement, .dimensionStops, .oneSidedPeers, .noCounterpart,
      .unequalDimensions, .noWayBack, .contradictingTable, .twoDemands, .vagueMeasure,
      .abilityNotFact, .excludingTerm, .longStatement, .hardToRead, .mixedPunctuation:
      true
    default: false
    }
  }
}
