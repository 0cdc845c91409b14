package import Diagnostics

/// Every rule: the one list.
package enum RuleList {
  static let all: [Rule] = [
    // Structure
    Rule(.similarID, findings: SimilarIDs.findings),
    Rule(.orphanPage, findings: Orphans.pages),
    Rule(.unusedFile, findings: Orphans.files),
    Rule(.pointsAtRetired, findings: RetiredTargets.findings),
    // Links
    Rule(.linkToOutput, findings: OutputLinks.findings),
    Rule(.localLink, isLocal: true, findings: LocalLinks.findings),
    Rule(
      .unsupportedMarkdown, .undefinedReference, isLocal: true, findings: ForeignMarkdown.findings),
    // Completeness
    Rule(.missingDimension, .dimensionStops, findings: MissingCells.findings),
    Rule(.thinCell, findings: ThinCells.findings),
    Rule(.unusedDimension, .emptyTrack, findings: UnusedParts.findings),
    Rule(.rankGap, findings: RankGaps.findings),
    Rule(.noEntry, .noWayOn, findings: TrackEnds.findings),
    Rule(.missingFact, findings: MissingFacts.findings),
    Rule(.incompleteList, findings: IncompleteLists.findings),
    Rule(.staleReview, isLocal: true, findings: Reviews.findings),
    Rule(.noOwner, findings: Owners.findings),
    // Consistency between levels
    Rule(.copiedStatement, findings: CopiedStatements.findings),
    Rule(.nearDuplicate, findings: NearDuplicates.findings),
    Rule(.emptyStep, .largeStep, findings: StepSizes.findings),
    Rule(.rankRegression, findings: RankRegressions.findings),
    Rule(.weakerStatement, findings: WeakerStatements.findings),
    // Parity between tracks
    Rule(.oneSidedPeers, .noCounterpart, findings: Counterparts.findings),
    Rule(.unequalDimensions, findings: UnequalDimensions.findings),
    Rule(.noWayBack, findings: WaysBack.findings),
    Rule(.contradictingTable, findings: PairingTables.findings),
    // Wording
    Rule(.twoDemands, isLocal: true, findings: TwoDemands.findings),
    Rule(.vagueMeasure, isLocal: true, findings: VagueMeasures.findings),
    Rule(.abilityNotFact, isLocal: true, findings: Abilities.findings),
    Rule(.excludingTerm, isLocal: true, findings: ExcludingTerms.findings),
    Rule(.longStatement, .hardToRead, isLocal: true, findings: Readability.findings),
    Rule(.mixedPunctuation, isLocal: true, findings: Punctuation.findings),
  ]

  /// The codes that the rules report; those of outside links come from another place.
  package static var codes: [DiagnosticCode] { all.flatMap(\.codes) }
}
