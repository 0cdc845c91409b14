import Diagnostics

/// Runs a program, for one page after the other.
///
/// All values that names hold lie in one row of slots; each running function has a stretch of it,
/// its frame. Imported templates run once for each page, and their frames stay, because their
/// macros may be called later.
struct Renderer {
  struct Frame {
    let function: Int
    let base: Int
    let context: Int

    /// The frame that a macro was defined in; -1 for templates and blocks.
    let outer: Int

    /// Which of a block's overrides runs; 0 is the outermost.
    let blockLevel: Int
    let serial: UInt32
  }

  /// Names that a template makes visible to its blocks, its parents and its includes.
  struct Context {
    /// Where a name is looked for next; -1 for the page's data.
    let parent: Int
    let seesData: Bool

    /// The template whose chain of blocks is shown.
    let template: Int
    var names: [(name: Int32, value: TemplateValue)] = []
  }

  /// A loop that uses its `loop`.
  struct Loop {
    let items: [TemplateValue]
    var index = 0
    let serial: UInt32
    var lastChanged: [TemplateValue]?
  }

  /// A step on the way from the page to the node at hand, for messages.
  struct Step {
    enum Kind { case include, imports, extends, block, parentBlock, macro, caller }

    let kind: Kind
    let node: Int32

    /// The function that was entered.
    let function: Int
  }

  let program: Program
  let code: Program.Code
  let host: (any TemplateHost)?
  private(set) var data: TemplateRecord = [:]
  private(set) var page = ""
  private(set) var entry = 0

  var output: [UInt8] = []
  var slots: [TemplateValue] = []
  var frames: [Frame] = []
  var contexts: [Context] = []

  /// The running function's frame and the start of its slots.
  var frame = 0
  var base = 0

  // Frames, slots and contexts below these belong to imported templates and stay.
  private var keptFrames = 0
  private var keptSlots = 0
  private var keptContexts = 0

  var loops: [Loop] = []
  var namespaces: [[(name: Int32, value: TemplateValue)]] = []
  var modules: [Int: Int] = [:]
  var captured: [TemplateValue] = []
  var steps: [Step] = []
  var depth = 0
  var iterations = 0

  /// Bytes of values read and made; see ``TemplateLibrary/workLimit``.
  var work = 0
  var serial: UInt32 = 0

  /// The only thing that pages hand on to those after them.
  var sharedTexts = SharedTexts()
  var outputEnd = TemplateLibrary.outputLimit

  /// Tags and expressions may be nested this deep over all functions that are running together.
  /// Measured with the deepest templates that this lets through: 320 KiB of stack in a release
  /// build, 2.6 MiB in a debug build. The smallest threads that we run on have 512 KiB.
  static let depthLimit = 500

  init(_ program: Program, host: (any TemplateHost)?) {
    self.program = program
    self.host = host
    code = program.code
  }

  /// Runs the template `entry` with a page's data, and appends what it shows.
  ///
  /// - Returns: what is wrong; then `result` is left as it was.
  mutating func render(
    _ entry: Int, _ data: TemplateRecord, page: String, into result: inout [UInt8]
  ) -> Diagnostic? {
    (self.entry, self.data, self.page) = (entry, data, page)
    forget()
    sharedTexts.turn(to: data, code)
    let start = result.count
    swap(&output, &result)
    outputEnd = start + TemplateLibrary.outputLimit
    defer { swap(&output, &result) }
    contexts.append(Context(parent: -1, seesData: true, template: entry))
    do {
      try runRoot(of: entry, context: 0)
      return nil
    } catch {
      output.removeLast(output.count - start)
      return error.diagnostic
    }
  }

  /// Drops all that the page before left behind, and keeps the room that it took.
  private mutating func forget() {
    slots.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    contexts.removeAll(keepingCapacity: true)
    loops.removeAll(keepingCapacity: true)
    namespaces.removeAll(keepingCapacity: true)
    modules.removeAll(keepingCapacity: true)
    captured.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    (frame, base) = (0, 0)
    (keptFrames, keptSlots, keptContexts) = (0, 0, 0)
    (depth, iterations, work, serial) = (0, 0, 0, 0)
  }

  // Frames

  /// Makes room for a function; the caller sets `frame` and `base` once the arguments are there.
  mutating func makeFrame(
    _ function: Int, context: Int, outer: Int = -1, blockLevel: Int = 0
  ) -> Int {
    serial &+= 1
    let start = slots.count
    frames.append(
      Frame(
        function: function, base: start, context: context, outer: outer, blockLevel: blockLevel,
        serial: serial))
    slots.append(
      contentsOf: repeatElement(.missing, count: code.functions[function].slotCount))
    return frames.count - 1
  }

