extension DiagnosticCode {
  /// What `ladder explain` says of the rules that `ladder check` adds to a build.
  var ruleExplanation: Explanation {
    switch self {
    case .similarID:
      Explanation(
        group: "Rules: structure",
        meaning: "Two pages of a kind have names that differ only in letter case.",
        example: "content/levels/ic/Lead.md and content/levels/em/lead.md",
        mend: "Rename one of the two: people, links and some disks mix them up.")
    case .orphanPage:
      Explanation(
        group: "Rules: structure",
        meaning: "No page and no navigation entry leads to this page, so nobody will find it.",
        example: "content/about/history.md that nothing links to",
        mend: "Link to it from where it helps, add it to 'navigation', or delete it.")
    case .unusedFile:
      Explanation(
        group: "Rules: structure",
        meaning:
          "A picture or document below content/ is published, but no page shows or links to it.",
        example: "content/guides/old-map.png",
        mend: "Delete it, or link to it.")
    case .pointsAtRetired:
      Explanation(
        group: "Rules: structure",
        meaning: "An active page still points at a retired one, in its front matter or its text.",
        example: "entry_from: [old-lead] while that level says 'status: retired'",
        mend: "Point at what took its place; say in the retired page what that is.")
    case .unusedAcceptance:
      Explanation(
        group: "Rules: structure",
        meaning:
          "An entry of 'accepts' accepts nothing: what it excused is mended, or was never there.",
        example:
          "accepts: [{rule: thin-cell, reason: \"a young track\"}] on a page without thin cells",
        mend: "Delete the entry.")
    case .linkToOutput:
      Explanation(
        group: "Rules: links",
        meaning:
          "A link names the address in the site of a page that has a source, so it is broken wherever the source is read.",
        example: "[Staff](../levels/ic/staff-engineer.html)",
        mend: "Write the path of the source: staff-engineer.md.")
    case .localLink:
      Explanation(
        group: "Rules: links",
        meaning: "A link leads to the reader's own machine.",
        example: "[preview](http://localhost:8080/matrix.html)",
        mend: "Link to the page itself, or to where it is published.")
    case .unsupportedMarkdown:
      Explanation(
        group: "Rules: links",
        meaning: "Text looks like Markdown of another program, and would be shown as it stands.",
        example: "[[Staff Engineer]]",
        mend: "Write it in CommonMark, or between backticks if the signs are meant.")
    case .undefinedReference:
      Explanation(
        group: "Rules: links",
        meaning: "A link by reference has no definition, so its brackets are shown as text.",
        example: "[the map][map] without a line '[map]: ../dual-track.html'",
        mend: "Add the definition, or write the address in round brackets.")
    case .deadWebLink:
      Explanation(
        group: "Rules: links",
        meaning:
          "A web address that a page links to answers that there is nothing, has a host that does not exist, or can't be trusted (only with --external).",
        example: "https://example.com/gone, which answers 404",
        mend: "Link to where it moved, or take the link out.")
    case .doubtfulWebLink:
      Explanation(
        group: "Rules: links",
        meaning:
          "A web address could not be judged: it wants a login, has had too many requests, is in trouble or did not answer in time (only with --external).",
        example: "https://example.com/busy, which answers 503",
        mend: "Look at it in a browser and try again later; take the link out if it stays so.")
    case .privateWebLink:
      Explanation(
        group: "Rules: links",
        meaning:
          "A web address lies in a private network and was not asked (only with --external).",
        example: "https://10.0.0.7/wiki",
        mend: "Check with --allow-private from inside that network.")
    case .missingDimension:
      Explanation(
        group: "Rules: completeness",
        meaning:
          "A level says nothing of a dimension that its neighbours or nearly all levels of its track have; or there is no dimension at all.",
        example: "a level without '## Leadership' between two that have it",
        mend: "Write the section, or 'carries: [leadership]' if it stays as it is below.")
    case .thinCell:
      Explanation(
        group: "Rules: completeness",
        meaning:
          "A cell is far thinner than the cells around it: four times fewer words than each of them.",
        example: "one statement of five words between cells of six statements",
        mend: "Say as much as the neighbours do, or take words out of them.")
    case .unusedDimension:
      Explanation(
        group: "Rules: completeness",
        meaning: "A dimension that a track is to be assessed by is on none of its levels.",
        example: "a dimension without 'tracks' that only managers' levels have",
        mend: "Limit it with 'tracks: [em]', or write the sections.")
    case .emptyTrack:
      Explanation(
        group: "Rules: completeness",
        meaning: "A track has no active level.",
        example: "tracks/data.md without any page in levels/data/",
        mend: "Write its levels, or delete the track.")
    case .rankGap:
      Explanation(
        group: "Rules: completeness",
        meaning: "A track skips a rank where it usually does not.",
        example: "ranks 1, 2, 4",
        mend:
          "Number the level as the scale asks, add the level that is missing, or accept the gap with the reason."
      )
    case .noEntry:
      Explanation(
        group: "Rules: completeness",
        meaning:
          "Nobody can reach a track: it begins above the lowest rank, and no transition leads to it.",
        example: "a management track from rank 4 that nothing leads to",
        mend: "Write the transition by which people arrive.")
    case .noWayOn:
      Explanation(
        group: "Rules: completeness",
        meaning:
          "A level is the top of its track while other tracks go higher, and nothing leads on from it.",
        example: "a specialist track that ends at rank 5 of 9",
        mend: "Write a transition from it, add the next level, or say 'settled: true'.")
    case .missingFact:
      Explanation(
        group: "Rules: completeness",
        meaning: "A level lacks a fact that nearly all levels of its track state.",
        example: "'Planning horizon' on five levels of six",
        mend: "Add it under 'facts', spelt as on the other levels.")
    case .incompleteList:
      Explanation(
        group: "Rules: completeness",
        meaning: "A table or list of a track's levels leaves one of them out.",
        example: "| IC1 | IC2 | IC4 | above a column for each, although there is an IC3",
        mend: "Add the level; better still, link to the track's page or the matrix, which have all."
      )
    case .staleReview:
      Explanation(
        group: "Rules: completeness",
        meaning: "A page was reviewed more than a year ago, or on a day that is still to come.",
        example: "reviewed: 2019-03-01",
        mend: "Read it, mend it, and write today's date.")
    case .noOwner:
      Explanation(
        group: "Rules: completeness",
        meaning: "Nobody is named who answers for a page, although other pages have an owner.",
        example: "a level without 'owner'",
        mend: "Name a team or a person under 'owner'.")
    default: comparisonExplanation
    }
  }
}
