/// What stretches of templates showed that depend on nothing but the shared data; see
/// ``TemplateLinker/gatherShared(_:)``.
struct SharedTexts {
  /// What a stretch showed, and what that cost of the page's limits.
  struct Text {
    let bytes: [UInt8]
    let iterations: Int
    let work: Int
  }

  private var values: [TemplateValue?] = []

  /// By the stretches' numbers.
  private var texts: [Text?] = []

  subscript(_ stretch: Int) -> Text? {
    get { texts[stretch] }
    set { texts[stretch] = newValue }
  }

  /// Goes on to another page: forgets everything unless its shared data is that of the page before.
  mutating func turn(to data: TemplateRecord, _ code: Program.Code) {
    guard code.stretchCount > 0 else { return }
    let isSame =
      values.count == code.sharedNames.count
      && zip(values, code.sharedNames).allSatisfy { known, name in
        switch (known, value(of: name, data, code)) {
        case (let known?, let value?): known.isIdentical(to: value)
        case (nil, nil): true
        default: false
        }
      }
    guard !isSame else { return }
    values = code.sharedNames.map { value(of: $0, data, code) }
    texts.removeAll(keepingCapacity: true)
    texts.append(contentsOf: repeatElement(nil, count: code.stretchCount))
  }

  private func value(
    of name: Int32, _ data: TemplateRecord, _ code: Program.Code
  ) -> TemplateValue? {
    data.value(code.keys[Int(name)], code.names[Int(name)])
  }
}

extension Renderer {
  /// Shows a stretch as it was shown before, or shows it for the first time.
  mutating func runShared(_ node: Node) throws(TemplateFailure) {
    // An include without context sees no data, and what it shows is its own.
    guard contexts[frames[frame].context].seesData else { return try run(node.a) }
    let stretch = Int(node.b)
    if let known = sharedTexts[stretch], fits(known) {
      output += known.bytes
      iterations += known.iterations
      work += known.work
      return
    }
    let (start, iterationsBefore, workBefore) = (output.count, iterations, work)
    try run(node.a)
    sharedTexts[stretch] = SharedTexts.Text(
      bytes: Array(output[start...]), iterations: iterations - iterationsBefore,
      work: work - workBefore)
  }

  /// Whether the page's limits leave room for it. Where they don't, running the stretch tells what
  /// goes too far.
  private func fits(_ text: SharedTexts.Text) -> Bool {
    output.count + text.bytes.count <= outputEnd
      && iterations + text.iterations <= TemplateLibrary.iterationLimit
      && work + text.work <= TemplateLibrary.workLimit
  }
}