  mutating func dropFrame(_ dropped: Int) {
    let start = frames[dropped].base
    frames.removeLast(frames.count - max(dropped, keptFrames))
    slots.removeLast(slots.count - max(start, keptSlots))
  }

  mutating func dropContexts(from first: Int) {
    contexts.removeLast(contexts.count - max(first, keptContexts))
  }

  /// From here on nothing that exists now is dropped.
  mutating func keepFrames() {
    keptFrames = frames.count
    keptSlots = slots.count
    keptContexts = contexts.count
  }

  /// Runs a function whose arguments are in its frame.
  mutating func run(_ function: Int, in entered: Int, _ step: Step) throws(TemplateFailure) {
    let (callerFrame, callerBase) = (frame, base)
    let cost = code.functions[function].depth
    // Macros that call one another twice need no loop to run without end. A call costs about as
    // much as ten items.
    try countIterations(10, at: step.node)
    steps.append(step)
    depth += cost
    guard depth <= Self.depthLimit, steps.count <= TemplateLibrary.callLimit else {
      throw tooDeep(step)
    }
    (frame, base) = (entered, frames[entered].base)
    try run(code.functions[function].body)
    (frame, base) = (callerFrame, callerBase)
    depth -= cost
    steps.removeLast()
    dropFrame(entered)
  }

  private mutating func tooDeep(_ step: Step) -> TemplateFailure {
    steps.removeLast()
    return failure(
      .templateLimit,
      steps.count >= TemplateLibrary.callLimit
        ? "more than \(TemplateLibrary.callLimit) macros, includes and blocks are nested here"
        : "tags, macros and includes are nested too deep here",
      at: step.node, help: "a macro that calls itself must come to an end")
  }

  private mutating func runRoot(of template: Int, context: Int) throws(TemplateFailure) {
    let function = program.templates[template].root
    let entered = makeFrame(function, context: context)
    depth += code.functions[function].depth
    (frame, base) = (entered, frames[entered].base)
    try run(code.functions[function].body)
  }

  // Names

  /// Looks a name up in the contexts, the data and the language's own functions.
  func lookUp(_ name: Int32, from context: Int) -> TemplateValue? {
    var number = context
    while number >= 0 {
      let names = contexts[number].names
      for index in names.indices.reversed() where names[index].name == name {
        return names[index].value
      }
      if contexts[number].parent < 0 {
        if contexts[number].seesData,
          let value = data.value(code.keys[Int(name)], code.names[Int(name)])
        {
          return value
        }
        break
      }
      number = contexts[number].parent
    }
    return program.builtins[name].map { .handle(TemplateHandle(.builtin, index: $0)) }
  }

  mutating func publish(_ name: Int32, _ value: TemplateValue) {
    let context = frames[frame].context
    if let index = contexts[context].names.firstIndex(where: { $0.name == name }) {
      contexts[context].names[index].value = value
    } else {
      if contexts[context].names.isEmpty { contexts[context].names.reserveCapacity(8) }
      contexts[context].names.append((name, value))
    }
  }

  /// A name that only the data or another template can have.
  mutating func freeName(_ id: Int32, _ slot: Int32, _ name: Int32) -> TemplateValue {
    let index = base + Int(slot)
    let kept = slots[index]
    if !kept.isMissing { return kept }
    guard let value = lookUp(name, from: frames[frame].context) else {
      return undefined(id, .name)
    }
    slots[index] = value
    return value
  }

  /// A name that several scopes may have stored; `nil` if none did and the data is not asked.
  mutating func chainedName(_ id: Int32, _ node: Node) -> TemplateValue? {
    let list = Int(node.a)
    let end = list + Int(code.extra[list])
    var index = list + 1
    var level = 0
    var owner = frame
    while index < end {
      let wanted = Int(code.extra[index])
      while level < wanted, owner >= 0 {
        owner = frames[owner].outer
        level += 1
      }
      guard owner >= 0 else { break }
      let value = slots[frames[owner].base + Int(code.extra[index + 1])]
      if !value.isMissing { return value }
      index += 2
    }
    let free = code.extra[end]
    return free < 0 ? nil : freeName(id, free, node.b)
  }

  // Counting

  mutating func countIterations(_ count: Int, at node: Int32) throws(TemplateFailure) {
    let sum = iterations.addingReportingOverflow(count)
    iterations = sum.partialValue
    if sum.overflow || iterations > TemplateLibrary.iterationLimit {
      throw failure(
        .templateLimit,
        "the loops of this page go through more than \(TemplateLibrary.iterationLimit) items",
        at: node, help: "look for loops inside loops")
    }
    if output.count > outputEnd {
      throw failure(
        .templateLimit,
        "the page has more than \(TemplateLibrary.outputLimit >> 20) MiB", at: node,
        help: "look for loops inside loops")
    }
  }
}
