import Diagnostics

extension Renderer {
  /// Runs a list of statements.
  mutating func run(_ list: Int32) throws(TemplateFailure) {
    let start = Int(list) + 1
    let end = start + Int(code.extra[Int(list)])
    for position in start..<end {
      let id = code.extra[position]
      let node = code.nodes[Int(id)]
      switch node.kind {
      case .text: appendText(node)
      case .output: try show(node.a)
      case .shared: try runShared(node)
      case .choice: try runChoice(node)
      case .loop: try runLoop(node)
      case .set:
        let value = try value(node.b)
        try store(value, node.a)
      case .setBlock: try runSetBlock(id, node)
      case .with: try runWith(node)
      case .filterBlock: try runFilterBlock(id, node)
      case .block: try runBlock(id, node)
      case .include: try runInclude(id, node)
      case .importAll:
        let context = try module(Int(node.a), id)
        let handle = TemplateHandle(.module, index: Int(node.a), owner: context)
        try store(.handle(handle), node.b)
      case .importNames: try runImport(id, node)
      case .macro:
        let handle = TemplateHandle(
          .macro, index: Int(node.a), owner: frame, serial: frames[frame].serial)
        try store(.handle(handle), node.b)
      case .callTag: try runCallTag(node)
      case .extends:
        let function = program.templates[Int(node.a)].root
        let entered = makeFrame(function, context: frames[frame].context)
        try run(function, in: entered, Step(kind: .extends, node: id, function: function))
      default: break
      }
    }
  }

  private mutating func appendText(_ node: Node) {
    code.text.withUnsafeBufferPointer { text in
      let range = Int(node.a)..<Int(node.a + node.b)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    }
  }

  private mutating func runChoice(_ node: Node) throws(TemplateFailure) {
    let list = Int(node.a)
    let end = list + Int(code.extra[list])
    var index = list + 1
    while index < end {
      if try isTrue(code.extra[index]) {
        try run(code.extra[index + 1])
        return
      }
      index += 2
    }
    if code.extra[end] >= 0 { try run(code.extra[end]) }
  }

  private mutating func clear(_ list: Int32, from first: Int = 0) {
    let start = Int(list) + 1
    let end = start + Int(code.extra[Int(list)])
    var index = start + first
    while index < end {
      slots[base + Int(code.extra[index])] = .missing
      index += 1
    }
  }

  private mutating func runLoop(_ node: Node) throws(TemplateFailure) {
    typealias Part = Program.Loop
    let list = Int(node.a) + 1
    func part(_ offset: Int) -> Int32 { code.extra[list + offset] }
    let target = part(Part.target)
    let source = part(Part.items)
    let body = part(Part.body)
    let slot = part(Part.slot)
    let hasClears = Int(code.extra[Int(node.a)]) > Part.clears
    var items = try itemsToLoop(value(source), source)
    if part(Part.condition) >= 0 {
      items = try filtered(items, target, part(Part.condition))
    }
    if items.isEmpty {
      if part(Part.otherwise) >= 0 { try run(part(Part.otherwise)) }
      return
    }
    var number = -1
    if slot >= 0 {
      serial &+= 1
      number = loops.count
      loops.append(Loop(items: items, serial: serial))
      slots[base + Int(slot)] = .handle(
        TemplateHandle(.loop, index: number, serial: serial))
    }
    for index in items.indices {
      try countIterations(1, at: source)
      if number >= 0 { loops[number].index = index }
      if hasClears { clear(node.a, from: Part.clears) }
      try store(items[index], target)
      try run(body)
    }
    if number >= 0 { loops.removeLast() }
  }

  /// The items for which a loop's condition holds.
  private mutating func filtered(
    _ items: [TemplateValue], _ target: Int32, _ condition: Int32
  ) throws(TemplateFailure) -> [TemplateValue] {
    var result: [TemplateValue] = []
    for item in items {
      try countIterations(1, at: condition)
      try store(item, target)
      if try isTrue(condition) { result.append(item) }
    }
    return result
  }

  /// Runs statements and takes what they show off the output.
  ///
  /// - Parameter node: whose value it becomes.
  mutating func capture(
    at node: Int32, _ body: (inout Self) throws(TemplateFailure) -> Void
  ) throws(TemplateFailure) -> [UInt8] {
    let start = output.count
    try body(&self)
    let result = Array(output[start...])
    output.removeLast(output.count - start)
    try countWork(result.count, at: node)
    return result
  }

  private mutating func runSetBlock(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    clear(node.c, from: 1)
    let bytes = try capture(at: id) { renderer throws(TemplateFailure) in try renderer.run(node.b) }
    let filter = code.extra[Int(node.c) + 1]
    try store(try filteredBlock(bytes, filter), node.a)
  }

  private mutating func runFilterBlock(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    clear(node.c)
    let bytes = try capture(at: id) { renderer throws(TemplateFailure) in try renderer.run(node.b) }
    try append(try filteredBlock(bytes, node.a), node.a)
  }

  /// A filter that makes text of a block's HTML gives text, which is escaped: otherwise `default`
  /// and its like could turn text into HTML.
  private mutating func filteredBlock(
    _ bytes: [UInt8], _ filter: Int32
  ) throws(TemplateFailure) -> TemplateValue {
    guard filter >= 0 else { return .html(bytes) }
    captured.append(.html(bytes))
    let result = try value(filter)
    captured.removeLast()
    return result
  }

