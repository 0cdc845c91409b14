import Diagnostics

/// What can be wrong between templates.
extension TemplateLinker {
  /// Templates that exist, and no way from one back to itself.
  func checkReferences() {
    var isDone = Set<Int>()
    for number in outlines.indices {
      current = number
      for reference in outlines[number].references where reference.kind == .extends {
        if reference.name.text != outlines[number].parent?.text
          || reference.name.range != outlines[number].parent?.range
        {
          report(
            .templateSyntax, "a template extends only one other", reference.name.range,
            help: "let one parent extend the other")
        }
        _ = template(named: reference.name)
      }
      var path: [(template: Int, word: Word)] = []
      findCycle(number, &path, &isDone)
    }
  }

  private func findCycle(
    _ number: Int, _ path: inout [(template: Int, word: Word)], _ isDone: inout Set<Int>
  ) {
    // Each template is entered once, and a path holds each once: no deeper than there are files.
    if isDone.contains(number) { return }
    for (_, word) in outlines[number].references {
      guard let next = numbers[word.text] else { continue }
      path.append((number, word))
      if let start = path.firstIndex(where: { $0.template == next }) {
        reportCycle(Array(path[start...]))
      } else {
        findCycle(next, &path, &isDone)
      }
      path.removeLast()
    }
    isDone.insert(number)
  }

  private func reportCycle(_ path: [(template: Int, word: Word)]) {
    guard let first = path.first else { return }
    current = first.template
    let notes = path.dropFirst().map { step in
      Diagnostic.Note(
        "'\(outlines[step.template].template.name)' names '\(step.word.text)'",
        at: outlines[step.template].template.file.place(step.word.range))
    }
    let name = outlines[first.template].template.name
    report(
      .templateCycle,
      path.count == 1 ? "'\(name)' names itself" : "'\(name)' leads back to itself",
      first.word.range, notes: Array(notes),
      help: "no template can extend, include or import itself; a macro may call itself")
  }

  /// Each block once, and none that no parent shows.
  func checkBlocks() {
    let outline = outlines[current]
    var places: [String: Word] = [:]
    for block in outline.blocks {
      if let first = places[block.name.text] {
        report(
          .templateSyntax, "block '\(block.name.text)' stands here twice", block.name.range,
          notes: [Diagnostic.Note("it stands here first", at: file.place(first.range))],
          help: "give the second block another name")
      } else {
        places[block.name.text] = block.name
      }
    }
    guard let parent = outline.parent, numbers[parent.text] != nil else { return }
    let chain = parents(of: current)
    // With a missing grandparent or one that cannot be read, nobody can tell what it shows.
    if let last = chain.last, let name = outlines[last].parent, numbers[name.text] == nil { return }
    if chain.contains(where: { outlines[$0].template.isBroken }) { return }
    let names = Set(chain.flatMap { outlines[$0].blocks.map(\.name.text) })
    for block in outline.blocks where block.isOutermost && !names.contains(block.name.text) {
      let all = names.sorted()
      report(
        .unknownBlock, "block '\(block.name.text)' does not exist in '\(parent.text)'",
        block.name.range,
        help: NearMiss.suggestion(for: block.name.text, in: all)
          ?? (all.isEmpty
            ? "'\(parent.text)' has no blocks" : "its blocks are: \(all.joined(separator: ", "))"))
    }
  }

  /// In a template that extends, only blocks are shown; whatever else would show something is a
  /// mistake that Jinja2 passes over in silence.
  func checkOutsideBlocks(_ statements: [Statement], inside tag: String? = nil) {
    let help = "move it into a block"
    for statement in statements {
      switch statement.kind {
      case .text:
        let bytes = file.bytes
        let start = WhiteSpace.end(
          from: statement.range.lowerBound, in: bytes, end: statement.range.upperBound)
        guard start < statement.range.upperBound else { continue }
        var end = start
        while end < statement.range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        report(
          .templateSyntax, "text outside the blocks of a template that extends is never shown",
          start..<end, help: help)
      case .output, .include, .call, .filter:
        report(
          .templateSyntax,
          "what stands outside the blocks of a template that extends is never shown",
          statement.range, help: help)
      case .choice(let branches, let otherwise):
        for branch in branches { checkOutsideBlocks(branch.body, inside: "if") }
        checkOutsideBlocks(otherwise, inside: "if")
      case .loop(let loop):
        checkOutsideBlocks(loop.body, inside: "for")
        checkOutsideBlocks(loop.otherwise, inside: "for")
      case .with(_, let body): checkOutsideBlocks(body, inside: "with")
      case .block(let block):
        if let tag {
          report(
            .templateSyntax,
            "block '\(block.name.text)' replaces its parent's, whatever '\(tag)' says",
            block.name.range, help: "put '\(tag)' into the block")
        }
      case .set, .setBlock, .extends, .importAll, .importNames, .macro: continue
      }
    }
  }
}
