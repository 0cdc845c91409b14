extension DiagnosticCode {
  /// The rules that compare levels and tracks, and those on wording; a test finds a code without an
  /// explanation.
  var comparisonExplanation: Explanation {
    switch self {
    case .copiedStatement:
      Explanation(
        group: "Rules: consistency between levels",
        meaning: "A statement stands word for word at the level below too.",
        example: "the same line on Engineer II and Engineer III",
        mend:
          "Say what is more at this level, delete it (what is asked below still holds), or carry the whole dimension with 'carries'."
      )
    case .nearDuplicate:
      Explanation(
        group: "Rules: consistency between levels",
        meaning:
          "Two statements say the same in nearly the same words: copies that drifted apart, or one demand made twice.",
        example: "Writes the tests. / Writes tests",
        mend: "Make them one, or make the difference plain.")
    case .emptyStep:
      Explanation(
        group: "Rules: consistency between levels",
        meaning:
          "A promotion asks for nothing new: every statement of the level stands below already.",
        example: "two levels with the same lists",
        mend: "Say what changes, or make the two one level.")
    case .largeStep:
      Explanation(
        group: "Rules: consistency between levels",
        meaning:
          "A promotion asks for far more than the others of its track do: over twice as much as usual.",
        example: "a step with 24 new statements among steps with 8",
        mend: "Move statements to the level below, or add a level between.")
    case .rankRegression:
      Explanation(
        group: "Rules: consistency between levels",
        meaning: "An amount under 'facts' falls although the rank rises.",
        example: "Planning horizon: 2 quarters at IC5, 1 quarter at IC6",
        mend: "Correct the number, or accept it with the reason.")
    case .weakerStatement:
      Explanation(
        group: "Rules: consistency between levels",
        meaning:
          "A statement asks for less than the one that it grew out of one level below (English only).",
        example: "Owns the plan of two teams. → Helps with the plan of two teams.",
        mend: "Ask for more, or take the statement out: what is asked below still holds.")
    case .dimensionStops:
      Explanation(
        group: "Rules: consistency between levels",
        meaning:
          "A dimension that lower levels have is missing from here to the top, as if nothing more were asked.",
        example: "'Craft' up to IC3 and on no level above",
        mend: "Carry it with 'carries', write the section, or accept it with the reason.")
    case .oneSidedPeers:
      Explanation(
        group: "Rules: parity between tracks",
        meaning: "A level names a peer that names others, or none, in turn.",
        example: "peers: [lead] on a level that 'lead' does not name under its own 'peers'",
        mend: "Make the two lists say the same.")
    case .noCounterpart:
      Explanation(
        group: "Rules: parity between tracks",
        meaning:
          "A level has no counterpart on any other track, and does not say that this is meant.",
        example: "rank: 9, which no other track reaches",
        mend: "Write 'peers: none', name its peers, or give it a range of ranks.")
    case .unequalDimensions:
      Explanation(
        group: "Rules: parity between tracks",
        meaning:
          "Of two levels of equal rank, one is assessed by a dimension that the other says nothing of, although both tracks have it.",
        example: "'Leadership' on Staff Engineer but not on Engineering Manager",
        mend: "Write the section, or limit the dimension to one track with 'tracks'.")
    case .noWayBack:
      Explanation(
        group: "Rules: parity between tracks",
        meaning: "A switch to another track has no transition that leads back.",
        example: "transitions/ic-to-manager.md without manager-to-ic.md",
        mend: "Write the way back, or accept it with the reason.")
    case .contradictingTable:
      Explanation(
        group: "Rules: parity between tracks",
        meaning:
          "A table in the text pairs levels of two tracks otherwise than their ranks and peers do.",
        example: "| Staff Engineer | Director |",
        mend:
          "Correct the table, or the ranks; better still, link to the map, which is made from them."
      )
    case .twoDemands:
      Explanation(
        group: "Rules: wording",
        meaning:
          "A statement makes two demands, joined by 'and': nobody can cite half of it (English only).",
        example: "Writes the design and reviews the code.",
        mend: "Make it two statements.")
    case .vagueMeasure:
      Explanation(
        group: "Rules: wording",
        meaning: "A statement measures by a word that everyone reads otherwise (English only).",
        example: "Writes good tests as needed.",
        mend: "Say how many, how often, or by what one can see it.")
    case .abilityNotFact:
      Explanation(
        group: "Rules: wording",
        meaning: "A statement says what a person could do and not what they do (English only).",
        example: "Is able to lead a project.",
        mend: "State the fact: Leads a project.")
    case .excludingTerm:
      Explanation(
        group: "Rules: wording",
        meaning: "A word leaves somebody out, or has a plainer alternative (English only).",
        example: "Answers for the manpower of his team.",
        mend: "Write the alternative that the message names.")
    case .longStatement:
      Explanation(
        group: "Rules: wording",
        meaning: "A statement has more than 35 words (English only).",
        example: "a statement of three lines",
        mend: "Cut it, or part it into two.")
    case .hardToRead:
      Explanation(
        group: "Rules: wording",
        meaning:
          "A level's statements take more than 16 years of school to read, by the Flesch-Kincaid grade (English only).",
        example: "a level of long sentences with long words",
        mend: "Use shorter sentences and plainer words.")
    case .mixedPunctuation:
      Explanation(
        group: "Rules: wording",
        meaning: "In one list, some items end in a full stop and some do not (English only).",
        example: "- Leads a team.\n- Hires people",
        mend: "End all items of a list alike.")
    default: Explanation(group: "", meaning: "", example: "", mend: "")
    }
  }
}