  private mutating func runWith(_ node: Node) throws(TemplateFailure) {
    let list = Int(node.a)
    let count = Int(code.extra[list]) / 2
    var values: [TemplateValue] = []
    for index in 0..<count { values.append(try value(code.extra[list + 2 + index * 2])) }
    for index in 0..<count { try store(values[index], code.extra[list + 1 + index * 2]) }
    clear(node.c)
    try run(node.b)
  }

  // Other templates

  /// A context that sees what the running function sees.
  private mutating func makeContext(
    _ pairs: Int32, template: Int
  ) -> Int {
    let parent = frames[frame].context
    var context = Context(parent: parent, seesData: contexts[parent].seesData, template: template)
    let start = Int(pairs) + 1
    let end = start + Int(code.extra[Int(pairs)])
    for index in stride(from: start, to: end, by: 2) {
      let id = code.extra[index + 1]
      if let value = chainedName(id, code.nodes[Int(id)]) {
        context.names.append((code.extra[index], value))
      }
    }
    contexts.append(context)
    return contexts.count - 1
  }

  private mutating func runBlock(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    let context = frames[frame].context
    if node.b < 0 { return try runBlock(node.a, level: 0, context: context, id, .block) }
    let first = contexts.count
    let inner = makeContext(node.b, template: contexts[context].template)
    try runBlock(node.a, level: 0, context: inner, id, .block)
    dropContexts(from: first)
  }

  /// Runs one of a block's overrides.
  mutating func runBlock(
    _ name: Int32, level: Int, context: Int, _ id: Int32, _ kind: Step.Kind
  ) throws(TemplateFailure) {
    let template = contexts[context].template
    guard let chain = program.templates[template].blocks[name], level < chain.count else { return }
    let function = Int(chain[level])
    let entered = makeFrame(function, context: context, blockLevel: level)
    try run(function, in: entered, Step(kind: kind, node: id, function: function))
  }

  private mutating func runInclude(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    let first = contexts.count
    let template = Int(node.a)
    let context: Int
    if node.b >= 0 {
      context = makeContext(node.b, template: template)
    } else {
      contexts.append(Context(parent: -1, seesData: false, template: template))
      context = contexts.count - 1
    }
    let function = program.templates[template].root
    let entered = makeFrame(function, context: context)
    try run(function, in: entered, Step(kind: .include, node: id, function: function))
    dropContexts(from: first)
  }

  /// The context of an imported template, which runs when it is first asked for.
  private mutating func module(
    _ template: Int, _ id: Int32
  ) throws(TemplateFailure) -> Int {
    if let context = modules[template] { return context }
    contexts.append(Context(parent: -1, seesData: false, template: template))
    let context = contexts.count - 1
    modules[template] = context
    let function = program.templates[template].root
    let entered = makeFrame(function, context: context)
    let start = output.count
    keepFrames()
    try run(function, in: entered, Step(kind: .imports, node: id, function: function))
    output.removeLast(output.count - start)
    return context
  }

  private mutating func runImport(_ id: Int32, _ node: Node) throws(TemplateFailure) {
    let context = try module(Int(node.a), id)
    let start = Int(node.b) + 1
    let end = start + Int(code.extra[Int(node.b)])
    for index in stride(from: start, to: end, by: 2) {
      let name = code.extra[index]
      let value = contexts[context].names.first { $0.name == name }?.value
      try store(value ?? undefined(id, .imported), code.extra[index + 1])
    }
  }

  // Targets

  mutating func store(_ value: TemplateValue, _ target: Int32) throws(TemplateFailure) {
    let node = code.nodes[Int(target)]
    switch node.kind {
    case .storeName:
      slots[base + Int(node.a)] = value
      if node.c > 0 { publish(node.b, value) }
    case .storeTuple: try unpack(value, target, node)
    default: try storeAttribute(value, target, node)
    }
  }

  private mutating func unpack(
    _ value: TemplateValue, _ target: Int32, _ node: Node
  ) throws(TemplateFailure) {
    let list = Int(node.a)
    let wanted = Int(code.extra[list])
    let items: [TemplateValue]
    switch value {
    case .list(let values): items = values
    case .tuple(let tuple): items = tuple.items
    case .text, .html, .record, .object: items = try itemsToLoop(value, target)
    default:
      if value.isUndefined { throw unknown(value, usedAt: target) }
      throw failure(
        .templateValue, "\(describe(value)) cannot be taken apart into \(wanted) names",
        at: target)
    }
    guard items.count == wanted else {
      throw failure(
        .templateValue, "\(wanted) names stand here, but there are \(items.count) values",
        at: target)
    }
    for index in 0..<wanted { try store(items[index], code.extra[list + 1 + index]) }
  }

  private mutating func storeAttribute(
    _ value: TemplateValue, _ target: Int32, _ node: Node
  ) throws(TemplateFailure) {
    let holder = try self.value(node.a)
    guard case .handle(let handle) = holder, handle.kind == .namespace else {
      if holder.isUndefined { throw unknown(holder, usedAt: node.a) }
      throw failure(
        .templateValue, "'\(written(node.a))' is \(describe(holder)), whose keys cannot be set",
        at: target, help: "only a namespace can: '{% set \(written(node.a)) = namespace() %}'")
    }
    try checkNesting(value, at: target)
    let number = Int(handle.index)
    if let index = namespaces[number].firstIndex(where: { $0.name == node.b }) {
      namespaces[number][index].value = value
    } else {
      namespaces[number].append((node.b, value))
    }
  }
}
