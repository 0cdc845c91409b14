extension DiagnosticCode {
  /// What `ladder explain` says of this code.
  package var explanation: Explanation {
    switch self {
    case .missingFile:
      Explanation(
        group: "Files",
        meaning: "A file or folder that the build needs is not there.",
        example: "a project without ladder.yml",
        mend: "Make the file, or name the right folder with --root.")
    case .unreadableFile:
      Explanation(
        group: "Files",
        meaning: "A file or folder is there but could not be read.",
        example: "a page without read permission",
        mend: "Give the user who builds the right to read it, or take it out of the project.")
    case .fileTooLarge:
      Explanation(
        group: "Files",
        meaning: "A file is larger than the build accepts.",
        example: "a page of 9 MiB",
        mend: "Split the page; put large files on a server of their own and link to them.")
    case .invalidUTF8:
      Explanation(
        group: "Files",
        meaning: "A text file holds bytes that are not UTF-8.",
        example: "a page saved as Latin-1",
        mend: "Save the file in the encoding UTF-8.")
    case .unusableFile:
      Explanation(
        group: "Files",
        meaning: "A file is of a kind that can't be published from here.",
        example: "content/widget.js",
        mend:
          "Move scripts, styles and HTML to templates/assets/, and everything else out of content/."
      )
    case .symlinkOutside:
      Explanation(
        group: "Files",
        meaning: "A symbolic link leads out of the project.",
        example: "content/notes.md -> /home/me/notes.md",
        mend: "Copy the file into the project.")
    case .badFileName:
      Explanation(
        group: "Files",
        meaning:
          "A file's name can't be part of an address, or is the same as another's on some disks.",
        example: "content/guides/how to.md",
        mend: "Use letters, digits, '-', '_' and '.': how-to.md.")
    case .misplacedFile:
      Explanation(
        group: "Files",
        meaning: "A file lies where no page of its kind can be.",
        example: "content/levels/staff.md",
        mend: "Move it to the folder that the message names.")
    case .missingFrontMatter:
      Explanation(
        group: "Front matter",
        meaning: "A page has no front matter.",
        example: "a page that begins with its first heading",
        mend: "Begin the file with '---', at least 'title: …', and '---'.")
    case .unclosedFrontMatter:
      Explanation(
        group: "Front matter",
        meaning: "The front matter begins and never ends.",
        example: "---\ntitle: Staff Engineer\n\nThe page's text",
        mend: "Add a line '---' behind the last key.")
    case .yamlSyntax:
      Explanation(
        group: "Front matter",
        meaning: "The front matter or ladder.yml can't be read as YAML.",
        example: "title: Staff: the first year",
        mend: "Put values that hold ': ' or begin with a special character in quotes.")
    case .unsupportedYAML:
      Explanation(
        group: "Front matter",
        meaning:
          "The YAML uses a feature that is left out on purpose: anchors, aliases, tags, several documents.",
        example: "owner: *team",
        mend: "Write the value out, or quote it if it is text.")
    case .duplicateKey:
      Explanation(
        group: "Front matter",
        meaning: "A key is given twice.",
        example: "rank: 4\nrank: 5",
        mend: "Keep one of them.")
    case .unknownKey:
      Explanation(
        group: "Front matter",
        meaning: "A key is not known for this kind of page.",
        example: "titel: Staff Engineer",
        mend: "Correct the spelling; keys of your own go under 'extra:'.")
    case .missingKey:
      Explanation(
        group: "Front matter",
        meaning: "A required key is missing.",
        example: "a level without 'rank'",
        mend: "Add the key.")
    case .wrongType:
      Explanation(
        group: "Front matter",
        meaning: "A value is of another type than the key takes.",
        example: "rank: five",
        mend: "Write the value as the message says.")
    case .badValue:
      Explanation(
        group: "Front matter",
        meaning: "A value is of the right type but not allowed.",
        example: "kind: demotion",
        mend: "Write one of the values that the message names.")
    case .rawHTML:
      Explanation(
        group: "Markdown",
        meaning: "A page holds raw HTML, which could carry a script.",
        example: "<b>bold</b>",
        mend:
          "Write it as Markdown, or set 'raw_html: allow' in ladder.yml if you trust everyone who can edit."
      )
    case .scriptLink:
      Explanation(
        group: "Markdown",
        meaning: "A link would run a script or open a local file.",
        example: "[click](javascript:alert(1))",
        mend: "Link to a page, or to an https: address.")
    case .nestingTooDeep:
      Explanation(
        group: "Markdown",
        meaning: "Lists and quotes are nested deeper than the build accepts.",
        example: "200 quotes inside one another",
        mend: "Flatten the text.")
    case .markdownLimit:
      Explanation(
        group: "Markdown",
        meaning: "A page would take unreasonably long to read.",
        example: "a paragraph of 100,000 opening brackets",
        mend: "Split the paragraph, or delete what is not text.")
    case .duplicateID:
      Explanation(
        group: "The ladder",
        meaning: "Two things have one id, or two dimensions one name.",
        example: "## Scope {#scope} twice on a page",
        mend: "Give one of them another id or file name.")
    case .duplicateCode:
      Explanation(
        group: "The ladder",
        meaning: "Two levels of a track have one code.",
        example: "code: IC5 on two levels",
        mend: "Give each level of a track a code of its own.")
    case .unknownTrack:
      Explanation(
        group: "The ladder",
        meaning: "A level lies in the folder of a track that does not exist.",
        example: "content/levels/ik/staff.md",
        mend: "Rename the folder, or write the track's page.")
    case .unknownReference:
      Explanation(
        group: "The ladder",
        meaning: "Front matter names a page that does not exist.",
        example: "levels: [staf-engineer]",
        mend: "Correct the name; it is the file's name without '.md'.")
    case .ambiguousReference:
      Explanation(
        group: "The ladder",
        meaning: "Front matter names something that is both a level and a role.",
        example: "from: staff-engineer",
        mend: "Write 'level:staff-engineer' or 'role:staff-engineer'.")
    case .repeatedDimension:
      Explanation(
        group: "The ladder",
        meaning: "A level's page opens the same dimension twice.",
        example: "## Leadership, and again ## Leadership",
        mend: "Put both lists under one heading.")
    case .nearDimension:
      Explanation(
        group: "The ladder",
        meaning: "A heading nearly names a dimension, so that the matrix leaves it out.",
        example: "## Leadershp",
        mend: "Write the dimension's title exactly, or choose a heading that is clearly another.")
    case .foreignDimension:
      Explanation(
        group: "The ladder",
        meaning: "A level has a section for a dimension that does not belong to its track.",
        example: "## People development on an individual-contributor level",
        mend: "Add the track to the dimension's 'tracks', or rename the heading.")
    case .emptyCell:
      Explanation(
        group: "The ladder",
        meaning:
          "A dimension's section holds no statement, or an item without a sentence: the matrix would show a hole.",
        example: "## Leadership with no list under it",
        mend:
          "Write a list whose items begin with what is expected, or carry the dimension from the level below with 'carries'."
      )
    case .badCarries:
      Explanation(
        group: "The ladder",
        meaning: "A level carries a dimension that it can't.",
        example: "carries: [leadership] on the lowest level",
        mend: "Write the section on the page itself.")
    case .badTransition:
      Explanation(
        group: "The ladder",
        meaning: "A transition leads from a level to itself.",
        example: "from: staff-engineer and to: staff-engineer",
        mend: "Name the level that the move ends at.")
    case .badPeers:
      Explanation(
        group: "The ladder",
        meaning: "A level names a peer on its own track.",
        example: "peers: [senior-engineer] on an individual-contributor level",
        mend: "Name levels of other tracks, or 'none'.")
    case .extraTitle:
      Explanation(
        group: "The ladder",
        meaning: "A page has a second first-level heading; its title comes from the front matter.",
        example: "# Introduction",
        mend: "Begin sections with '##'.")
    case .ladderLimit:
      Explanation(
        group: "The ladder",
        meaning:
          "The ladder asks for more pages or comparisons than can be made in reasonable time.",
        example: "1,000 levels of one track with one rank, or a cell of 1,000 statements",
        mend: "Give levels ranks of their own, and keep lists to what is assessed.")
    case .emptyLink:
      Explanation(
        group: "Links and addresses",
        meaning: "A link has no destination.",
        example: "[Staff Engineer]()",
        mend: "Write the path of a page.")
    case .brokenLink:
      Explanation(
        group: "Links and addresses",
        meaning: "A link leads to a page or file that does not exist.",
        example: "[Staff](../levels/ic/staf-engineer.md)",
        mend: "Correct the path.")
    case .brokenAnchor:
      Explanation(
        group: "Links and addresses",
        meaning: "A link leads to a section or statement that its page does not have.",
        example: "[Scope](staff-engineer.md#scop)",
        mend: "Correct the part behind '#'.")
    case .wrongLetterCase:
      Explanation(
        group: "Links and addresses",
        meaning:
          "A link differs from the file's name in letter case, which some disks forgive and web servers don't.",
        example: "[Staff](Staff-Engineer.md)",
        mend: "Write the name exactly as the file has it.")
    case .linkOutside:
      Explanation(
        group: "Links and addresses",
        meaning: "A link leaves the content folder.",
        example: "[Code](../../Sources/main.swift)",
        mend: "Move the file below content/, or link to where it is published.")
    case .linkToDraft:
      Explanation(
        group: "Links and addresses",
        meaning: "A published page leads to a draft.",
        example: "[Plan](../guides/next-year.md) while that page says 'status: draft'",
        mend: "Publish the draft, take the link out, or build with --drafts.")
    case .unusableAddress:
      Explanation(
        group: "Links and addresses",
        meaning:
          "An address can't be used: another host without a scheme, an unknown scheme, a malformed escape, a picture that is none.",
        example: "[x](//example.com/page)",
        mend: "Write https:// in full, or the path of a page.")
    case .pathCollision:
      Explanation(
        group: "Links and addresses",
        meaning: "Two pages or files would be written to one place.",
        example: "aliases: [matrix.html]",
        mend: "Rename one of the two.")
    case .templateSyntax:
      Explanation(
        group: "Templates",
        meaning: "A template can't be read.",
        example: "{% if level %} without {% endif %}",
        mend: "Correct what the message names.")
    case .unknownName:
      Explanation(
        group: "Templates",
        meaning: "A template uses a name or key that does not exist.",
        example: "{{ level.titel }}",
        mend: "Correct the spelling.")
    case .unknownFilter:
      Explanation(
        group: "Templates",
        meaning: "A template uses a filter that does not exist.",
        example: "{{ title | uper }}",
        mend: "Use one of the filters of REFERENCE.md.")
    case .unknownTest:
      Explanation(
        group: "Templates",
        meaning: "A template uses a test that does not exist.",
        example: "{% if x is numbr %}",
        mend: "Use one of the tests of REFERENCE.md.")
    case .unknownTemplate:
      Explanation(
        group: "Templates",
        meaning: "A template extends, includes or imports one that does not exist.",
        example: "{% extends 'bse.html' %}",
        mend: "Correct the name; it is the path below templates/.")
    case .unknownBlock:
      Explanation(
        group: "Templates",
        meaning: "A template fills a block that its parent does not have.",
        example: "{% block contnt %}",
        mend: "Correct the name, or add the block to the parent.")
    case .templateCycle:
      Explanation(
        group: "Templates",
        meaning: "Templates extend or include one another in a circle.",
        example: "a.html includes b.html, which includes a.html",
        mend: "Take one of the links of the circle out.")
    case .templateValue:
      Explanation(
        group: "Templates",
        meaning: "A template does something with a value that the value can't do.",
        example: "{{ 'a' + 1 }}",
        mend: "Check what REFERENCE.md says the template is given.")
    case .templateLimit:
      Explanation(
        group: "Templates",
        meaning: "A template goes deeper or on longer than the build accepts.",
        example: "a macro that calls itself without an end",
        mend: "End the recursion or shorten the loop.")
    case .outputRefused:
      Explanation(
        group: "Output",
        meaning: "The site can't be written to this folder without harm.",
        example: "--output content",
        mend: "Choose an empty folder, or one that an earlier build made.")
    case .outputBusy:
      Explanation(
        group: "Output",
        meaning: "Another build is writing to this folder.",
        example: "two builds at once",
        mend: "Wait for the other one to end.")
    case .writeFailed:
      Explanation(
        group: "Output",
        meaning: "The disk refused to take a file; the old site is whole.",
        example: "a full disk",
        mend: "Make room or give the right to write, and build again.")
    case .brokenOutput:
      Explanation(
        group: "Output",
        meaning: "A finished page holds a link to nothing or an id twice: a template is wrong.",
        example: "<a href=\"matrx.html\"> in a template",
        mend: "Mend the template that writes it.")
    case .similarID, .orphanPage, .unusedFile, .pointsAtRetired, .unusedAcceptance, .linkToOutput,
      .localLink, .unsupportedMarkdown, .undefinedReference, .deadWebLink, .doubtfulWebLink,
      .privateWebLink, .missingDimension, .thinCell, .unusedDimension, .emptyTrack, .rankGap,
      .noEntry, .noWayOn, .missingFact, .incompleteList, .staleReview, .noOwner, .copiedStatement,
      .nearDuplicate,
      .emptyStep, .largeStep, .rankRegression, .weakerStatement, .dimensionStops, .oneSidedPeers,
      .noCounterpart, .unequalDimensions, .noWayBack, .contradictingTable, .twoDemands,
      .vagueMeasure, .abilityNotFact, .excludingTerm, .longStatement, .hardToRead,
      .mixedPunctuation:
      ruleExplanation
    }
  }
}
